package org.rowan.server.hooks;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.rowan.flow.Delivering;
import org.rowan.flow.Enriching;
import org.rowan.flow.Requesting;
import org.rowan.port.Agenda;
import org.rowan.port.Intent;

/// Asking the service: the addresses, the acts, and what is still to be asked.
public record Hooks(HookFiles files, Requesting requesting, Delivering delivering, Enriching enriching, Agenda agenda) {
    private static final int LOOKED_AT = 1_000;
    private static final int OFTEN = 3;

    /// What waits for a person, and what was not taken several times in a row.
    public Optional<String> trouble() throws IOException {
        List<Agenda.Planned> planned = agenda.planned(Intent.Kind.ASK, LOOKED_AT);
        long parked = planned.stream().filter(Agenda.Planned::parked).count();
        long failing =
                planned.stream().filter(p -> !p.parked() && p.claims() >= OFTEN).count();
        return waits(parked)
                .map(sentence -> sentence + fails(failing).map(". "::concat).orElse(""))
                .or(() -> fails(failing));
    }

    private static Optional<String> fails(long failing) {
        return failing == 0
                ? Optional.empty()
                : Optional.of("requests to the service that it did not take three times or more, and that are still"
                        + " made again: %d. ./rowan hook waiting says why".formatted(failing));
    }

    private static Optional<String> waits(long parked) {
        return parked == 0
                ? Optional.empty()
                : Optional.of(
                        "requests to the service that it never took: %d. ./rowan hook waiting says why; once that is"
                                        .formatted(parked)
                                + " mended, ./rowan hook retry DELIVERY asks again");
    }
}
