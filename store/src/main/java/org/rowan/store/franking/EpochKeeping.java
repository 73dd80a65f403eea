package org.rowan.store.franking;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.rowan.auditlog.ServiceFact;
import org.rowan.franking.Epoch;
import org.rowan.franking.Schedule;

/// Makes the keys of this week and the next, destroys those whose window has closed, and has each of it written
/// into the log. Every step can be interrupted: the next round goes on with it, and at worst the log says the
/// same of a key twice.
public final class EpochKeeping {
    /// How long a key has to be due, by a clock that does not jump, before it goes.
    private static final Duration SURE = Duration.ofMinutes(30);
    /// The same where more keys are due at once than weeks can bring: after a long rest, or because the clock is
    /// wrong. Somebody has a day to see it in the health and set the clock.
    private static final Duration VERY_SURE = Duration.ofDays(1);

    private static final int USUAL_AT_ONCE = 2;

    private final EpochKeys keys;
    private final Schedule schedule;
    private final LongSupplier nanos;
    private final Map<Integer, Long> dueSince = new HashMap<>();
    private boolean compared;
    private volatile Optional<String> trouble = Optional.empty();

    /// `nanos`: a clock that never jumps.
    public EpochKeeping(EpochKeys keys, Schedule schedule, LongSupplier nanos) {
        this.keys = keys;
        this.schedule = schedule;
        this.nanos = nanos;
    }

    /// The log, as far as keys of epochs are concerned.
    public interface Log {
        void tell(ServiceFact fact) throws IOException;

        /// The newest key that it has.
        Optional<ServiceFact.KeyCreate> newest() throws IOException;
    }

    /// One round.
    ///
    /// - `making`: whether keys are wanted. Without it old ones are ended all the same, and nothing is made.
    /// - Errors: `IOException` with a sentence; nothing is made or destroyed with keys that do not fit the log.
    public synchronized void round(Instant now, boolean making, Log log) throws IOException {
        compare(log);
        for (KeptKey key : keys.all()) {
            switch (key.state()) {
                case MADE -> create(key, log);
                case GOING -> settle(key, log, KeptKey.Ending.WINDOW);
                case REPORTED -> settle(key, log, KeptKey.Ending.COMPROMISED);
                case LIVE, GONE -> {}
            }
        }
        destroy(now, log);
        if (!making) return;
        ensure(now, log);
        ensure(now.plus(schedule.epoch()), log);
    }

    /// Why old keys are not destroyed yet, for the health.
    public Optional<String> trouble() {
        return trouble;
    }

    /// An old folder put back would give numbers a second time.
    private void compare(Log log) throws IOException {
        if (compared) return;
        Optional<ServiceFact.KeyCreate> newest = log.newest();
        if (newest.isPresent()) {
            long number = newest.get().number();
            if (keys.highest() < number) throw older(number);
            boolean other = keys.all().stream()
                    .anyMatch(key -> key.kid() == number
                            && !key.check().equals(newest.get().check()));
            if (other) {
                throw new IOException(("keys: the key %d of keys/franking is another one than the log has. Nothing was"
                                + " made or destroyed. Copy the folder from the back-up of this installation.")
                        .formatted(number));
            }
        }
        // A log that was put back from before has not heard of the newest.
        long known = newest.map(ServiceFact.KeyCreate::number).orElse(0L);
        for (KeptKey key : keys.all()) {
            if (key.state() == KeptKey.State.LIVE && key.kid() > known) create(key, log);
        }
        compared = true;
    }

    private static IOException older(long number) {
        return new IOException(("keys: the log has %d keys of epochs, and keys/franking has fewer. No number is given"
                        + " twice, so nothing was made. Copy the folder from the newest back-up; if there is none, make"
                        + " an empty file %d.lost in it, and one for each number that is then told to be missing.")
                .formatted(number, number));
    }

    private void create(KeptKey key, Log log) throws IOException {
        log.tell(new ServiceFact.KeyCreate(ServiceFact.KeyPurpose.FRANK_TAG, key.kid(), key.check(), List.of()));
        keys.attested(key);
    }

    /// The secret first: the log never says that something is gone while it is there.
    private void settle(KeptKey key, Log log, KeptKey.Ending why) throws IOException {
        keys.end(key, why);
        log.tell(new ServiceFact.KeyDestroy(ServiceFact.KeyPurpose.FRANK_TAG, key.kid(), key.check(), List.of()));
        keys.ended(key);
    }

    private void destroy(Instant now, Log log) throws IOException {
        List<KeptKey> due = keys.all().stream()
                .filter(key -> key.state() == KeptKey.State.LIVE && !now.isBefore(schedule.destruction(key.epoch())))
                .toList();
        dueSince.keySet().retainAll(due.stream().map(KeptKey::kid).toList());
        long at = nanos.getAsLong();
        for (KeptKey key : due) dueSince.putIfAbsent(key.kid(), at);
        boolean many = due.size() > USUAL_AT_ONCE;
        Duration wait = many ? VERY_SURE : SURE;
        int waiting = 0;
        for (KeptKey key : due) {
            if (at - dueSince.getOrDefault(key.kid(), at) < wait.toNanos()) {
                waiting++;
                continue;
            }
            settle(key, log, KeptKey.Ending.WINDOW);
            dueSince.remove(key.kid());
        }
        trouble = many && waiting > 0 ? Optional.of(manyDue(waiting)) : Optional.empty();
    }

    private static String manyDue(int count) {
        return ("%d keys of epochs are to be destroyed at once. They go when this has been so for a day: if the clock"
                        + " of this machine is wrong, set it right before. No key comes back.")
                .formatted(count);
    }

    private void ensure(Instant time, Log log) throws IOException {
        boolean there = keys.all().stream()
                .filter(key -> key.state() == KeptKey.State.LIVE)
                .anyMatch(key -> !time.isBefore(key.epoch().notBefore())
                        && time.isBefore(key.epoch().notAfter()));
        if (there) return;
        Epoch week = schedule.holding(1, time);
        create(keys.make(week.notBefore(), week.notAfter()), log);
    }
}
