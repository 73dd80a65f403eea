package org.rowan.auditlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rowan.auditlog.CaseFact.*;
import org.rowan.auditlog.ServiceFact.*;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;

class EntryTest {
    static final Instant TIME = Instant.ofEpochSecond(1_790_000_000);
    static final Salt SALT = new Salt(Bytes.ofHex("000102030405060708090a0b0c0d0e0f"));
    static final Blind BLIND =
            new Blind(Bytes.ofHex("25bb5fa395daf452c260219237ae80531603d1417e35e3cd229df913a0b77d6c"));
    static final Reference CASE = Reference.of(BLIND, "case", Bytes.utf8("case-0001"));
    static final Reference ONE = Reference.of(BLIND, "actor", Bytes.utf8("reviewer one"));
    static final Reference TWO = Reference.of(BLIND, "actor", Bytes.utf8("reviewer two"));
    static final Digest DIGEST = Digest.of(Bytes.utf8("an example"));

    @Test
    void an_entry_is_exactly_these_lines() {
        Entry first = Entry.of(TIME, SALT, CaseLink.first(CASE), new CaseOpen(CaseSource.MATCH, CASE, true));

        assertThat(first.text().asUtf8()).isEqualTo("""
                        rowan-entry/1
                        type: case.open
                        time: 1790000000
                        salt: 000102030405060708090a0b0c0d0e0f
                        case: caa0d7c78b37aeeb83fed1a09a5616f4ecdc3b760bcc2cfff721289e135614a3
                        n: 1
                        prev:\s
                        source: match
                        origin: caa0d7c78b37aeeb83fed1a09a5616f4ecdc3b760bcc2cfff721289e135614a3
                        drill: true
                        """);
        assertThat(first.leafHash().hex())
                .isEqualTo("49211c0d6c231b42907d4d7eb0b852f2189214216f2271da6e4c030ede8d32a7");
    }

    @Test
    void references_agree_with_the_vectors() {
        assertThat(CASE.hex()).isEqualTo("caa0d7c78b37aeeb83fed1a09a5616f4ecdc3b760bcc2cfff721289e135614a3");
        String record = "{\"algorithm\":\"pdq\",\"distance\":12,"
                + "\"entry\":\"6a069df9f7bace6d98871fe3fac6c64a5879ae1ede290bcf6a864ab59f8c9924\",\"list_leaf\":1,"
                + "\"object_sha256\":\"7071828c6ae954756b7ad4e6c1f095e8ee06f2518a0f8a87f30d6fe0f7ffa4ba\","
                + "\"policy_leaf\":2,\"quality\":93}";
        assertThat(Reference.of(BLIND, "match-record", Bytes.utf8(record)).hex())
                .isEqualTo("bd5aa25b3a2a2de05b1de9256897912c0a4bcd4c677922e940241904a79e9b00");
    }

    @Test
    void every_type_can_be_written_and_read_back() {
        List<Entry> entries = oneOfEach();

        assertThat(entries.stream().map(entry -> entry.read().known().orElseThrow()))
                .containsExactlyInAnyOrder(EntryType.values());
        for (Entry entry : entries) {
            assertThat(entry.read().time()).isEqualTo(TIME);
            assertThat(entry.read().salt()).isEqualTo(SALT);
            assertThat(entry.read().link().isPresent())
                    .isEqualTo(entry.read().known().orElseThrow().ofCase());
        }
    }

    @Test
    void any_single_changed_byte_is_unreadable_or_another_leaf() {
        Bytes text = oneOfEach().get(3).text();
        for (int i = 0; i < text.length(); i++) {
            byte[] changed = text.toArray();
            changed[i] ^= 1;
            Bytes other = Bytes.adopt(changed);
            if (EntryText.read(other) instanceof EntryText.Wellformed) {
                assertThat(new Entry(other).leafHash()).isNotEqualTo(new Entry(text).leafHash());
            }
        }
    }

    @Test
    void a_line_too_few_too_many_or_out_of_order_is_unreadable() {
        for (Entry entry : oneOfEach()) {
            List<String> lines = List.of(entry.text().asUtf8().split("\n", -1));
            for (int i = 0; i < lines.size() - 1; i++) {
                var without = new ArrayList<>(lines);
                without.remove(i);
                assertUnreadable(without, i + 1);
                var twice = new ArrayList<>(lines);
                twice.add(i, lines.get(i));
                assertThat(EntryText.read(Bytes.utf8(String.join("\n", twice))))
                        .isInstanceOf(EntryText.Malformed.class);
            }
        }
    }

    @Test
    void carriage_returns_controls_and_letters_beyond_ascii_are_unreadable() {
        String text = oneOfEach().get(0).text().asUtf8();
        for (String bad : List.of("\r", "\t", "\u0000", "\u00e9", "\u007f", "\u2028")) {
            assertThat(EntryText.read(Bytes.utf8(text.replaceFirst("matcher", "matcher" + bad))))
                    .isEqualTo(new EntryText.Malformed(5, "printable ASCII characters only"));
        }
    }

    @Test
    void an_entry_of_an_unknown_type_is_read_by_its_general_form() {
        String text = "rowan-entry/1\ntype: erasure.request\ntime: 1\nsalt: 000102030405060708090a0b0c0d0e0f\n"
                + "case: " + CASE.hex() + "\nn: 2\nprev: " + DIGEST.hex() + "\noutcome: granted\n";
        EntryText.Wellformed read = new Entry(Bytes.utf8(text)).read();

        assertThat(read.known()).isEmpty();
        assertThat(read.link()).contains(new CaseLink(CASE, 2, Optional.of(DIGEST)));
        assertThat(read.value("outcome")).contains("granted");
    }

    @Test
    void an_entry_of_more_than_65535_bytes_is_refused() {
        String start = "rowan-entry/1\ntype: a.b\ntime: 1\nsalt: 000102030405060708090a0b0c0d0e0f\nx: ";
        String full = start + "y".repeat(65_534 - start.length()) + "\n";

        assertThat(new Entry(Bytes.utf8(full)).text().length()).isEqualTo(65_535);
        assertThatThrownBy(() -> new Entry(Bytes.utf8(full + "\n")))
                .hasMessageContaining("at most 65535 bytes in all; got 65536");
    }

    @Test
    void a_label_has_no_room_for_a_line_break_a_sentence_or_a_hash_value() {
        for (String bad : List.of("", "two words", "UPPER", "line\nbreak", "-x", "a".repeat(41), "d".repeat(32))) {
            assertThatThrownBy(() -> Label.of(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void nobody_opens_evidence_or_decides_without_being_named() {
        assertThatThrownBy(() -> new EvidenceAccess(DIGEST, AccessPurpose.FULL_VIEW, List.of()))
                .hasMessageContaining("1 person or more");
        assertThatThrownBy(() -> new ReviewDecided(ReviewOutcome.CONFIRMED, List.of(), ONE))
                .hasMessageContaining("1 person or more");
    }

    @Test
    void a_chain_begins_without_a_previous_leaf_and_goes_on_with_one() {
        Entry first = Entry.of(TIME, SALT, CaseLink.first(CASE), new KeepingFact.HoldLift(ONE, TWO));

        assertThat(CaseLink.first(CASE).after(first)).isEqualTo(new CaseLink(CASE, 2, Optional.of(first.leafHash())));
        assertThatThrownBy(() -> new CaseLink(CASE, 2, Optional.empty())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CaseLink(CASE, 1, Optional.of(DIGEST)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertUnreadable(List<String> lines, int line) {
        assertThat(EntryText.read(Bytes.utf8(String.join("\n", lines))))
                .isInstanceOfSatisfying(
                        EntryText.Malformed.class, bad -> assertThat(bad.line()).isEqualTo(line));
    }

    static List<Entry> oneOfEach() {
        return Stream.concat(
                        serviceFacts().map(fact -> Entry.of(TIME, SALT, fact)),
                        caseFacts().map(fact -> Entry.of(TIME, SALT, CaseLink.first(CASE), fact)))
                .toList();
    }

    private static Stream<ServiceFact> serviceFacts() {
        Label list = Label.of("example-list-a");
        return Stream.of(
                new SoftwareDeploy(Label.of("matcher"), Label.of("0.1.0"), DIGEST, Optional.empty()),
                new KeyCreate(KeyPurpose.LOG, 1, DIGEST, List.of()),
                new KeyDestroy(KeyPurpose.FRANK_TAG, 1, DIGEST, List.of(ONE, TWO)),
                new ListImport(list, Label.of("example"), Label.of("2026-09-20"), 8, DIGEST, DIGEST, true, ONE),
                new ListConfirm(list, DIGEST, TWO),
                new ListRetire(list, DIGEST, TWO),
                new ListPause(list, DIGEST, TWO),
                new ListResume(list, DIGEST, TWO),
                new ServiceFact.ListVote(list, DIGEST, ServiceFact.Voted.DOWN, TWO),
                new ServiceFact.EntrySuspend(list, DIGEST, ONE, ServiceFact.Doubt.MASS_MATCHES, List.of()),
                new ServiceFact.EntryReinstate(list, DIGEST, ONE, TWO),
                new ListDelta(list, DIGEST, ServiceFact.Delta.TOLD, 3, DIGEST, 1, DIGEST, TWO),
                PolicySet.of(Label.of("pdq-match"), Map.of(Label.of("pdq-max-distance"), 31L), List.of(ONE)),
                PersonChange.of(ONE, PersonChanged.ROLES_CHANGED, Set.of(Label.of("reviewer")), TWO),
                new CensusDaily(LocalDate.of(2026, 9, 21), 120_345, 1, 2, 4, 1, 1, DIGEST));
    }

    private static Stream<CaseFact> caseFacts() {
        Label agency = Label.of("ncmec");
        return Stream.of(
                new CaseOpen(CaseSource.USER_REPORT_VERIFIED, ONE, false),
                new MatchDecision(MatchOutcome.QUEUED_FOR_REVIEW, List.of(DIGEST), DIGEST, ONE),
                new ReviewDecided(ReviewOutcome.CONFIRMED, List.of(ONE, TWO), ONE),
                new ReferralIntent(agency, ONE),
                new ReferralSent(agency, ONE, TWO),
                new ReferralRejected(agency, ONE, 4100),
                new CaseFact.ReferralUnsettled(agency, ONE, CaseFact.Unsettled.UNKNOWN),
                new EvidenceSeal(DIGEST, DIGEST, ONE),
                new EvidenceAccess(DIGEST, AccessPurpose.FULL_VIEW, List.of(ONE)),
                new EvidenceExport(Label.of("police"), List.of(DIGEST), ONE, List.of(ONE, TWO)),
                new CaseFact.EvidencePack(ONE, TWO, List.of(DIGEST), List.of(ONE)),
                new CaseFact.ReferralCorrect(agency, ONE, TWO, List.of(ONE, TWO)),
                new CaseFact.ReferralExport(Label.of("xarf"), ONE, TWO, List.of(ONE)),
                new EvidenceDestroyIntent(DestructionBasis.RETENTION_EXPIRED, List.of(DIGEST), List.of()),
                new EvidenceDestroy(DestructionBasis.RETENTION_EXPIRED, List.of(DIGEST), List.of()),
                new CaseFact.CaseNote(CaseFact.Note.GAPS_ACCEPTED, ONE, List.of(TWO)),
                new CaseFact.ServiceAsk(Label.of("main"), CaseFact.ServiceAct.PRESERVE, ONE, List.of()),
                new KeepingFact.HoldSet(ONE, Optional.of(TIME), TWO),
                new KeepingFact.HoldLift(ONE, TWO),
                new KeepingFact.OpeningAsk(ONE, TWO, ONE),
                new KeepingFact.OpeningApprove(ONE, TWO, TIME, TWO),
                new KeepingFact.RetentionExtend(TIME, ONE, TWO),
                new KeepingFact.PreserveOrder(ONE, Optional.of(TWO), ONE, TWO),
                new KeepingFact.PreserveRelease(ONE, TWO),
                new KeepingFact.EvidenceKeep(DIGEST, DIGEST, ONE, List.of()));
    }
}
