package org.rowan.store.franking;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.auditlog.ServiceFact;
import org.rowan.franking.AcceptedMessage;
import org.rowan.franking.Commitment;
import org.rowan.franking.Conversation;
import org.rowan.franking.Octets;
import org.rowan.franking.Schedule;
import org.rowan.franking.Sender;
import org.rowan.franking.Stamp;
import org.rowan.franking.Stamper;
import org.rowan.franking.StampingKey;

/// A folder of keys with a clock, a log and a keeper for tests.
final class Kept implements EpochKeeping.Log {
    static final String SERVICE = "chat.example";

    final Path folder;
    final List<ServiceFact> log = new ArrayList<>();
    Instant now = Instant.parse("2026-11-27T07:00:00Z");
    long nanos;
    Optional<IOException> logFails = Optional.empty();
    private EpochKeeping keeping;

    Kept(Path folder) {
        this.folder = folder;
        restart();
    }

    void restart() {
        keeping = new EpochKeeping(new EpochKeyFolder(folder), Schedule.USUAL, () -> nanos);
    }

    EpochKeeping keeping() {
        return keeping;
    }

    void round() throws IOException {
        keeping.round(now, true, this);
    }

    /// Time goes by on both clocks, with a round for each day, or for each hour of a shorter time.
    void pass(Duration time) throws IOException {
        Duration step = time.toDays() > 2 ? Duration.ofDays(1) : Duration.ofHours(1);
        for (Duration left = time; left.compareTo(step) >= 0; left = left.minus(step)) {
            now = now.plus(step);
            nanos += step.toNanos();
            round();
        }
    }

    @Override
    public void tell(ServiceFact fact) throws IOException {
        if (logFails.isPresent()) throw logFails.get();
        log.add(fact);
    }

    @Override
    public Optional<ServiceFact.KeyCreate> newest() {
        return log.stream()
                .filter(ServiceFact.KeyCreate.class::isInstance)
                .map(ServiceFact.KeyCreate.class::cast)
                .reduce((one, other) -> other);
    }

    List<String> told() {
        return log.stream()
                .map(fact -> fact.type().text() + " " + fact.values().get(0) + " "
                        + fact.values().get(1))
                .toList();
    }

    FileStampingKeys stamping() {
        return new FileStampingKeys(folder, Schedule.USUAL);
    }

    FileVerifyingKeys verifying() {
        return new FileVerifyingKeys(folder, Schedule.USUAL, () -> now);
    }

    static Stamp stamp(StampingKey key, Instant at) {
        return new Stamper(SERVICE, key, Schedule.USUAL)
                .stamp(new AcceptedMessage(
                        at.toEpochMilli(),
                        Conversation.direct(SERVICE, "acct-bruno", "acct-anna"),
                        new Sender("acct-bruno", 1),
                        "acct-anna",
                        Octets.zeros(16),
                        new Commitment(Octets.zeros(32))))
                .orElseThrow();
    }
}
