package org.rowan.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rowan.agency.stamps.Stamping;
import org.rowan.auditlog.LogCheck;
import org.rowan.auditlog.LogSource;
import org.rowan.auditlog.LogTrust;
import org.rowan.auditlog.LogVerdict;
import org.rowan.flow.Rewrapping;
import org.rowan.hashlist.HashIndex;
import org.rowan.server.Workers.Bell;
import org.rowan.server.feeds.FeedFile;
import org.rowan.server.feeds.FeedRounds;
import org.rowan.store.PostgresJournal;
import org.rowan.store.Store;
import org.rowan.store.keys.FileKeys;
import org.rowan.store.log.LogTiles;
import org.rowan.store.log.Publishing;

/// What is done beside the doors, round after round, and what is looked at when somebody asks how things
/// are.
final class Chores {
    private static final Duration PUBLISH = Duration.ofSeconds(10);
    private static final Duration ACT = Duration.ofSeconds(2);
    private static final Duration DAILY = Duration.ofHours(1);
    private static final Duration UNPUBLISHED_TOO_LONG = Duration.ofMinutes(2);
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);
    private static final Duration ANSWERS_KEPT = Duration.ofDays(7);
    /// No pause and no step of a filing is longer.
    private static final Duration FURTHEST = Duration.ofDays(2);

    private Chores() {}

    static void publisher(Workers workers, LogTiles tiles, PostgresJournal journal) {
        Bell bell = new Bell();
        journal.onAppended(bell::ring);
        workers.start("log-publisher", PUBLISH, bell, () -> {
            switch (tiles.publish(journal)) {
                case Publishing.Advanced advanced ->
                    journal.published(advanced.head().size(), advanced.head().origin());
                case Publishing.Unchanged unchanged ->
                    journal.published(unchanged.head().size(), unchanged.head().origin());
                case Publishing.Refused refused -> throw new IOException(refused.sentence());
            }
            return false;
        });
    }

    static void acting(Workers workers, Acts acts) {
        workers.start("filing", ACT, new Bell(), () -> acts.filing().advance());
        workers.start("destruction", ACT, new Bell(), () -> acts.retaining().advance());
        workers.start(
                "service", ACT, new Bell(), () -> acts.hooks().delivering().advance());
    }

    static void feeds(Workers workers, FeedRounds feeds) {
        for (FeedFile file : feeds.files()) {
            workers.start("exchange-" + file.plan().name(), ACT, new Bell(), () -> feeds.round(file));
        }
    }

    static void daily(Workers workers, Store store, Acts acts, InstantSource clock) {
        workers.start("retention", DAILY, new Bell(), () -> {
            acts.retaining().order();
            acts.retaining().sweepOrphans();
            store.journal().forgetAnswers(clock.instant().minus(ANSWERS_KEPT));
            store.journal().expireHarmless(clock.instant());
            acts.overseeing().mendDates(FURTHEST);
            return false;
        });
        workers.start("census", DAILY, new Bell(), () -> {
            LocalDate yesterday =
                    clock.instant().atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1);
            store.counts().takeCensus(yesterday, clock.instant());
            return false;
        });
    }

    static void stamps(Workers workers, Stamping stamping) {
        workers.start("time-stamps", DAILY, new Bell(), () -> {
            stamping.round();
            return false;
        });
    }

    static void rotation(Workers workers, Rotations rotations, Rewrapping rewrapping, StartFacts facts) {
        workers.start("key-rotation", DAILY, new Bell(), () -> {
            rotations.round(rewrapping, facts::key);
            return false;
        });
    }

    static void warnings(Workers workers, Expiring expiring) {
        workers.start("retention-warning", DAILY, new Bell(), () -> {
            expiring.warn();
            return false;
        });
    }

    static void selfCheck(Workers workers, LogSource<IOException> log, FileKeys keys) {
        workers.start("log-self-check", DAILY, new Bell(), () -> {
            if (log.read("checkpoint").isEmpty()) return false;
            if (LogCheck.check(log, LogTrust.of(keys.logKey())) instanceof LogVerdict.Refused refused) {
                throw new IOException("the published log does not prove itself (%d findings). Run ./rowan verify."
                        .formatted(refused.findings().size()));
            }
            return false;
        });
    }

    /// `alone`: no outside matcher compares what no list of ours can.
    static void checks(
            Health health, Path data, Store store, PostgresJournal journal, InstantSource clock, boolean alone) {
        health.with("disk", () -> Room.of(data).trouble());
        store.embedded().ifPresent(postgres -> health.with("database", postgres::trouble));
        List<Instant> behindSince = new CopyOnWriteArrayList<>();
        health.with("clock", () -> journal.newestEntry().flatMap(newest -> clock(clock.instant(), newest)));
        health.with("hash-lists", () -> {
                    HashIndex index = store.hashLists().snapshot();
                    return index.sizeWithoutDrills() == 0 && alone
                            ? Optional.of("no hash list is in force, drills aside: nothing is answered as clear."
                                    + " Import one with ./rowan list import, and have two people confirm it.")
                            : Optional.empty();
                })
                .with("entries", () -> Doubted.of(store.hashLists().all()))
                .with("log", () -> {
                    Instant now = clock.instant();
                    if (journal.publishedSize() >= journal.size()) {
                        behindSince.clear();
                        return Optional.empty();
                    }
                    if (behindSince.isEmpty()) behindSince.add(now);
                    Instant since = behindSince.getFirst();
                    return since.plus(UNPUBLISHED_TOO_LONG).isBefore(now)
                            ? Optional.of("entries of the log wait for more than 2 minutes to be published. Does a"
                                    + " process with the role filer run?")
                            : Optional.empty();
                });
    }

    /// The log keeps the later time when the clock is behind it.
    static Optional<String> clock(Instant now, Instant newest) {
        Duration ahead = Duration.between(now, newest);
        return ahead.compareTo(CLOCKS_APART) <= 0
                ? Optional.empty()
                : Optional.of(("the newest entry of the log is %d minutes ahead of this machine's clock. One of the two"
                                + " is wrong: set the clock right (NTP). New entries get the later time until the clock"
                                + " has reached it; due times and retention go by the clock.")
                        .formatted(ahead.toMinutes()));
    }
}
