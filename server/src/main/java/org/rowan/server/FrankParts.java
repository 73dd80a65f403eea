package org.rowan.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rowan.auditlog.Entry;
import org.rowan.auditlog.EntryType;
import org.rowan.auditlog.ServiceFact;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.franking.Schedule;
import org.rowan.server.Workers.Bell;
import org.rowan.store.PostgresJournal;
import org.rowan.store.franking.EpochKeeping;
import org.rowan.store.franking.EpochKeyFolder;
import org.rowan.store.franking.FileStampingKeys;
import org.rowan.store.franking.FileVerifyingKeys;
import org.rowan.store.franking.StampingKeys;

/// The parts behind the doors for verifiable reports. What a process has of the keys follows from its role: a
/// stamper stamps, an intake checks, a filer makes and destroys, a console has none.
final class FrankParts {
    private static final Pattern CLIENT = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final int MOST_NAME_BYTES = 255;
    private static final long AT_ONCE = 500;
    private static final Duration ROUND = Duration.ofHours(1);

    private final String service;
    private final Set<String> clients;
    private final Schedule schedule;
    private final Path folder;
    private final InstantSource clock;
    private final Frank doors;

    private FrankParts(
            String service, Set<String> clients, Schedule schedule, Path folder, Duty duty, InstantSource clock) {
        this.service = service;
        this.clients = clients;
        this.schedule = schedule;
        this.folder = folder;
        this.clock = clock;
        this.doors = service.isEmpty() ? Frank.OFF : doors(duty);
    }

    /// - Errors: `Config.Wrong` with a sentence for settings that cannot be.
    static FrankParts of(Config config, Path data, Duty duty, InstantSource clock) throws IOException {
        String service = config.text(Setting.FRANK_SERVICE);
        if (service.isEmpty() && duty == Duty.STAMPER) {
            throw config.wrong(Setting.FRANK_SERVICE, "the name of your service, for a process with the role stamper");
        }
        if (service.getBytes(StandardCharsets.UTF_8).length > MOST_NAME_BYTES) {
            throw config.wrong(Setting.FRANK_SERVICE, "a name of " + MOST_NAME_BYTES + " bytes at most");
        }
        Set<String> clients = Arrays.stream(config.text(Setting.FRANK_CLIENTS).split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        boolean named = clients.stream().allMatch(name -> CLIENT.matcher(name).matches());
        if (!named || (clients.isEmpty() && !service.isEmpty())) {
            throw config.wrong(
                    Setting.FRANK_CLIENTS, "one client name or several with commas, while frank.service is set");
        }
        Schedule schedule = Schedule.USUAL.withWindow(Duration.ofDays(config.whole(Setting.FRANK_WINDOW, 30, 730)));
        Path folder = config.maybe(Setting.FRANK_KEYS)
                .map(Path::of)
                .orElseGet(() -> data.resolve("keys").resolve("franking"));
        return new FrankParts(service, clients, schedule, folder, duty, clock);
    }

    /// The parts of a process that starts, with its keys looked after.
    ///
    /// - Errors: as in [#of] and [#begin].
    static Frank open(
            Arguments arguments,
            Rules rules,
            InstantSource clock,
            StartFacts facts,
            PostgresJournal journal,
            Workers workers,
            Health health,
            boolean keeps)
            throws IOException {
        FrankParts parts = of(rules.config(), arguments.data(), arguments.duty(), clock);
        parts.begin(workers, health, journal, facts, keeps);
        return parts.doors();
    }

    private Frank doors(Duty duty) {
        return new Frank(
                service,
                clients,
                schedule,
                duty.stamps() ? Optional.of(new FileStampingKeys(folder, schedule)) : Optional.empty(),
                duty.checksTags() ? Optional.of(new FileVerifyingKeys(folder, schedule, clock)) : Optional.empty());
    }

    Frank doors() {
        return doors;
    }

    /// Keeps the keys, where this process does: once now, so that nothing opens without them, and then hour by
    /// hour. Keys that are there are ended when their time comes although the doors were closed since.
    ///
    /// - `keeps`: whether this process files, and may act.
    /// - Errors: `IOException` with a sentence when a key is missing or altered, or the log cannot be written.
    private void begin(Workers workers, Health health, PostgresJournal journal, StartFacts facts, boolean keeps)
            throws IOException {
        if (keeps && (!service.isEmpty() || Files.isDirectory(folder))) {
            EpochKeeping keeping = new EpochKeeping(new EpochKeyFolder(folder), schedule, System::nanoTime);
            EpochKeeping.Log log = log(journal, facts, clock);
            keeping.round(clock.instant(), !service.isEmpty(), log);
            workers.start("frank-keys", ROUND, new Bell(), () -> {
                keeping.round(clock.instant(), !service.isEmpty(), log);
                return false;
            });
            health.with("frank-keys-due", keeping::trouble);
        }
        doors.stamping().ifPresent(keys -> health.with("frank-stamping", () -> trouble(keys, clock.instant())));
    }

    /// Why stamps cannot be made, or soon cannot.
    static Optional<String> trouble(StampingKeys keys, Instant now) {
        try {
            if (keys.at(now).isEmpty()) {
                return Optional.of("no key stamps at this time, so no message is stamped. Does a process with the role"
                        + " filer run, and is the clock right?");
            }
            return keys.at(now.plus(Duration.ofDays(1))).isPresent()
                    ? Optional.empty()
                    : Optional.of("the week ends within a day, and the key of the next one is not there. Does a process"
                            + " with the role filer run?");
        } catch (IOException unreadable) {
            return Optional.of(Sentence.of(unreadable));
        }
    }

    static EpochKeeping.Log log(PostgresJournal journal, StartFacts facts, InstantSource clock) {
        return new EpochKeeping.Log() {
            @Override
            public void tell(ServiceFact fact) throws IOException {
                facts.key(fact, clock.instant());
            }

            @Override
            public Optional<ServiceFact.KeyCreate> newest() throws IOException {
                return FrankParts.newest(journal);
            }
        };
    }

    /// Looked for from the end: one is made each week. All of the log is read once, before the first is made.
    private static Optional<ServiceFact.KeyCreate> newest(PostgresJournal journal) throws IOException {
        long to = journal.size();
        while (to > 0) {
            long from = Math.max(0, to - AT_ONCE);
            List<Entry> entries = journal.entries(from, to);
            for (Entry entry : entries.reversed()) {
                var read = entry.read();
                boolean made = read.known().equals(Optional.of(EntryType.KEY_CREATE))
                        && read.value("purpose").equals(Optional.of("frank-tag"));
                if (!made) continue;
                return Optional.of(new ServiceFact.KeyCreate(
                        ServiceFact.KeyPurpose.FRANK_TAG,
                        Long.parseLong(read.value("number").orElseThrow()),
                        new Digest(Bytes.ofHex(read.value("check").orElseThrow())),
                        List.of()));
            }
            to = from;
        }
        return Optional.empty();
    }
}
