package org.rowan.incident;

import java.time.Instant;
import java.util.Optional;
import org.rowan.base.Personal;

/// An address seen with its port and the moment it was seen. `port`: 1 to 65,535; behind carrier-grade NAT
/// an address without it says little.
///
/// - `occasion`, `possibleProxy`: as the service stated them, or empty.
public record IpCapture(
        Personal<String> address,
        Optional<Integer> port,
        Instant at,
        Optional<Occasion> occasion,
        Optional<Boolean> possibleProxy) {
    public IpCapture {
        port.ifPresent(p -> {
            if (p < 1 || p > 65_535) {
                throw new IllegalArgumentException("a port is 1 to 65535; got " + p);
            }
        });
    }

    public IpCapture(Personal<String> address, Optional<Integer> port, Instant at) {
        this(address, port, at, Optional.empty(), Optional.empty());
    }
}
