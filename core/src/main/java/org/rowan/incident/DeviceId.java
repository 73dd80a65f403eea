package org.rowan.incident;

import java.time.Instant;
import java.util.Optional;
import org.rowan.base.Personal;

/// What a device was known by. `kind`: what the number is, such as `IMEI`; neither part is blank.
public record DeviceId(String kind, Personal<String> value, Optional<Occasion> occasion, Optional<Instant> at) {
    public DeviceId {
        if (kind.isBlank() || value.reveal().isBlank()) {
            throw new IllegalArgumentException("a device id has a kind and a value; one of them is blank");
        }
    }
}
