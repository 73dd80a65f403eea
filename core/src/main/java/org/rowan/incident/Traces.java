package org.rowan.incident;

import java.util.List;
import java.util.Optional;

/// What an account left behind: where it was seen, on what, and in which reports.
public record Traces(
        List<IpCapture> addresses,
        List<DeviceId> devices,
        Optional<EstimatedPlace> place,
        List<EarlierReport> earlier) {
    public static final Traces NONE = new Traces(List.of(), List.of(), Optional.empty(), List.of());

    public Traces {
        addresses = List.copyOf(addresses);
        devices = List.copyOf(devices);
        earlier = List.copyOf(earlier);
    }
}
