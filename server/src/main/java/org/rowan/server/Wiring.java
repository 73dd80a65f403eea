package org.rowan.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rowan.agency.stamps.StampClient;
import org.rowan.agency.stamps.StampFolder;
import org.rowan.agency.stamps.Stamping;
import org.rowan.cases.Destination;
import org.rowan.flow.AfterRestore;
import org.rowan.flow.Rewrapping;
import org.rowan.media.ChildPool;
import org.rowan.port.AgencyDesk;
import org.rowan.server.feeds.Matchers;
import org.rowan.server.hooks.HookFiles;
import org.rowan.store.OwnerOnly;
import org.rowan.store.PostgresJournal;
import org.rowan.store.Store;
import org.rowan.store.keys.FileKeys;
import org.rowan.store.keys.KeyFolder;
import org.rowan.store.keys.KeyRole;
import org.rowan.store.log.Durably;
import org.rowan.store.log.LogTiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts the parts together, once, by hand; and takes them apart in the other order.
final class Wiring implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

    private final Store store;
    private final ChildPool media;
    private final FileKeys keys;
    private final Map<Destination, AgencyDesk> desks;
    private final Acts acts;
    private final Matchers matchers;
    private final Workers workers;
    private final List<String> notices;
    private final boolean named;

    private Wiring(
            Store store,
            ChildPool media,
            FileKeys keys,
            Map<Destination, AgencyDesk> desks,
            Acts acts,
            Matchers matchers,
            Workers workers,
            List<String> notices,
            boolean named) {
        this.store = store;
        this.media = media;
        this.keys = keys;
        this.desks = desks;
        this.acts = acts;
        this.matchers = matchers;
        this.workers = workers;
        this.notices = notices;
        this.named = named;
    }

    /// - Errors: `IOException` with a sentence for the operator; nothing runs then.
    static Wiring open(Arguments arguments, Rules rules, Health health) throws IOException {
        Path data = arguments.data();
        InstantSource clock = InstantSource.system();
        Map<Destination, AgencyDesk> desks = rules.desks(clock);
        Store store = Store.open(data, arguments.database(), clock, LOG::warn);
        try {
            Rotations rotations = Rotations.begin(data.resolve("keys"), rules.custodian(), clock, arguments.rotate());
            FileKeys keys = KeyFolder.open(
                    data.resolve("keys"),
                    rules.config().text(Setting.LOG_ORIGIN),
                    keyRoles(arguments.duty()),
                    rules.custodian());
            ChildPool media = ChildPool.open(rules.media());
            try {
                return open(arguments, rules, health, clock, desks, store, keys, rotations, media);
            } catch (IOException | RuntimeException e) {
                media.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static Wiring open(
            Arguments arguments,
            Rules rules,
            Health health,
            InstantSource clock,
            Map<Destination, AgencyDesk> desks,
            Store store,
            FileKeys keys,
            Rotations rotations,
            ChildPool media)
            throws IOException {
        PostgresJournal journal = journal(store);
        Path log = arguments.data().resolve("log");
        LogTiles tiles = LogTiles.at(log, arguments.data().resolve("signed-head"), keys, keys.logKey());
        Restored restored = restored(arguments, tiles, journal, new AfterRestore(journal, keys, clock));
        StartFacts facts = new StartFacts(journal, keys).state(clock.instant(), rotations.begun());
        Matchers matchers = Matchers.all(rules.folder("feeds"));
        var policy = facts.policy(rules.policy(matchers), clock.instant());
        HookFiles hooks = HookFiles.all(rules.folder("hooks"), arguments.duty().files(), clock);
        Workers workers = new Workers(health);
        Frank frank = FrankParts.open(arguments, rules, clock, facts, journal, workers, health, restored.acts());
        Acts acts = new Parts(rules, matchers, hooks, desks, media, store, keys, clock, log, frank).acts(policy);
        if (restored.acts()) {
            file(workers, tiles, store, acts, keys, rules.warnWithin());
            stamps(workers, rules, arguments.data(), acts);
            Chores.rotation(workers, rotations, new Rewrapping(journal, keys, clock), facts);
        }
        watch(health, restored, acts, matchers);
        Chores.checks(health, arguments.data(), store, journal, clock, matchers.none());
        return new Wiring(
                store,
                media,
                keys,
                desks,
                acts,
                matchers,
                workers,
                notices(arguments.data(), restored, rules),
                rules.config().maybe(Setting.LOG_ORIGIN).isPresent());
    }

    private static Restored restored(Arguments arguments, LogTiles tiles, PostgresJournal journal, AfterRestore act)
            throws IOException {
        return arguments.duty().files()
                ? Restored.look(tiles, journal, act, arguments.afterRestore())
                : new Restored(false, Optional.empty());
    }

    /// Nobody else works on a database of our own: what a killed process had claimed is free again.
    private static PostgresJournal journal(Store store) throws IOException {
        if (store.embedded().isPresent()) store.journal().releaseLeases();
        return store.journal();
    }

    /// Asks the authority for time stamps that the operator chose; nobody where none was chosen.
    private static void stamps(Workers workers, Rules rules, Path data, Acts acts) throws IOException {
        Optional<StampClient> authority = rules.stamps();
        if (authority.isEmpty()) return;
        StampFolder folder = new StampFolder(data.resolve("stamps"));
        Chores.stamps(
                workers,
                new Stamping(acts.log(), folder, authority.get(), Durably::write, acts.clock(), rules.stampsEvery()));
    }

    private static void watch(Health health, Restored restored, Acts acts, Matchers matchers) {
        if (!restored.acts() && restored.notice().isPresent()) health.with("restore", restored::notice);
        if (restored.acts()) health.with("exchanges", acts.feeds()::trouble);
        health.with("filings", () -> Troubles.of(acts.overseeing()).map(Troubles::sentence));
        health.with("inquiries", acts.uk()::trouble);
        health.with("agencies", () -> Troubles.resting(acts.filing().resting()));
        if (restored.acts()) health.with("service", acts.hooks()::trouble);
        health.with("matchers", matchers::trouble);
    }

    /// What the operator has to know of this start.
    private static List<String> notices(Path data, Restored restored, Rules rules) throws IOException {
        Optional<String> wide = OwnerOnly.others(data)
                .map(mode -> ("the data folder %s is open to others (mode %s); expected rwx------. Who could read it"
                                + " has to be found out; then: chmod 700 %s")
                        .formatted(data, mode, data));
        return Stream.of(restored.notice(), wide, rules.unsaidProvider())
                .flatMap(Optional::stream)
                .toList();
    }

    /// What the process that files does beside the doors.
    private static void file(
            Workers workers, LogTiles tiles, Store store, Acts acts, FileKeys keys, Duration warnWithin) {
        Chores.publisher(workers, tiles, store.journal());
        Chores.acting(workers, acts);
        Chores.feeds(workers, acts.feeds());
        Chores.daily(workers, store, acts, acts.clock());
        Chores.warnings(workers, new Expiring(acts.retaining(), acts.clock(), warnWithin, LOG::warn));
        Chores.selfCheck(workers, acts.log(), keys);
    }

    /// Which keys a process with this duty loads: who takes items in cannot open what it seals.
    static Set<KeyRole> keyRoles(Duty duty) {
        return switch (duty) {
            case ALL -> EnumSet.allOf(KeyRole.class);
            case INTAKE, STAMPER -> EnumSet.of(KeyRole.INTAKE);
            case CONSOLE -> EnumSet.of(KeyRole.CONSOLE);
            case FILER -> EnumSet.of(KeyRole.FILER);
        };
    }

    Acts acts() {
        return acts;
    }

    List<String> notices() {
        return notices;
    }

    /// What a newcomer should know of the parts, a line each.
    String describe() {
        return "pictures are decoded in child processes: %s%n  log %s, key %s%n  reports can go to: %s"
                        .formatted(
                                media.jail().describe(),
                                keys.logKey().name()
                                        + (named ? "" : " (made up at the first start; log.origin is empty)"),
                                keys.logKey().written(),
                                desks.isEmpty() ? "nobody yet (settings ncmec.* and nca.enabled)" : desks.keySet())
                + (matchers.none() ? "" : "%n  asked about what no list here knows: %s".formatted(matchers.describe()))
                + (acts.hooks().files().plans().isEmpty()
                        ? ""
                        : "%n  the service is asked at: %s"
                                .formatted(acts.hooks().files().describe()))
                + notices.stream()
                        .map(told -> "%n  ATTENTION: ".formatted() + told)
                        .collect(Collectors.joining());
    }

    @Override
    public void close() throws IOException {
        workers.close();
        acts.feeds().close();
        acts.hooks().files().close();
        matchers.close();
        media.close();
        for (AgencyDesk desk : desks.values()) {
            if (desk instanceof org.rowan.agency.ncmec.NcmecDesk ncmec) ncmec.close();
        }
        store.close();
    }
}
