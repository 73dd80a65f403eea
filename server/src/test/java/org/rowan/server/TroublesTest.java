package org.rowan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
import org.rowan.cases.PersonId;
import org.rowan.cases.Source;
import org.rowan.cases.Surface;
import org.rowan.flow.Filing;
import org.rowan.flow.Overseeing;
import org.rowan.flow.Standing.Condition;
import org.rowan.port.Change;
import org.rowan.referral.FilingEvent;
import org.rowan.referral.FilingId;
import org.rowan.referral.FilingOutcome;
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

    private Optional<Troubles> troubles() throws IOException {
        return Troubles.of(new Overseeing(journal, journal, () -> AT));
    }

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
        assertThat(troubles()).isEmpty();
    }

    @Test
    void a_filing_that_failed_three_times_in_a_row_is_told_to_the_operator() throws IOException {
        fail(referred("C-00000001"), 3);
        assertThat(troubles()).contains(new Troubles(Map.of(Condition.FAILING, 1)));
        assertThat(new Troubles(Map.of(Condition.FAILING, 1)).sentence())
                .contains("keep failing: 1")
                .doesNotContain("may have arrived");
    }

    @Test
    void a_filing_that_may_have_arrived_is_told_until_a_person_settled_it() throws IOException {
        CaseId id = referred(
                "C-00000001", new CaseEvent.ReferralUnsettled(AT, Destination.NCMEC, FILING.value(), "no answer"));
        fail(id, 0);
        FilingEvent lost = new FilingEvent.Ended(AT, new FilingOutcome.Unknown("7", "no answer"));
        journal.commit(Change.at(AT).toFiling(FILING, id, 1, lost));
        assertThat(troubles()).contains(new Troubles(Map.of(Condition.UNSETTLED, 1)));
        journal.commit(Change.at(AT)
                .toCase(id, 3, List.of(new CaseEvent.ReferralFiled(AT, Destination.NCMEC, FILING.value(), "7"))));
        assertThat(troubles()).isEmpty();
    }

    @Test
    void a_filing_that_broke_its_worker_is_told_until_a_person_resumes_it() throws IOException {
        CaseId id = referred("C-00000001");
        fail(id, 0);
        journal.commit(Change.at(AT).toFiling(FILING, id, 1, new FilingEvent.SetAside(AT, "five times")));
        assertThat(troubles().orElseThrow().sentence()).contains("set aside", ": 1;", "resumes them");
        FilingEvent resumed = new FilingEvent.Resumed(AT, new PersonId("filer.one"), "mended");
        journal.commit(Change.at(AT).toFiling(FILING, id, 2, resumed));
        assertThat(troubles()).isEmpty();
    }

    @Test
    void an_opened_report_is_told_an_hour_before_it_lapses() throws IOException {
        CaseId id = referred("C-00000001");
        fail(id, 0);
        StepAnswer opened = new StepAnswer.Accepted(Optional.of("7"), Optional.empty(), Bytes.empty());
        Instant early = AT.minus(Duration.ofHours(23)).plusSeconds(1);
        journal.commit(Change.at(early)
                .toFiling(FILING, id, 1, new FilingEvent.StepAnswered(early, new FilingStep.Open(), opened)));
        assertThat(troubles()).isEmpty();
        assertThat(Troubles.of(new Overseeing(journal, journal, () -> AT.plusSeconds(1))))
                .contains(new Troubles(Map.of(Condition.RUNS_OUT, 1)));
    }

    @Test
    void a_destination_that_is_not_asked_for_now_is_told_with_its_reason() {
        assertThat(Troubles.resting(List.of())).isEmpty();
        assertThat(Troubles.resting(List.of(new Filing.Resting(Destination.NCMEC, AT, "no connection"))))
                .contains("nothing is begun at ncmec until 2026-11-25T12:00:00Z, because: no connection");
    }
}
