package org.rowan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rowan.auditlog.Blind;
import org.rowan.base.Bytes;
import org.rowan.cases.Account;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseId;
import org.rowan.cases.Destination;
import org.rowan.cases.IncidentType;
import org.rowan.cases.Item;
import org.rowan.cases.Source;
import org.rowan.cases.Surface;
import org.rowan.port.Change;
import org.rowan.referral.FilingEvent;
import org.rowan.referral.FilingId;
import org.rowan.referral.FilingStep;
import org.rowan.referral.Referral;
import org.rowan.referral.StepAnswer;
import org.rowan.screening.Strength;
import org.rowan.testkit.fakes.FakeJournal;
import org.rowan.testkit.fakes.FakeKeys;

class TroublesTest {
    private static final Instant AT = Instant.parse("2026-11-25T12:00:00Z");
    private static final FilingId FILING = new FilingId("F-0A1B2C3D");
    private static final Item ITEM = new Item(
            "item-1",
            Surface.PUBLIC_POST,
            Account.known("account-1"),
            AT,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private final FakeJournal journal = new FakeJournal();
    private final FakeKeys keys = new FakeKeys();

    private CaseId referred(String id, CaseEvent... more) throws IOException {
        CaseId caseId = new CaseId(id);
        List<CaseEvent> events = new java.util.ArrayList<>(List.of(
                new CaseEvent.Opened(AT, Source.HASH_MATCH, ITEM, List.of(), Strength.WEAK),
                new CaseEvent.ReferralAccepted(AT, Destination.NCMEC, FILING.value())));
        events.addAll(List.of(more));
        journal.commit(Change.at(AT)
                .secret(new Change.KeepCaseSecrets(caseId, keys.newCaseKey(id), new Blind(keys.fresh(32))))
                .toCase(caseId, 0, events));
        return caseId;
    }

    private void fail(CaseId id, int times) throws IOException {
        Referral referral = new Referral(
                FILING,
                id,
                Destination.NCMEC,
                true,
                IncidentType.IMAGERY,
                AT,
                AT,
                Optional.empty(),
                Optional.empty(),
                "words",
                FakeHouse.REPORTER,
                ITEM.account(),
                ITEM,
                List.of(),
                List.of(),
                List.of());
        journal.commit(Change.at(AT).toFiling(FILING, id, 0, new FilingEvent.Begun(AT, referral)));
        for (int i = 0; i < times; i++) {
            StepAnswer refused =
                    new StepAnswer.Rejected(StepAnswer.Cause.CREDENTIALS, 3000, "not accepted", Bytes.empty());
            journal.commit(Change.at(AT)
                    .toFiling(FILING, id, i + 1, new FilingEvent.StepAnswered(AT, new FilingStep.Open(), refused)));
        }
    }

    @Test
    void a_filing_that_goes_on_is_no_trouble() throws IOException {
        fail(referred("C-00000001"), 2);
        assertThat(Troubles.of(journal)).isEmpty();
    }

    @Test
    void a_filing_that_failed_three_times_in_a_row_is_told_to_the_operator() throws IOException {
        fail(referred("C-00000001"), 3);
        assertThat(Troubles.of(journal)).contains(new Troubles(1, 0));
        assertThat(new Troubles(1, 0).sentence()).contains("keep failing: 1").doesNotContain("may have arrived");
    }

    @Test
    void a_filing_that_may_have_arrived_is_told_until_a_person_settled_it() throws IOException {
        CaseId id = referred(
                "C-00000001", new CaseEvent.ReferralUnsettled(AT, Destination.NCMEC, FILING.value(), "no answer"));
        assertThat(Troubles.of(journal)).contains(new Troubles(0, 1));
        journal.commit(Change.at(AT)
                .toCase(id, 3, List.of(new CaseEvent.ReferralFiled(AT, Destination.NCMEC, FILING.value(), "7"))));
        assertThat(Troubles.of(journal)).isEmpty();
    }
}
