package org.rowan.store.codec;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.base.Personal;
import org.rowan.cases.Account;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseId;
import org.rowan.cases.Destination;
import org.rowan.cases.EvidenceItem;
import org.rowan.cases.Facts;
import org.rowan.cases.FileFinding;
import org.rowan.cases.Findings;
import org.rowan.cases.FoundBy;
import org.rowan.cases.IncidentType;
import org.rowan.cases.Item;
import org.rowan.cases.MatchFact;
import org.rowan.cases.Noticed;
import org.rowan.cases.PersonId;
import org.rowan.cases.Priority;
import org.rowan.cases.Retention;
import org.rowan.cases.ReviewDecision;
import org.rowan.cases.RiskRank;
import org.rowan.cases.RiskReason;
import org.rowan.cases.Rung;
import org.rowan.cases.Source;
import org.rowan.cases.Surface;
import org.rowan.cases.UkLink;
import org.rowan.evidence.EvidenceId;
import org.rowan.feed.LookedUp;
import org.rowan.hashlist.ListId;
import org.rowan.hook.Ask;
import org.rowan.hook.DeliveryId;
import org.rowan.hook.Need;
import org.rowan.incident.Classification;
import org.rowan.incident.FileMark;
import org.rowan.incident.IpCapture;
import org.rowan.incident.ReportMark;
import org.rowan.port.HashLists;
import org.rowan.port.Receipt;
import org.rowan.referral.Enclosure;
import org.rowan.referral.FilingEvent;
import org.rowan.referral.FilingId;
import org.rowan.referral.FilingOutcome;
import org.rowan.referral.FilingStep;
import org.rowan.referral.Referral;
import org.rowan.referral.ReferredFile;
import org.rowan.referral.Reporter;
import org.rowan.referral.StepAnswer;
import org.rowan.screening.Screening;
import org.rowan.screening.Strength;
import org.rowan.signal.Digests;
import org.rowan.signal.Fingerprints;
import org.rowan.signal.Hashed;
import org.rowan.signal.PdqHash;
import org.rowan.signal.Variant;
import org.rowan.signal.WhyUndecodable;
import org.rowan.testkit.contracts.Stated;

/// One of every kind of event, with fixed made-up values: full where values may be absent, and once empty.
final class EveryEvent {
    static final Instant AT = Instant.parse("2026-11-24T12:00:00.123456789Z");
    static final PersonId BY = new PersonId("reviewer.one");
    static final EvidenceId EVIDENCE = new EvidenceId(Digest.of(Bytes.utf8("sealed")));
    static final CaseId CASE = new CaseId("C-0A1B2C3D");
    static final FilingId FILING = new FilingId("F-0A1B2C3D");
    static final DeliveryId DELIVERY = new DeliveryId("D-0A1B2C3D4E5F6G7H");
    static final PdqHash PDQ = new PdqHash(1, -2, 3, Long.MIN_VALUE);

    private EveryEvent() {}

    static Item item(boolean full) {
        return full
                ? new Item(
                        "item \"1\" \u0000 ß",
                        Surface.USER_REPORTED,
                        new Account(
                                personal("account-1"),
                                Optional.of(personal("screen")),
                                Optional.of(personal("Display")),
                                Optional.of(personal("user@example.org")),
                                Optional.of(personal("https://example.org/u/1"))),
                        AT,
                        Optional.of(new IpCapture(personal("192.0.2.1"), Optional.of(4711), AT)),
                        Optional.of(personal("picture.png")),
                        Optional.of(personal("https://example.org/p/1")),
                        Optional.of(false))
                : new Item(
                        "2",
                        Surface.PUBLIC_POST,
                        Account.known("account-2"),
                        AT,
                        Optional.of(new IpCapture(personal("2001:db8::1"), Optional.empty(), AT)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
    }

    static Personal<String> personal(String text) {
        return new Personal<>(text);
    }

    static MatchFact match() {
        return new MatchFact(
                new ListId("drill-1"), "drill list", "example.org", true, FoundBy.PDQ, 7, 12, Variant.FLIP_X);
    }

    static EvidenceItem decoded() {
        Hashed hashed = new Hashed(PDQ, 88, java.util.Collections.nCopies(8, PDQ));
        return new EvidenceItem(
                EVIDENCE,
                "image/png",
                1L << 40,
                Digests.of(Bytes.utf8("content")),
                Optional.of(new Fingerprints(Fingerprints.Format.PNG, 640, 480, 2, hashed)),
                Optional.empty());
    }

    static EvidenceItem undecodable() {
        return new EvidenceItem(
                EVIDENCE,
                "application/octet-stream",
                0,
                Digests.of(Bytes.empty()),
                Optional.empty(),
                Optional.of(WhyUndecodable.EMPTY));
    }

    static List<CaseEvent> ofCases() {
        return Stream.of(others(), EveryAuthorityEvent.ofCases(), EveryPreservation.all())
                .flatMap(List::stream)
                .toList();
    }

    private static List<CaseEvent> others() {
        return List.of(
                new CaseEvent.Opened(AT, Source.HASH_MATCH, item(true), List.of(match()), Strength.STRONG),
                new CaseEvent.Opened(AT, Source.HELD_UNSCREENABLE, item(false), List.of(), Strength.WEAK),
                new CaseEvent.EvidenceSealed(AT, decoded()),
                new CaseEvent.EvidenceSealed(AT, undecodable()),
                new CaseEvent.Claimed(AT, BY, AT.plusSeconds(600)),
                new CaseEvent.Released(AT, BY),
                new CaseEvent.Recused(AT, BY),
                new CaseEvent.Revealed(AT, BY, EVIDENCE, Rung.MASKED, false),
                new CaseEvent.ViewRecorded(AT, BY, EVIDENCE, Rung.FULL, true, Duration.ofMillis(61_250)),
                new CaseEvent.MetadataOpened(AT, BY, EVIDENCE),
                new CaseEvent.Decided(
                        AT,
                        BY,
                        new ReviewDecision.Refer(
                                Destination.NCA,
                                IncidentType.IMAGERY,
                                Optional.of(Priority.ONE),
                                Optional.of("said so"),
                                "a reason\nin two lines")),
                new CaseEvent.Decided(
                        AT,
                        BY,
                        new ReviewDecision.Refer(
                                Destination.NCMEC,
                                IncidentType.ENTICEMENT,
                                Optional.empty(),
                                Optional.empty(),
                                "a reason")),
                new CaseEvent.Decided(AT, BY, new ReviewDecision.Dismiss("a drawing of a house")),
                new CaseEvent.Decided(AT, BY, new ReviewDecision.AskSecond("not sure")),
                new CaseEvent.ReferralAccepted(AT, Destination.NCMEC, FILING.value()),
                new CaseEvent.ReferralFiled(AT, Destination.NCMEC, FILING.value(), "4564654"),
                new CaseEvent.ReferralReturned(AT, Destination.NCA, FILING.value(), "refused"),
                new CaseEvent.ReferralUnsettled(AT, Destination.NCMEC, FILING.value(), "no answer"),
                new CaseEvent.HoldSet(AT, BY, "order 12", Optional.of(AT)),
                new CaseEvent.HoldSet(AT, BY, "order 13", Optional.empty()),
                new CaseEvent.HoldLifted(AT, BY, "over"),
                new CaseEvent.RiskRanked(
                        AT, BY, RiskRank.AT_ONCE, List.of(RiskReason.MEETING), Optional.of("today, it says")),
                new CaseEvent.FollowUpOpened(AT, BY, "the service found more"),
                new CaseEvent.CorrectionAsked(AT, BY, "another picture than the list meant"),
                new CaseEvent.Corrected(AT, BY),
                new CaseEvent.CorrectionTold(AT, BY, FILING.value(), "by telephone, desk 2"),
                new CaseEvent.OpeningAsked(AT, BY, "order 14", "an inquiry"),
                new CaseEvent.OpeningApproved(AT, BY, AT),
                new CaseEvent.RetentionExtended(AT, BY, AT, "an inquiry goes on"),
                new CaseEvent.RecordsTaken(AT, BY, "order 14", "an inquiry", List.of(EVIDENCE)),
                new CaseEvent.Exported(AT, BY, FILING.value(), "xarf", EVIDENCE.digest()),
                new CaseEvent.DestructionOrdered(AT, Retention.Basis.DISMISSED),
                new CaseEvent.EvidenceDestroyed(AT, List.of(EVIDENCE)),
                new CaseEvent.Dismissed(AT),
                new CaseEvent.Reopened(AT, BY, "a second look"),
                new CaseEvent.FoundHarmless(AT, BY, AT.plusSeconds(60)),
                new CaseEvent.Opened(
                        AT, Source.HASH_MATCH, item(false).with(Stated.all()), List.of(match()), Strength.WEAK),
                new CaseEvent.Opened(
                        AT,
                        Source.NOTICED,
                        item(false).with(new Noticed(Noticed.By.USER, AT, true)),
                        List.of(),
                        Strength.WEAK),
                new CaseEvent.Decided(
                        AT,
                        BY,
                        new ReviewDecision.Refer(
                                Destination.NCMEC,
                                IncidentType.ENTICEMENT,
                                Optional.empty(),
                                Optional.empty(),
                                "a reason",
                                Optional.of(findings()))),
                asked(Optional.of(BY), new Ask.Hold()),
                asked(Optional.of(BY), new Ask.Remove()),
                asked(Optional.of(BY), new Ask.Suspend()),
                asked(Optional.empty(), new Ask.Restore(List.of(Ask.Kind.HOLD, Ask.Kind.SUSPEND))),
                asked(Optional.empty(), new Ask.Enrich(List.of(Need.CONTACT, Need.CHILDREN))),
                asked(Optional.empty(), new Ask.Preserve(AT.minusSeconds(60), AT.minusSeconds(120), AT)),
                new CaseEvent.ServiceTried(AT, DELIVERY, "answered HTTP 500", Optional.of(AT.plusSeconds(5))),
                new CaseEvent.ServiceTried(AT, DELIVERY, "it is gone", Optional.empty()),
                new CaseEvent.ServiceTook(AT, DELIVERY, Optional.empty()),
                new CaseEvent.ServiceTook(AT, DELIVERY, Optional.of("not understood")),
                new CaseEvent.ServiceSpared(AT, DELIVERY),
                new CaseEvent.ServiceAskedAgain(AT, BY, DELIVERY),
                new CaseEvent.FactsStated(AT, DELIVERY, "main", facts()),
                new CaseEvent.FactNoted(AT, BY, Need.DEVICES, "never kept"),
                new CaseEvent.GapsAccepted(AT, BY, Destination.NCA, List.of(Need.CHILDREN), "nobody knows"));
    }

    private static Facts facts() {
        return new Facts(
                Optional.of(item(true).account()),
                item(true).from(),
                Stated.all(),
                List.of(new Facts.Lacking(Need.LOGIN_ADDRESSES, "kept for a week")));
    }

    static CaseEvent asked(Optional<PersonId> by, Ask ask) {
        return new CaseEvent.ServiceAsked(AT, by, by.map(person -> "a reason"), DELIVERY, "main", ask);
    }

    static Findings findings() {
        return new Findings(
                List.of(ReportMark.SEXTORTION),
                List.of(new FileFinding(
                        EVIDENCE,
                        List.of(FileMark.VIRAL, FileMark.GENERATIVE_AI),
                        Optional.of(Classification.B2),
                        false)),
                true);
    }

    /// As a referral is frozen when circumstances were stated.
    static Referral circumstantial() {
        Reporter reporter = new Reporter(
                "Example",
                personal("First"),
                personal("Last"),
                personal("desk@example.org"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Stated.party("contact").person()),
                Optional.of("for police"),
                Optional.of("the terms"));
        return new Referral(
                FILING,
                CASE,
                Destination.NCMEC,
                false,
                IncidentType.ENTICEMENT,
                AT,
                AT,
                Optional.empty(),
                Optional.empty(),
                "what was seen",
                reporter,
                item(false).account(),
                item(false).with(Stated.all()),
                List.of(),
                List.of(BY),
                List.of(),
                Optional.of(findings()),
                List.of(new Enclosure(Enclosure.Kind.EXCERPT, "excerpt-1.txt", personal("words"))));
    }

    static Referral referral(boolean full) {
        Reporter reporter = new Reporter(
                "Example",
                personal("First"),
                personal("Last"),
                personal("desk@example.org"),
                full ? Optional.of(personal("+1 555 0100")) : Optional.empty(),
                full ? Optional.of("https://example.org/law") : Optional.empty());
        ReferredFile file = new ReferredFile(
                decoded(),
                Optional.of(personal("picture.png")),
                AT,
                item(true).from(),
                Optional.empty(),
                Optional.of(true),
                true,
                false,
                List.of(match()));
        return new Referral(
                FILING,
                CASE,
                Destination.NCMEC,
                !full,
                IncidentType.IMAGERY,
                AT,
                AT,
                full ? Optional.of(Priority.THREE) : Optional.empty(),
                full ? Optional.of("said so") : Optional.empty(),
                "what was seen",
                reporter,
                item(full).account(),
                item(full),
                full ? List.of(file) : List.of(),
                full ? List.of(BY) : List.of(),
                full ? List.of("4564653") : List.of());
    }

    static List<FilingEvent> ofFilings() {
        Bytes raw = Bytes.copyOf(new byte[] {0, -1, 60, 114, 62});
        FilingStep finish = new FilingStep.Finish("4564654");
        return List.of(
                new FilingEvent.Begun(AT, referral(true)),
                new FilingEvent.Begun(AT, referral(false)),
                new FilingEvent.StepStarted(AT, new FilingStep.Open(), "https://example.org/ispws"),
                new FilingEvent.StepStarted(AT, new FilingStep.Upload("4564654", EVIDENCE), "env"),
                new FilingEvent.StepStarted(AT, new FilingStep.Describe("4564654", EVIDENCE, "b0754af7"), "env"),
                new FilingEvent.StepStarted(AT, finish, "env"),
                new FilingEvent.StepStarted(AT, new FilingStep.Retract("4564654"), "env"),
                new FilingEvent.StepAnswered(
                        AT, finish, new StepAnswer.Accepted(Optional.of("4564654"), Optional.of("b0754af7"), raw)),
                new FilingEvent.StepAnswered(
                        AT, finish, new StepAnswer.Accepted(Optional.empty(), Optional.empty(), Bytes.empty())),
                new FilingEvent.StepAnswered(AT, finish, new StepAnswer.AlreadyFinished(raw)),
                new FilingEvent.StepAnswered(AT, finish, new StepAnswer.Corrupted(raw)),
                new FilingEvent.StepAnswered(
                        AT, finish, new StepAnswer.Rejected(StepAnswer.Cause.DOCUMENT, 4100, "not valid", raw)),
                new FilingEvent.StepAnswered(AT, finish, new StepAnswer.NotSent("no route")),
                new FilingEvent.StepAnswered(AT, finish, new StepAnswer.Unknown("no answer")),
                new FilingEvent.StepAnswered(AT, finish, new StepAnswer.AwaitsPerson(raw)),
                new FilingEvent.ReferenceEntered(AT, BY, "NCA-1"),
                new FilingEvent.Declined(AT, BY, "they do not have it"),
                new FilingEvent.Ended(AT, new FilingOutcome.Filed("4564654")),
                new FilingEvent.Ended(AT, new FilingOutcome.Rejected(4100, "not valid")),
                new FilingEvent.Ended(AT, new FilingOutcome.NotSent("no route")),
                new FilingEvent.Ended(AT, new FilingOutcome.Unknown("4564654", "no answer")),
                new FilingEvent.Begun(AT, circumstantial()),
                new FilingEvent.StepStarted(AT, new FilingStep.Enclose("4564654", 0), "env"),
                new FilingEvent.StepStarted(AT, new FilingStep.DescribeEnclosure("4564654", 0, "b0754af7"), "env"),
                new FilingEvent.StepAnswered(AT, finish, new StepAnswer.Unknown("no answer", Optional.of(raw))),
                new FilingEvent.Stumbled(AT, FilingEvent.Why.OUTSIDE, "no desk"),
                new FilingEvent.SetAside(AT, "five times"),
                new FilingEvent.Resumed(AT, BY, "mended"),
                new FilingEvent.Withdrawn(AT, BY, "the wrong account"),
                new FilingEvent.Begun(
                        AT, referral(false).linked(Optional.of(new UkLink(List.of(UkLink.Ground.PUBLICATION))))));
    }

    static List<Receipt> receipts() {
        return List.of(
                new Receipt(
                        Receipt.Outcome.MATCHED,
                        3,
                        List.of(match()),
                        Optional.of(CASE),
                        Optional.of(1L << 33),
                        Optional.empty(),
                        Optional.empty()),
                new Receipt(
                        Receipt.Outcome.UNSCREENABLE,
                        0,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Screening.Why.NO_HASH_LIST),
                        Optional.of(WhyUndecodable.BROKEN)),
                asked(Receipt.Outcome.MATCHED, Receipt.Said.KNOWN, Optional.empty()),
                asked(Receipt.Outcome.CLEAR, Receipt.Said.NOT_CHECKED, Optional.of(HashLists.Harmless.REVIEWED)));
    }

    /// An outside matcher was asked.
    private static Receipt asked(Receipt.Outcome outcome, Receipt.Said said, Optional<HashLists.Harmless> harmless) {
        LookedUp.Matched known = new LookedUp.Matched("named there", false, false);
        return new Receipt(
                outcome,
                3,
                said == Receipt.Said.KNOWN ? List.of(MatchFact.of("shield", known)) : List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(new Receipt.Matcher("shield", said)),
                harmless);
    }
}
