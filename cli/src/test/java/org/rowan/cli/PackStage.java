package org.rowan.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rowan.agency.records.CaseRecords;
import org.rowan.agency.records.RecordsPack;
import org.rowan.agency.records.RecordsStream;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.base.Personal;
import org.rowan.cases.Account;
import org.rowan.cases.CaseId;
import org.rowan.cases.Destination;
import org.rowan.cases.IncidentType;
import org.rowan.cases.Item;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.ReviewDecision.Refer;
import org.rowan.cases.ReviewRules;
import org.rowan.cases.Role;
import org.rowan.cases.Rung;
import org.rowan.cases.Surface;
import org.rowan.flow.Filing;
import org.rowan.flow.Intake;
import org.rowan.flow.IntakeRules;
import org.rowan.flow.Keeping;
import org.rowan.flow.Listing;
import org.rowan.flow.Packing;
import org.rowan.flow.Preserving;
import org.rowan.flow.Reviewing;
import org.rowan.flow.ServiceAsks;
import org.rowan.flow.Submission;
import org.rowan.flow.Viewing;
import org.rowan.port.AgencyDesk;
import org.rowan.referral.Reporter;
import org.rowan.screening.Limits;
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
import org.rowan.testkit.fakes.TestClock;

/// A case that was seen, referred and filed with the acts themselves, and the stream of its records pack.
final class PackStage {
    static final PdqHash LISTED = PdqHash.parse("0123456789abcdef".repeat(4));
    static final Bytes PICTURE = FakeMedia.picture(LISTED, 100, 1, "a");
    static final String HOSTILE = "<script>alert(1)</script>\n\u202egpj.exe\u0000&'\"";

    private static final Person LEAD = new Person(new PersonId("lead-one"), Set.of(Role.LEAD));
    private static final Person TWO = new Person(new PersonId("reviewer-two"), Set.of(Role.REVIEWER));

    private final TestClock clock = TestClock.atNoon();
    private final FakeJournal journal = new FakeJournal();
    private final FakeVault vault = new FakeVault(clock);
    private final FakeKeys keys = new FakeKeys();
    private final FakeMedia media = new FakeMedia();
    private final FakeHashLists lists = new FakeHashLists(journal);

    String vkey() {
        return keys.verifier(FakeLog.ORIGIN).written();
    }

    CaseId filed() throws IOException {
        new Listing(lists, journal, keys, clock)
                .add(LEAD.id(), "drill", "Example Provider", SignalType.PDQ, true, Bytes.utf8(LISTED.hex() + "\n"));
        IntakeRules rules =
                new IntakeRules(Limits.DEFAULT, Set.of(), Digest.of(Bytes.utf8("policy")), Duration.ofMinutes(5));
        Item item = new Item(
                "item-1",
                Surface.PUBLIC_POST,
                Account.known("account-1"),
                clock.instant(),
                Optional.empty(),
                Optional.of(new Personal<>(HOSTILE)),
                Optional.empty(),
                Optional.empty());
        Intake intake = new Intake(journal, vault, lists, media, keys, clock, rules);
        Submission upload = new Submission("client-one", "key", item, new Submission.File(PICTURE));
        CaseId id = ((Intake.Answered) intake.accept(upload)).receipt().caseId().orElseThrow();
        refer(id);
        return id;
    }

    /// An account that is frozen without a case; `content` came, under a hostile name.
    CaseId frozen(Bytes content) throws IOException {
        var order = (Preserving.Ordered) new Preserving(
                        journal, keys, clock, Keep.RULES, new ServiceAsks(List.of(), keys))
                .order(LEAD, "account-7", false, new Preserving.Order("by telephone", Optional.of("Police, case 7")));
        new Keeping(journal, vault, keys, clock, Keep.RULES)
                .keep(
                        order.id(),
                        new Keeping.Somebody(LEAD),
                        new Keeping.Sent(HOSTILE, content.length(), content.stream()));
        return order.id();
    }

    private void refer(CaseId id) throws IOException {
        Map<Destination, AgencyDesk> desks = Map.of(Destination.NCMEC, new FakeDesk(Destination.NCMEC));
        Reporter reporter = new Reporter(
                "Example Forum",
                new Personal<>("First"),
                new Personal<>("Last"),
                new Personal<>("trust@example.org"),
                Optional.empty(),
                Optional.empty());
        Viewing viewing = new Viewing(journal, vault, media, keys, clock);
        var evidence =
                journal.load(id).orElseThrow().file().evidence().getFirst().id();
        viewing.reveal(LEAD, id, evidence, Rung.FULL);
        viewing.seen(LEAD, id, evidence, Rung.FULL, Duration.ofSeconds(3));
        Reviewing reviewing = new Reviewing(journal, keys, clock, ReviewRules.DEFAULT, reporter, desks);
        Refer refer = new Refer(
                Destination.NCMEC, IncidentType.IMAGERY, Optional.empty(), Optional.empty(), "a drill, not real");
        reviewing.decide(LEAD, id, refer);
        reviewing.decide(TWO, id, refer);
        Filing.Pace pace = new Filing.Pace(Duration.ofMinutes(10), Duration.ofSeconds(30), Duration.ofHours(1));
        while (new Filing(journal, vault, keys, clock, desks, pace).advance()) {}
    }

    /// The stream of the pack of a case; `content`: in place of what its evidence holds.
    byte[] stream(CaseId id, Optional<Bytes> content) throws IOException {
        Packing packing =
                new Packing(journal, vault, keys, new FakeLog(journal, keys), clock, Keep.RULES, Keep.OPENING);
        var ordered = (Packing.Ordered) packing.order(LEAD, id, "Example Court, order 14/2026", "an inquiry");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RecordsStream.Writer out = new RecordsStream.Writer(bytes);
        for (RecordsPack.Part part : parts(ordered)) {
            switch (part) {
                case RecordsPack.Words words ->
                    out.file(words.path(), words.content().length(), words.content().stream());
                case RecordsPack.File file -> {
                    try (InputStream opened = packing.open(ordered, file.id())) {
                        Bytes whole = content.orElse(Bytes.adopt(opened.readAllBytes()));
                        out.file(file.path(), whole.length(), whole.stream());
                    }
                }
            }
        }
        out.end();
        return bytes.toByteArray();
    }

    List<RecordsPack.Part> parts(Packing.Ordered ordered) {
        return RecordsPack.of(new CaseRecords(
                ordered.order(),
                ordered.loaded().file(),
                ordered.loaded().filings(),
                ordered.loaded().secrets().blind(),
                ordered.trail().entries(),
                ordered.trail().note(),
                vkey(),
                "Example Forum",
                "Rowan test"));
    }
}
