package org.rowan.server.uk;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.rowan.agency.nca.Provider;
import org.rowan.flow.Covering;
import org.rowan.flow.Inquiring;

/// What the server knows of reporting in the United Kingdom beside the desk itself.
public record UkDesk(
        Provider provider, Registration registration, Covering covering, Inquiring inquiring, InstantSource clock) {
    private static final int LOOKED_AT = 1_000;

    /// The inquiries of authorities whose answer is overdue, or due soon.
    public Optional<String> trouble() throws IOException {
        Instant now = clock.instant();
        Instant soon = now.plus(inquiring.rules().warn());
        List<Instant> due = inquiring.open(LOOKED_AT).stream()
                .map(open -> open.inquiry().received().due())
                .filter(at -> !at.isAfter(soon))
                .toList();
        long overdue = due.stream().filter(at -> !at.isAfter(now)).count();
        if (due.isEmpty()) return Optional.empty();
        return Optional.of(
                "inquiries of authorities whose answer is overdue: %d, and due soon: %d. ./rowan inquiry ls shows them;"
                                .formatted(overdue, due.size() - overdue)
                        + " a person with the role filer answers them and says so");
    }
}
