package org.rowan.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
import org.rowan.auditlog.LogSource;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.cases.Destination;
import org.rowan.flow.AfterRestore;
import org.rowan.flow.Approving;
import org.rowan.flow.ByHand;
import org.rowan.flow.Correcting;
import org.rowan.flow.Delivering;
import org.rowan.flow.Editing;
import org.rowan.flow.Enriching;
import org.rowan.flow.Exporting;
import org.rowan.flow.Filing;
import org.rowan.flow.Following;
import org.rowan.flow.Intake;
import org.rowan.flow.IntakeRules;
import org.rowan.flow.Keeping;
import org.rowan.flow.Listing;
import org.rowan.flow.LookUp;
import org.rowan.flow.Overseeing;
import org.rowan.flow.Packing;
import org.rowan.flow.Preserving;
import org.rowan.flow.Ranking;
import org.rowan.flow.Requesting;
import org.rowan.flow.Retaining;
import org.rowan.flow.Reviewing;
import org.rowan.flow.Rewrapping;
import org.rowan.flow.ServiceAsks;
import org.rowan.flow.Suspending;
import org.rowan.flow.Viewing;
import org.rowan.flow.Voting;
import org.rowan.media.ChildPool;
import org.rowan.port.AgencyDesk;
import org.rowan.referral.Referral;
import org.rowan.server.feeds.FeedFile;
import org.rowan.server.feeds.FeedRounds;
import org.rowan.server.feeds.Matchers;
import org.rowan.server.hooks.HookFiles;
import org.rowan.server.hooks.Hooks;
import org.rowan.server.http.FactsAnswer;
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
        StartFacts facts = new StartFacts(journal, keys);
        facts.state(clock.instant(), rotations.begun());
        Matchers matchers = Matchers.all(folder(rules, "feeds"));
        var policy = facts.policy(StartFacts.settings(rules.config(), matchers.policy()), clock.instant());
        HookFiles hooks = HookFiles.all(folder(rules, "hooks"), arguments.duty().files(), clock);
        Acts acts = new Base(rules, policy, matchers, hooks, clock, desks, store, keys, media, log).acts();
        Workers workers = new Workers(health);
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
                notices(arguments.data(), restored),
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
        health.with("agencies", () -> Troubles.resting(acts.filing().resting()));
        if (restored.acts()) health.with("service", acts.hooks()::trouble);
        health.with("matchers", matchers::trouble);
    }

    /// What the operator has to know of this start.
    private static List<String> notices(Path data, Restored restored) throws IOException {
        Optional<String> wide = OwnerOnly.others(data)
                .map(mode -> ("the data folder %s is open to others (mode %s); expected rwx------. Who could read it"
                                + " has to be found out; then: chmod 700 %s")
                        .formatted(data, mode, data));
        return Stream.of(restored.notice(), wide).flatMap(Optional::stream).toList();
    }

    /// What the acts stand on.
    private record Base(
            Rules rules,
            Digest policy,
            Matchers matchers,
            HookFiles hooks,
            InstantSource clock,
            Map<Destination, AgencyDesk> desks,
            Store store,
            FileKeys keys,
            ChildPool media,
            Path log) {
        Acts acts() throws IOException {
            PostgresJournal journal = store.journal();
            IntakeRules intake = rules.intake(policy);
            return new Acts(
                    Wiring.intake(store, media, keys, clock, intake, matchers, hooks),
                    reviewing(rules, journal, keys, clock, desks, hooks),
                    new Viewing(journal, store.vault(), media, keys, clock),
                    new Filing(journal, store.vault(), keys, clock, desks, rules.pace(), new FilingLog()),
                    new ByHand(journal, store.vault(), keys, clock),
                    new Overseeing(journal, journal, clock),
                    new Approving(journal, keys, clock, rules.opening()),
                    packing(rules, store, keys, log, clock),
                    new Exporting(journal, keys, clock),
                    new Correcting(journal, keys, clock, rules.review(), hooks.plans()),
                    new Ranking(journal, keys, clock),
                    new Retaining(journal, store.vault(), keys, clock, rules.retention()),
                    new Preserving(journal, keys, clock, rules.retention(), new ServiceAsks(hooks.plans(), keys)),
                    new Keeping(journal, store.vault(), keys, clock, rules.retention()),
                    new Listing(store.hashLists(), journal, keys, clock),
                    new Editing(store.livingLists(), journal, keys, clock),
                    new Suspending(store.hashLists(), journal, keys, clock),
                    feeds(rules, clock, store, keys),
                    new LookUp(store.hashLists(), media, intake.limits(), clock),
                    new Voting(journal, store.hashLists(), store.livingLists(), store.feeds(), keys, clock),
                    Wiring.hooks(hooks, journal, keys, clock, intake.clockTolerance()),
                    journal,
                    referral -> preview(desks, referral),
                    rules.pack(),
                    HandOver.records(rules.reporter().service(), keys.logKey().written()),
                    new Staff(store.people(), keys::fresh, clock),
                    new KeyedClients(store.apiClients(), keys::fresh, clock),
                    path -> read(log.resolve(path)),
                    clock);
        }
    }

    private static Packing packing(Rules rules, Store store, FileKeys keys, Path log, InstantSource clock)
            throws IOException {
        LogSource<IOException> published = path -> read(log.resolve(path));
        return new Packing(store.journal(), store.vault(), keys, published, clock, rules.retention(), rules.opening());
    }

    private static List<AgencyDesk.Line> preview(Map<Destination, AgencyDesk> desks, Referral referral) {
        return Optional.ofNullable(desks.get(referral.destination()))
                .map(desk -> desk.preview(referral))
                .orElse(List.of());
    }

    private static Reviewing reviewing(
            Rules rules,
            PostgresJournal journal,
            FileKeys keys,
            InstantSource clock,
            Map<Destination, AgencyDesk> desks,
            HookFiles hooks)
            throws IOException {
        return new Reviewing(
                journal, keys, clock, rules.review(), rules.reporter(), desks, hooks.plans(), rules.needs());
    }

    private static Hooks hooks(
            HookFiles files, PostgresJournal journal, FileKeys keys, InstantSource clock, Duration tolerance) {
        Enriching enriching = new Enriching(journal, keys, clock, tolerance);
        return new Hooks(
                files,
                new Requesting(journal, clock, new ServiceAsks(files.plans(), keys)),
                new Delivering(
                        journal, keys, clock, files.hooks(), Delivering.Pace.DEFAULT, new FactsAnswer(enriching)),
                enriching,
                journal);
    }

    private static Intake intake(
            Store store,
            ChildPool media,
            FileKeys keys,
            InstantSource clock,
            IntakeRules rules,
            Matchers matchers,
            HookFiles hooks) {
        return new Intake(
                store.journal(),
                store.vault(),
                store.hashLists(),
                media,
                keys,
                clock,
                rules,
                matchers.lookups(),
                hooks.plans());
    }

    /// The exchanges whose files lie beside the settings.
    private static FeedRounds feeds(Rules rules, InstantSource clock, Store store, FileKeys keys) throws IOException {
        Listing listing = new Listing(store.hashLists(), store.journal(), keys, clock);
        var following = new Following(store.feeds(), store.hashLists(), listing, store.journal(), keys, clock);
        return new FeedRounds(FeedFile.all(folder(rules, "feeds")), following, store.feeds(), clock);
    }

    private static Path folder(Rules rules, String name) {
        return rules.config().file().toAbsolutePath().resolveSibling(name);
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
            case INTAKE -> EnumSet.of(KeyRole.INTAKE);
            case CONSOLE -> EnumSet.of(KeyRole.CONSOLE);
            case FILER -> EnumSet.of(KeyRole.FILER);
        };
    }

    private static Optional<Bytes> read(Path file) throws IOException {
        try {
            return Optional.of(Bytes.adopt(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
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
