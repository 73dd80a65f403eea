package org.rowan.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.base.Personal;
import org.rowan.cases.Account;
import org.rowan.cases.CaseId;
import org.rowan.cases.Destination;
import org.rowan.cases.EvidenceItem;
import org.rowan.cases.FileFinding;
import org.rowan.cases.Findings;
import org.rowan.cases.FoundBy;
import org.rowan.cases.IncidentType;
import org.rowan.cases.Item;
import org.rowan.cases.MatchFact;
import org.rowan.cases.PersonId;
import org.rowan.cases.Priority;
import org.rowan.cases.ReviewDecision;
import org.rowan.cases.ReviewDecision.AskSecond;
import org.rowan.cases.ReviewDecision.Dismiss;
import org.rowan.cases.ReviewDecision.Refer;
import org.rowan.cases.Surface;
import org.rowan.cases.UkLink;
import org.rowan.evidence.EvidenceId;
import org.rowan.hashlist.ListId;
import org.rowan.incident.Classification;
import org.rowan.incident.FileMark;
import org.rowan.incident.IpCapture;
import org.rowan.incident.Occasion;
import org.rowan.incident.ReportMark;
import org.rowan.referral.Enclosure;
import org.rowan.referral.FilingId;
import org.rowan.referral.Referral;
import org.rowan.referral.ReferredFile;
import org.rowan.referral.Reporter;
import org.rowan.signal.Digests;
import org.rowan.signal.Fingerprints;
import org.rowan.signal.Hashed;
import org.rowan.signal.PdqHash;
import org.rowan.signal.Variant;
import org.rowan.signal.WhyUndecodable;
import org.rowan.testkit.contracts.Stated;

class ReferralTextTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    /// Everything that can be there is there.
    private static final Referral FULL = new Referral(
            new FilingId("F-AAAAAAAA"),
            new CaseId("C-AAAAAAAA"),
            Destination.NCMEC,
            true,
            IncidentType.IMAGERY,
            NOON,
            NOON.plusSeconds(9),
            Optional.of(Priority.TWO),
            Optional.of("a meeting today"),
            "seen on a public page",
            new Reporter(
                    "Example",
                    said("First"),
                    said("Last"),
                    said("e"),
                    maybe("1"),
                    Optional.of("https://l"),
                    Optional.of(Stated.party("r").person()),
                    Optional.of("for police"),
                    Optional.of("the terms")),
            account(),
            new Item(
                    "item-1",
                    Surface.PUBLIC_POST,
                    account(),
                    NOON,
                    Optional.of(seen()),
                    maybe("picture.png"),
                    maybe("https://u"),
                    Optional.of(true),
                    Optional.of(Stated.all())),
            List.of(
                    file(evidence("a", Optional.of(prints()), Optional.empty())),
                    file(evidence("b", Optional.empty(), Optional.of(WhyUndecodable.BROKEN)))),
            List.of(new PersonId("reviewer-one"), new PersonId("reviewer-two")),
            List.of("R-1", "R-2"),
            Optional.of(findings()),
            List.of(new Enclosure(Enclosure.Kind.EXCERPT, "excerpt-1.txt", said("words"))),
            Optional.of(new UkLink(List.of(UkLink.Ground.SUSPECT))));

    private static final Item PLAIN = new Item(
            "item-1",
            Surface.PUBLIC_POST,
            account(),
            NOON,
            Optional.of(new IpCapture(said("192.0.2.7"), Optional.empty(), NOON)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private static Findings findings() {
        return new Findings(
                List.of(ReportMark.SEXTORTION),
                List.of(new FileFinding(
                        EvidenceId.of(Bytes.utf8("a")),
                        List.of(FileMark.INFANT, FileMark.VIRAL),
                        Optional.empty(),
                        false)),
                false);
    }

    private static Personal<String> said(String text) {
        return new Personal<>(text);
    }

    private static Optional<Personal<String>> maybe(String text) {
        return Optional.of(said(text));
    }

    private static Account account() {
        return new Account(said("account-1"), maybe("screen"), maybe("display"), maybe("a@b"), maybe("https://p"));
    }

    private static IpCapture seen() {
        return new IpCapture(
                said("192.0.2.7"), Optional.of(40_000), NOON, Optional.of(Occasion.UPLOAD), Optional.of(false));
    }

    private static Fingerprints prints() {
        PdqHash hash = PdqHash.parse("0123456789abcdef".repeat(4));
        return new Fingerprints(
                Fingerprints.Format.PNG, 4, 3, 1, new Hashed(hash, 90, Collections.nCopies(Hashed.VARIANTS, hash)));
    }

    private static EvidenceItem evidence(String content, Optional<Fingerprints> prints, Optional<WhyUndecodable> why) {
        Bytes bytes = Bytes.utf8(content);
        return new EvidenceItem(EvidenceId.of(bytes), "image/png", 1, Digests.of(bytes), prints, why);
    }

    private static ReferredFile file(EvidenceItem evidence) {
        var match = new MatchFact(new ListId("l-1"), "list", "source", true, FoundBy.PDQ, 3, 12, Variant.ORIGINAL);
        return new ReferredFile(
                evidence,
                maybe("picture.png"),
                NOON,
                Optional.of(seen()),
                maybe("https://u"),
                Optional.of(false),
                true,
                false,
                List.of(match));
    }

    private static Referral saying(Optional<String> imminent, String narrative) {
        return new Referral(
                FULL.filing(),
                FULL.caseId(),
                FULL.destination(),
                FULL.drill(),
                FULL.incident(),
                FULL.incidentAt(),
                FULL.detectedAt(),
                FULL.priority(),
                imminent,
                narrative,
                FULL.reporter(),
                FULL.account(),
                PLAIN,
                FULL.files(),
                FULL.reviewers(),
                FULL.earlier(),
                FULL.findings(),
                FULL.enclosures(),
                FULL.link());
    }

    @Test
    void a_referral_that_differs_in_any_one_thing_has_other_bytes() {
        Map<Bytes, String> seen = new HashMap<>();
        seen.put(Records.referral(FULL), "the referral itself");
        Map<Object, String> different = new HashMap<>();
        for (Alterations.Altered altered : Alterations.of(FULL)) {
            if (different.putIfAbsent(altered.value(), altered.path()) != null) continue;
            Bytes bytes = Records.referral((Referral) altered.value());
            assertThat(seen).as("not bound: %s", altered.path()).doesNotContainKey(bytes);
            seen.put(bytes, altered.path());
        }
        assertThat(different).hasSizeGreaterThan(1_000);
    }

    @Test
    void a_decision_that_differs_in_any_one_thing_has_other_bytes() {
        PersonId by = new PersonId("reviewer-one");
        Refer refer = new Refer(
                Destination.NCA,
                IncidentType.IMAGERY,
                Optional.of(Priority.TWO),
                Optional.of("today"),
                "reason",
                Optional.of(findings()),
                Optional.of(new UkLink(List.of(UkLink.Ground.SUSPECT))));
        Map<Object, String> different = new HashMap<>();
        Map<Bytes, String> seen = new HashMap<>();
        seen.put(Records.decision(by, refer), "the decision itself");
        for (Alterations.Altered altered : Alterations.of(refer)) {
            Bytes bytes = Records.decision(by, (ReviewDecision) altered.value());
            if (different.putIfAbsent(altered.value(), altered.path()) != null) continue;
            assertThat(seen).as("not bound: %s", altered.path()).doesNotContainKey(bytes);
            seen.put(bytes, altered.path());
        }
        Findings classified = new Findings(
                List.of(),
                List.of(new FileFinding(
                        EvidenceId.of(Bytes.utf8("a")), List.of(), Optional.of(Classification.A1), false)),
                false);
        assertThat(Records.decision(by, finding(classified)))
                .isNotEqualTo(Records.decision(by, finding(Findings.NONE)));
        assertThat(Records.decision(by, new Dismiss("one\ntwo")))
                .isNotEqualTo(Records.decision(by, new Dismiss("one\\ntwo")))
                .isNotEqualTo(Records.decision(by, new AskSecond("one\ntwo")))
                .isNotEqualTo(Records.decision(new PersonId("reviewer-two"), new Dismiss("one\ntwo")));
    }

    private static Refer finding(Findings found) {
        return new Refer(
                Destination.NCMEC,
                IncidentType.IMAGERY,
                Optional.empty(),
                Optional.empty(),
                "reason",
                Optional.of(found));
    }

    @Test
    void the_same_referral_has_the_same_bytes_one_field_a_line() {
        assertThat(Records.referral(saying(Optional.empty(), "a")))
                .isEqualTo(Records.referral(saying(Optional.empty(), "a")));
        assertThat(Records.referral(FULL).asUtf8().lines())
                .startsWith("rowan-referral/2", "filing: F-AAAAAAAA", "case: C-AAAAAAAA", "to: ncmec")
                .allMatch(line -> line.startsWith("rowan-referral/2") || line.matches("[a-z0-9_.]+:( .*)?"));
    }

    /// What was committed to before circumstances could be stated is made anew with the same bytes.
    @Test
    void a_referral_without_circumstances_and_findings_has_the_bytes_it_always_had() {
        Referral old = new Referral(
                FULL.filing(),
                FULL.caseId(),
                FULL.destination(),
                FULL.drill(),
                FULL.incident(),
                FULL.incidentAt(),
                FULL.detectedAt(),
                Optional.empty(),
                Optional.empty(),
                "why",
                new Reporter("Example", said("First"), said("Last"), said("e"), maybe("1"), Optional.empty()),
                account(),
                PLAIN,
                List.of(),
                FULL.reviewers(),
                List.of());
        assertThat(Records.referral(old).asUtf8().lines().map(l -> l.replaceAll(":.*", "")))
                .noneMatch(l -> l.contains("stated") || l.contains("findings") || l.contains("enclosures"))
                .noneMatch(l -> l.endsWith(".occasion") || l.endsWith(".proxy") || l.startsWith("reporter.t"))
                .endsWith("reviewer", "reviewer", "earlier");
    }

    @Test
    void no_text_that_a_person_writes_can_pass_for_another_field() {
        String next = "\nreporter.service: Other";
        assertThat(Records.referral(saying(Optional.empty(), "a" + next)).asUtf8())
                .contains("\nnarrative: a\\nreporter.service: Other\nreporter.service: Example\n");
        List<String> alphabet =
                List.of("\\", "n", "\n", "\r", "r", ":", " ", "narrative", "u", "d800", "\ud800", "\udc00", "-", "?");
        Random random = new Random(7);
        Map<Bytes, Referral> made = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            Optional<String> imminent =
                    random.nextInt(4) == 0 ? Optional.empty() : Optional.of(drawn(random, alphabet));
            Referral referral = saying(imminent, drawn(random, alphabet));
            Referral before = Optional.ofNullable(made.putIfAbsent(Records.referral(referral), referral))
                    .orElse(referral);
            assertThat(before).isEqualTo(referral);
        }
    }

    private static String drawn(Random random, List<String> alphabet) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) text.append(alphabet.get(random.nextInt(alphabet.size())));
        return text.toString();
    }
}
