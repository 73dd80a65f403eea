package org.rowan.server.hooks;

import java.io.IOException;
import java.util.Optional;
import org.rowan.flow.Delivering;
import org.rowan.flow.Enriching;
import org.rowan.flow.Requesting;
import org.rowan.port.Agenda;
import org.rowan.port.Intent;

/// Asking the service: the addresses, the acts, and what is still to be asked.
public record Hooks(HookFiles files, Requesting requesting, Delivering delivering, Enriching enriching, Agenda agenda) {
    private static final int LOOKED_AT = 1_000;

    /// What waits for a person.
    public Optional<String> trouble() throws IOException {
        long parked = agenda.planned(Intent.Kind.ASK, LOOKED_AT).stream()
                .filter(Agenda.Planned::parked)
                .count();
        return parked == 0
                ? Optional.empty()
                : Optional.of(
                        "requests to the service that it never took: %d. ./rowan hook waiting says why; once that is"
                                        .formatted(parked)
                                + " mended, ./rowan hook retry DELIVERY asks again");
    }
}
