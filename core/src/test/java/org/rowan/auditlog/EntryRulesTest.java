package org.rowan.auditlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rowan.auditlog.Forgeries.AGENCY;
import static org.rowan.auditlog.Forgeries.CONFIRMED;
import static org.rowan.auditlog.Forgeries.CORRECTED;
import static org.rowan.auditlog.Forgeries.DESTROYED;
import static org.rowan.auditlog.Forgeries.DESTROYING;
import static org.rowan.auditlog.Forgeries.INTENT;
import static org.rowan.auditlog.Forgeries.SENT;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rowan.auditlog.CaseFact.ReferralIntent;
import org.rowan.auditlog.CaseFact.ReferralRejected;
import org.rowan.auditlog.CaseFact.ReferralSent;
import org.rowan.auditlog.CaseFact.ReferralUnsettled;
import org.rowan.auditlog.CaseFact.Unsettled;
import org.rowan.auditlog.KeepingFact.HoldLift;
import org.rowan.auditlog.KeepingFact.HoldSet;
import org.rowan.auditlog.ServiceFact.ListConfirm;
import org.rowan.auditlog.ServiceFact.ListDelta;
import org.rowan.auditlog.ServiceFact.ListPause;
import org.rowan.auditlog.ServiceFact.ListResume;
import org.rowan.auditlog.ServiceFact.ListRetire;

/// What honest logs hold and must not be accused of; the forgeries beside it are in [Forgeries].
class EntryRulesTest {
    private static final Reference ONE = EntryTest.ONE;
    private static final Reference TWO = EntryTest.TWO;
    private static final ReferralUnsettled UNKNOWN = new ReferralUnsettled(AGENCY, ONE, Unsettled.UNKNOWN);
    private static final ReferralUnsettled NOT_SENT = new ReferralUnsettled(AGENCY, ONE, Unsettled.NOT_SENT);
    private static final ReferralRejected REJECTED = new ReferralRejected(AGENCY, ONE, 4000);

    private static List<LogFinding> findings(List<Entry> entries) {
        EntryRules rules = new EntryRules(Duration.ofMinutes(5));
        for (int i = 0; i < entries.size(); i++) {
            rules.take(i, entries.get(i).text(), entries.get(i).leafHash());
        }
        return rules.findings();
    }

    private static List<LogFinding> findings(CaseFact... steps) {
        return findings(Forgeries.of(steps));
    }

    @Test
    void a_second_referral_after_a_second_review_is_in_order() {
        ReferralIntent again = new ReferralIntent(AGENCY, TWO);
        ReferralSent sent = new ReferralSent(AGENCY, TWO, TWO);
        assertThat(findings(CONFIRMED, CONFIRMED, INTENT, REJECTED, CONFIRMED, again, sent))
                .isEmpty();
        assertThat(findings(CONFIRMED, INTENT, SENT, CONFIRMED, again, sent)).isEmpty();
        assertThat(findings(CONFIRMED, INTENT, NOT_SENT, again))
                .containsExactly(new LogFinding.ReferralWithoutReview(8));
    }

    @Test
    void what_was_unknown_may_turn_out_to_be_anything_once() {
        assertThat(findings(CONFIRMED, INTENT, UNKNOWN, SENT)).isEmpty();
        assertThat(findings(CONFIRMED, INTENT, UNKNOWN, UNKNOWN, NOT_SENT)).isEmpty();
        assertThat(findings(CONFIRMED, INTENT, UNKNOWN, REJECTED)).isEmpty();
        assertThat(findings(CONFIRMED, INTENT, UNKNOWN, SENT, SENT))
                .containsExactly(new LogFinding.ReferralWithoutIntent(9));
        assertThat(findings(CONFIRMED, INTENT, UNKNOWN, NOT_SENT, SENT))
                .containsExactly(new LogFinding.ReferralWithoutIntent(9));
        assertThat(findings(CONFIRMED, INTENT, REJECTED, UNKNOWN))
                .containsExactly(new LogFinding.ReferralWithoutIntent(8));
        assertThat(findings(CONFIRMED, UNKNOWN)).containsExactly(new LogFinding.ReferralWithoutIntent(6));
    }

    @Test
    void an_unknown_referral_is_told_apart_from_the_one_after_it() {
        ReferralIntent again = new ReferralIntent(AGENCY, TWO);
        ReferralSent sent = new ReferralSent(AGENCY, TWO, TWO);
        assertThat(findings(CONFIRMED, INTENT, UNKNOWN, CONFIRMED, again, sent, SENT))
                .isEmpty();
        assertThat(findings(CONFIRMED, INTENT, UNKNOWN, CONFIRMED, again, sent, sent))
                .containsExactly(new LogFinding.ReferralWithoutIntent(11));
    }

    @Test
    void a_report_is_taken_back_once_and_only_after_it_was_sent() {
        var other = new CaseFact.ReferralCorrect(AGENCY, TWO, ONE, List.of(ONE));
        assertThat(findings(CONFIRMED, INTENT, SENT, CORRECTED)).isEmpty();
        assertThat(findings(CONFIRMED, INTENT, CORRECTED, SENT))
                .containsExactly(new LogFinding.CorrectionWithoutReferral(7));
        assertThat(findings(CONFIRMED, INTENT, SENT, other))
                .containsExactly(new LogFinding.CorrectionWithoutReferral(8));
        assertThat(findings(CONFIRMED, INTENT, SENT, CORRECTED, CORRECTED))
                .containsExactly(new LogFinding.CorrectionWithoutReferral(9));
    }

    @Test
    void a_referral_is_exported_in_any_form_and_often_once_somebody_decided_on_it_and_never_before() {
        var export = new CaseFact.ReferralExport(Label.of("xarf"), ONE, TWO, List.of(ONE));
        var other = new CaseFact.ReferralExport(Label.of("xarf"), TWO, TWO, List.of(ONE));
        assertThat(findings(CONFIRMED, INTENT, export, SENT, export, export)).isEmpty();
        assertThat(findings(CONFIRMED, export)).containsExactly(new LogFinding.ExportWithoutReferral(6));
        assertThat(findings(CONFIRMED, INTENT, other)).containsExactly(new LogFinding.ExportWithoutReferral(7));
    }

    @Test
    void evidence_may_go_once_its_hold_was_lifted_or_ran_out() {
        HoldSet stands = new HoldSet(ONE, Optional.empty(), ONE);
        HoldLift lifted = new HoldLift(ONE, ONE);
        HoldSet runsOut = new HoldSet(ONE, Optional.of(EntryTest.TIME.plusSeconds(7)), ONE);
        assertThat(findings(DESTROYING, stands, lifted, DESTROYED)).isEmpty();
        assertThat(findings(runsOut, DESTROYING, DESTROYED)).isEmpty();
        assertThat(findings(stands, lifted, stands, DESTROYING, DESTROYED))
                .containsExactly(new LogFinding.DestructionUnderHold(9));
        assertThat(findings(runsOut, stands, DESTROYING, DESTROYED))
                .containsExactly(new LogFinding.DestructionUnderHold(8));
    }

    @Test
    void a_pack_of_two_people_was_asked_for_by_one_and_agreed_to_by_the_other_in_the_same_words_once() {
        var asked = new KeepingFact.OpeningAsk(ONE, TWO, ONE);
        var agreed = new KeepingFact.OpeningApprove(ONE, TWO, EntryTest.TIME.plusSeconds(3600), TWO);
        var tooOld = new KeepingFact.OpeningApprove(ONE, TWO, EntryTest.TIME.plusSeconds(1), TWO);
        var own = new KeepingFact.OpeningApprove(ONE, TWO, EntryTest.TIME.plusSeconds(3600), ONE);
        var pack = new CaseFact.EvidencePack(ONE, TWO, List.of(), List.of(ONE, TWO));
        var otherWords = new CaseFact.EvidencePack(TWO, TWO, List.of(), List.of(ONE, TWO));
        var alone = new CaseFact.EvidencePack(ONE, TWO, List.of(), List.of(ONE));
        assertThat(findings(alone)).isEmpty();
        assertThat(findings(asked, agreed, pack)).isEmpty();
        assertThat(findings(pack)).containsExactly(new LogFinding.OpeningNotApproved(5));
        assertThat(findings(asked, pack)).containsExactly(new LogFinding.OpeningNotApproved(6));
        assertThat(findings(asked, agreed, pack, pack)).containsExactly(new LogFinding.OpeningNotApproved(8));
        assertThat(findings(asked, agreed, otherWords)).containsExactly(new LogFinding.OpeningNotApproved(7));
        assertThat(findings(asked, tooOld, pack)).containsExactly(new LogFinding.OpeningNotApproved(7));
        assertThat(findings(asked, own)).containsExactly(new LogFinding.OpeningNotApproved(6));
        assertThat(findings(asked, agreed, asked, pack)).containsExactly(new LogFinding.OpeningNotApproved(8));
    }

    @Test
    void an_extension_stops_the_clock_until_its_end_and_no_order_of_a_court() {
        var extended = new KeepingFact.RetentionExtend(EntryTest.TIME.plusSeconds(7), ONE, TWO);
        var longer = new KeepingFact.RetentionExtend(EntryTest.TIME.plusSeconds(3600), ONE, TWO);
        var keys = DESTROYED.keyIds();
        var court = CaseFact.DestructionBasis.COURT_ORDER;
        assertThat(findings(extended, DESTROYING, DESTROYED)).isEmpty();
        assertThat(findings(longer, extended, DESTROYING, DESTROYED))
                .containsExactly(new LogFinding.DestructionBeforeExtension(8));
        assertThat(findings(
                        longer,
                        new CaseFact.EvidenceDestroyIntent(court, keys, List.of(ONE)),
                        new CaseFact.EvidenceDestroy(court, keys, List.of(ONE))))
                .isEmpty();
    }

    @Test
    void what_is_kept_unseen_was_ordered_and_is_opened_for_nobody_but_a_records_pack() {
        var other = new CaseFact.EvidenceAccess(ONE.value(), CaseFact.AccessPurpose.FULL_VIEW, List.of(ONE));
        var pack = new CaseFact.EvidencePack(ONE, TWO, List.of(EntryTest.DIGEST), List.of(ONE));
        assertThat(findings(KeepingForgeries.FREEZE, KeepingForgeries.KEPT, other, pack))
                .isEmpty();
        assertThat(findings(
                        KeepingForgeries.FREEZE,
                        KeepingForgeries.RELEASE,
                        KeepingForgeries.FREEZE,
                        KeepingForgeries.KEPT))
                .isEmpty();
        assertThat(findings(KeepingForgeries.KEPT)).containsExactly(new LogFinding.KeptWithoutOrder(5));
        assertThat(findings(KeepingForgeries.FREEZE, KeepingForgeries.RELEASE, KeepingForgeries.KEPT))
                .containsExactly(new LogFinding.KeptWithoutOrder(7));
        assertThat(findings(
                        KeepingForgeries.FREEZE,
                        KeepingForgeries.KEPT,
                        KeepingForgeries.RELEASE,
                        KeepingForgeries.LOOKED))
                .containsExactly(new LogFinding.UnseenOpened(8));
    }

    @Test
    void a_matcher_that_the_policy_names_may_match() {
        assertThat(findings(knownElsewhere("matcher.somebody"))).isEmpty();
    }

    @Test
    void a_list_that_was_imported_may_be_confirmed_and_retired() {
        List<Entry> entries = new ArrayList<>(Forgeries.honest());
        Label name = Label.of("example-list-a");
        var leaf = entries.get(1).leafHash();
        entries.add(Entry.of(EntryTest.TIME.plusSeconds(9), EntryTest.SALT, new ListConfirm(name, leaf, ONE)));
        entries.add(Entry.of(EntryTest.TIME.plusSeconds(9), EntryTest.SALT, new ListConfirm(name, leaf, TWO)));
        entries.add(Entry.of(EntryTest.TIME.plusSeconds(9), EntryTest.SALT, new ListPause(name, leaf, TWO)));
        entries.add(Entry.of(EntryTest.TIME.plusSeconds(9), EntryTest.SALT, new ListResume(name, leaf, TWO)));
        entries.add(Entry.of(
                EntryTest.TIME.plusSeconds(9),
                EntryTest.SALT,
                new ListDelta(name, leaf, ServiceFact.Delta.TOLD, 1, EntryTest.DIGEST, 0, EntryTest.DIGEST, TWO)));
        entries.add(Entry.of(
                EntryTest.TIME.plusSeconds(9),
                EntryTest.SALT,
                new ServiceFact.ListVote(name, leaf, ServiceFact.Voted.UP, TWO)));
        entries.add(Entry.of(
                EntryTest.TIME.plusSeconds(9),
                EntryTest.SALT,
                new ServiceFact.EntrySuspend(name, leaf, TWO, ServiceFact.Doubt.MASS_MATCHES, List.of())));
        entries.add(Entry.of(
                EntryTest.TIME.plusSeconds(9), EntryTest.SALT, new ServiceFact.EntryReinstate(name, leaf, TWO, TWO)));
        entries.add(Entry.of(EntryTest.TIME.plusSeconds(9), EntryTest.SALT, new ListRetire(name, leaf, TWO)));
        assertThat(findings(entries)).isEmpty();
    }

    /// A case that an outside matcher opened, under a policy of one setting.
    static List<Entry> knownElsewhere(String setting) {
        Entry policy = Entry.of(
                Forgeries.at(0),
                Forgeries.salt(0),
                ServiceFact.PolicySet.of(Label.of("pdq"), Map.of(Label.of(setting), 1L), List.of()));
        CaseLink first = CaseLink.first(EntryTest.CASE);
        Entry open = Entry.of(
                Forgeries.at(1),
                Forgeries.salt(1),
                first,
                new CaseFact.CaseOpen(CaseFact.CaseSource.MATCH, ONE, false));
        Entry match = Entry.of(
                Forgeries.at(2),
                Forgeries.salt(2),
                first.after(open),
                new CaseFact.MatchDecision(CaseFact.MatchOutcome.KNOWN_ELSEWHERE, List.of(), policy.leafHash(), ONE));
        return List.of(policy, open, match);
    }

    static CaseFact inquiry(CaseFact.Note what) {
        return new CaseFact.CaseNote(what, ONE, List.of(TWO));
    }

    @Test
    void inquiries_that_are_open_at_once_each_end_once() {
        CaseFact received = inquiry(CaseFact.Note.INQUIRY_RECEIVED);
        CaseFact answered = inquiry(CaseFact.Note.INQUIRY_ANSWERED);
        CaseFact refused = inquiry(CaseFact.Note.INQUIRY_REFUSED);
        assertThat(findings(received, received, answered, refused)).isEmpty();
        assertThat(findings(received, answered, received)).isEmpty();
        assertThat(findings(received, answered, refused)).containsExactly(new LogFinding.AnswerWithoutInquiry(7));
    }
}
