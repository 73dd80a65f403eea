package org.rowan.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rowan.auditlog.LogSource;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.cases.Destination;
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
import org.rowan.store.PostgresJournal;
import org.rowan.store.Store;
import org.rowan.store.keys.FileKeys;

/// The parts of one process, from which its acts are made. `log`: the folder of the published log.
record Parts(
        Rules rules,
        Matchers matchers,
        HookFiles hooks,
        Map<Destination, AgencyDesk> desks,
        ChildPool media,
        Store store,
        FileKeys keys,
        InstantSource clock,
        Path log,
        Frank frank) {

    /// The acts on real parts. `policy`: leaf hash of the policy in the log.
    Acts acts(Digest policy) throws IOException {
        PostgresJournal journal = store.journal();
        IntakeRules intake = rules.intake(policy);
        return new Acts(
                intakeAct(intake),
                reviewing(),
                new Viewing(journal, store.vault(), media, keys, clock),
                new Filing(journal, store.vault(), keys, clock, desks, rules.pace(), new FilingLog()),
                byHand(),
                new Overseeing(journal, journal, clock),
                new Approving(journal, keys, clock, rules.opening()),
                packing(),
                new Exporting(journal, keys, clock),
                new Correcting(journal, keys, clock, rules.review(), hooks.plans()),
                new Ranking(journal, keys, clock),
                new Retaining(journal, store.vault(), keys, clock, rules.retention()),
                new Preserving(journal, keys, clock, rules.retention(), new ServiceAsks(hooks.plans(), keys)),
                new Keeping(journal, store.vault(), keys, clock, rules.retention()),
                new Listing(store.hashLists(), journal, keys, clock),
                new Editing(store.livingLists(), journal, keys, clock),
                new Suspending(store.hashLists(), journal, keys, clock),
                feeds(),
                new LookUp(store.hashLists(), media, intake.limits(), clock),
                new Voting(journal, store.hashLists(), store.livingLists(), store.feeds(), keys, clock),
                asked(intake.clockTolerance()),
                rules.uk(journal, keys, clock),
                journal,
                this::preview,
                rules.pack(),
                HandOver.records(rules.reporter().service(), keys.logKey().written()),
                new Staff(store.people(), keys::fresh, clock),
                new KeyedClients(store.apiClients(), keys::fresh, clock),
                path -> read(log.resolve(path)),
                frank,
                clock);
    }

    private Intake intakeAct(IntakeRules intake) {
        return new Intake(
                store.journal(),
                store.vault(),
                store.hashLists(),
                media,
                keys,
                clock,
                intake,
                matchers.lookups(),
                hooks.plans());
    }

    private Reviewing reviewing() throws IOException {
        return new Reviewing(
                store.journal(),
                keys,
                clock,
                rules.review(),
                rules.reporter(),
                desks,
                hooks.plans(),
                rules.needs(),
                rules.arrangements());
    }

    private ByHand byHand() throws IOException {
        return new ByHand(
                store.journal(),
                store.vault(),
                keys,
                clock,
                rules.registration().authorised());
    }

    private Packing packing() throws IOException {
        LogSource<IOException> published = path -> read(log.resolve(path));
        return new Packing(store.journal(), store.vault(), keys, published, clock, rules.retention(), rules.opening());
    }

    private List<AgencyDesk.Line> preview(Referral referral) {
        return Optional.ofNullable(desks.get(referral.destination()))
                .map(desk -> desk.preview(referral))
                .orElse(List.of());
    }

    private Hooks asked(Duration tolerance) {
        PostgresJournal journal = store.journal();
        Enriching enriching = new Enriching(journal, keys, clock, tolerance);
        return new Hooks(
                hooks,
                new Requesting(journal, clock, new ServiceAsks(hooks.plans(), keys)),
                new Delivering(
                        journal, keys, clock, hooks.hooks(), Delivering.Pace.DEFAULT, new FactsAnswer(enriching)),
                enriching,
                journal);
    }

    /// The exchanges whose files lie beside the settings.
    private FeedRounds feeds() throws IOException {
        Listing listing = new Listing(store.hashLists(), store.journal(), keys, clock);
        var following = new Following(store.feeds(), store.hashLists(), listing, store.journal(), keys, clock);
        return new FeedRounds(FeedFile.all(rules.folder("feeds")), following, store.feeds(), clock);
    }

    private static Optional<Bytes> read(Path file) throws IOException {
        try {
            return Optional.of(Bytes.adopt(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
