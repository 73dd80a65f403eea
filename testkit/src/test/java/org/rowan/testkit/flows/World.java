package org.rowan.testkit.flows;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.base.Personal;
import org.rowan.cases.Account;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.Destination;
import org.rowan.cases.IncidentType;
import org.rowan.cases.Item;
import org.rowan.cases.OpeningRules;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.Priority;
import org.rowan.cases.RetentionRules;
import org.rowan.cases.ReviewDecision.Refer;
import org.rowan.cases.ReviewRules;
import org.rowan.cases.Role;
import org.rowan.cases.Surface;
import org.rowan.flow.Approving;
import org.rowan.flow.ByHand;
import org.rowan.flow.Exporting;
import org.rowan.flow.Filing;
import org.rowan.flow.FilingNews;
import org.rowan.flow.Intake;
import org.rowan.flow.IntakeRules;
import org.rowan.flow.Listing;
import org.rowan.flow.Overseeing;
import org.rowan.flow.Packing;
import org.rowan.flow.Retaining;
import org.rowan.flow.Reviewing;
import org.rowan.flow.Submission;
import org.rowan.flow.Viewing;
import org.rowan.incident.IpCapture;
import org.rowan.port.AgencyDesk;
import org.rowan.port.HashLists;
import org.rowan.port.Journal;
import org.rowan.port.Keys;
import org.rowan.port.Lookup;
import org.rowan.port.Media;
import org.rowan.port.Vault;
import org.rowan.referral.Reporter;
import org.rowan.screening.Limits;
import org.rowan.screening.Screening;
import org.rowan.screening.Screening.ClientPdq;
import org.rowan.signal.PdqHash;
import org.rowan.signal.SignalType;
import org.rowan.testkit.contracts.Keep;
import org.rowan.testkit.fakes.FakeDesk;
import org.rowan.testkit.fakes.FakeHashLists;
import org.rowan.testkit.fakes.FakeJournal;
import org.rowan.testkit.fakes.FakeKeys;
import org.rowan.testkit.fakes.FakeLog;
import org.rowan.testkit.fakes.FakeMedia;
import org.rowan.testkit.fakes.FakeVault;
import org.rowan.testkit.fakes.Killer;
import org.rowan.testkit.fakes.TestClock;

/// Everything that outlives a process (the fakes), and the acts of one process over it. `restart` gives the
/// acts of a fresh process over the same memory.
final class World {
    static final PdqHash LISTED = PdqHash.parse("0123456789abcdef".repeat(4));
    static final PdqHash FAR = PdqHash.parse("fedcba9876543210".repeat(4));
    static final Person ONE = new Person(new PersonId("reviewer-one"), Set.of(Role.REVIEWER));
    static final Person TWO = new Person(new PersonId("reviewer-two"), Set.of(Role.REVIEWER));
    static final Person THREE = new Person(new PersonId("reviewer-three"), Set.of(Role.REVIEWER));
    static final Person LEAD = new Person(new PersonId("lead-one"), Set.of(Role.LEAD));
    static final Person ADMIN = new Person(new PersonId("admin-one"), Set.of(Role.ADMIN));
    static final Reporter REPORTER = new Reporter(
            "Example Forum",
            new Personal<>("First"),
            new Personal<>("Last"),
            new Personal<>("trust@example.org"),
            Optional.empty(),
            Optional.empty());
    static final RetentionRules RETENTION = Keep.RULES;

    final TestClock clock = TestClock.atNoon();
    private final Instant began = clock.instant();
    final FakeJournal journal = new FakeJournal();
    final FakeVault vault = new FakeVault(clock);
    final FakeHashLists lists = new FakeHashLists(journal);
    final FakeMedia media = new FakeMedia();
    final FakeKeys keys = new FakeKeys();
    final FakeDesk ncmec = new FakeDesk(Destination.NCMEC);
    final FakeDesk nca = new FakeDesk(Destination.NCA);
    Set<Screening.Why> hold = Set.of();
    List<Lookup> matchers = List.of();
    final List<FilingNews> news = new ArrayList<>();
    OpeningRules opening = Keep.OPENING;
    ReviewRules reviewRules = ReviewRules.DEFAULT;

    /// The acts of one process.
    record Acts(
            Intake intake,
            Reviewing reviewing,
            Viewing viewing,
            Filing filing,
            ByHand byHand,
            Retaining retaining,
            Listing listing,
            Overseeing overseeing) {}

    Acts start() {
        return start(new Killer(0, false));
    }

    Acts start(Killer killer) {
        Journal j = killer.wrap(Journal.class, journal);
        Vault v = killer.wrap(Vault.class, vault);
        HashLists l = killer.wrap(HashLists.class, lists);
        Media m = killer.wrap(Media.class, media);
        Keys k = killer.wrap(Keys.class, keys);
        Map<Destination, AgencyDesk> desks = Map.of(
                Destination.NCMEC, killer.wrap(AgencyDesk.class, ncmec),
                Destination.NCA, killer.wrap(AgencyDesk.class, nca));
        IntakeRules intakeRules =
                new IntakeRules(Limits.DEFAULT, hold, Digest.of(Bytes.utf8("policy")), Duration.ofMinutes(5));
        Filing.Pace pace = new Filing.Pace(Duration.ofMinutes(10), Duration.ofSeconds(30), Duration.ofHours(1));
        return new Acts(
                new Intake(j, v, l, m, k, clock, intakeRules, matchers),
                new Reviewing(j, k, clock, reviewRules, REPORTER, desks),
                new Viewing(j, v, m, k, clock),
                new Filing(j, v, k, clock, desks, pace, news::add),
                new ByHand(j, v, k, clock),
                new Retaining(j, v, k, clock, RETENTION),
                new Listing(l, j, k, clock),
                new Overseeing(j, journal, clock));
    }

    Approving approving() {
        return new Approving(journal, keys, clock, opening);
    }

    Exporting exporting() {
        return new Exporting(journal, keys, clock);
    }

    Packing packing() {
        return packing(new Killer(0, false));
    }

    Packing packing(Killer killer) {
        return new Packing(
                killer.wrap(Journal.class, journal),
                killer.wrap(Vault.class, vault),
                killer.wrap(Keys.class, keys),
                new FakeLog(journal, keys),
                clock,
                RETENTION,
                opening);
    }

    /// Imports a drill list that holds `LISTED`, and a real one that holds something else: a drill alone
    /// makes nothing clear.
    void drillList() throws IOException {
        Digest other = Digest.of(Bytes.utf8("something else"));
        start().listing()
                .add(ADMIN.id(), "real", "Example Provider", SignalType.SHA256, false, Bytes.utf8(other.hex() + "\n"));
        start().listing().confirm(LEAD, "real");
        start().listing().confirm(new Person(new PersonId("lead-two"), Set.of(Role.LEAD)), "real");
        start().listing()
                .add(ADMIN.id(), "drill", "Example Provider", SignalType.PDQ, true, Bytes.utf8(LISTED.hex() + "\n"));
    }

    /// Imports a second list from another source that holds `LISTED`: what matches both is strong.
    void corroboratingList() throws IOException {
        start().listing()
                .add(ADMIN.id(), "drill-2", "Other Provider", SignalType.PDQ, true, Bytes.utf8(LISTED.hex() + "\n"));
    }

    /// The same request whenever it is made, as a client repeats it.
    Submission upload(String key, Bytes content) {
        return new Submission("client-one", key, item(began), new Submission.File(content));
    }

    Item item(Instant sharedAt) {
        return new Item(
                "item-1",
                Surface.PUBLIC_POST,
                Account.known("account-1"),
                sharedAt,
                Optional.of(new IpCapture(new Personal<>("192.0.2.7"), Optional.of(40_000), sharedAt)),
                Optional.of(new Personal<>("picture.png")),
                Optional.empty(),
                Optional.empty());
    }

    static Bytes listed() {
        return FakeMedia.picture(LISTED, 100, 1, "a");
    }

    static Bytes unlisted() {
        return FakeMedia.picture(FAR, 100, 1, "b");
    }

    static Refer refer(Destination destination) {
        return new Refer(
                destination, IncidentType.IMAGERY, Optional.of(Priority.THREE), Optional.empty(), "a drill, not real");
    }

    /// A case that matched, opened through the front door.
    CaseId matched(String key) throws IOException {
        Intake.Answered answered = (Intake.Answered) start().intake().accept(upload(key, listed()));
        return answered.receipt().caseId().orElseThrow();
    }

    /// A case of a service that kept the file and sent its hash.
    CaseId matchedByHashOnly(String key) throws IOException {
        Submission.Hashes hashes = new Submission.Hashes(List.of(), Optional.of(new ClientPdq(LISTED, 90)));
        Submission submission = new Submission("client-one", key, item(clock.instant()), hashes);
        Intake.Answered answered = (Intake.Answered) start().intake().accept(submission);
        return answered.receipt().caseId().orElseThrow();
    }

    /// A case on which two people agreed to refer.
    CaseId referred(String key, Destination destination) throws IOException {
        CaseId id = matched(key);
        Acts acts = start();
        acts.reviewing().decide(ONE, id, refer(destination));
        acts.reviewing().decide(TWO, id, refer(destination));
        return id;
    }

    CaseFile file(CaseId id) {
        return journal.load(id).orElseThrow().file();
    }

    /// Files until nothing is due, jumping over pauses.
    void fileAll() throws IOException {
        for (int round = 0; round < 100; round++) {
            while (start().filing().advance()) {}
            clock.advance(Duration.ofHours(2));
        }
    }
}
