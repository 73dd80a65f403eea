package org.rowan.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rowan.testkit.contracts.Samples.NOON;
import static org.rowan.testkit.contracts.Samples.REVIEWER;
import static org.rowan.testkit.contracts.Samples.caseId;
import static org.rowan.testkit.contracts.Samples.fresh;
import static org.rowan.testkit.contracts.Samples.opening;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.base.Personal;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.CaseState;
import org.rowan.cases.KeptItem;
import org.rowan.cases.ReviewDecision;
import org.rowan.cases.Source;
import org.rowan.evidence.EvidenceId;
import org.rowan.port.Change;
import org.rowan.port.Journal;
import org.rowan.screening.Strength;
import org.rowan.signal.Digests;

/// What a `Journal` promises about finding cases and evidence again, and about their end.
public interface CasesContract {

    /// A journal as it is before anything happened; the same one during one test.
    Journal journal();

    @Test
    default void evidence_is_unknown_until_a_case_has_it_and_after_it_was_destroyed() throws IOException {
        CaseId id = caseId();
        EvidenceId known = EvidenceId.of(fresh(9));
        EvidenceId orphan = EvidenceId.of(fresh(9));
        journal().commit(opening(id, NOON));
        assertThat(journal().unknown(List.of(known, orphan))).containsExactly(known, orphan);
        CaseEvent sealed = new CaseEvent.EvidenceSealed(NOON, Samples.evidence(known));
        journal().commit(Change.at(NOON).toCase(id, 1, List.of(sealed)));
        assertThat(journal().unknown(List.of(known, orphan))).containsExactly(orphan);
        journal().commit(Change.at(NOON).toCase(id, 2, List.of(new CaseEvent.EvidenceDestroyed(NOON, List.of(known)))));
        assertThat(journal().unknown(List.of(known, orphan))).containsExactly(known, orphan);
        assertThat(journal().unknown(List.of())).isEmpty();
    }

    @Test
    default void what_is_kept_unseen_is_known_as_evidence_is_and_its_record_waits_for_nobody() throws IOException {
        CaseId id = caseId();
        EvidenceId known = EvidenceId.of(fresh(9));
        Bytes content = fresh(9);
        KeptItem item = new KeptItem(known, new Personal<>("a\u202Eb\u0000"), content.length(), Digests.of(content));
        CaseEvent ordered = new CaseEvent.PreservationOrdered(NOON, REVIEWER, "why", Optional.empty());
        CaseEvent opened = new CaseEvent.Opened(NOON, Source.PRESERVED, Samples.item(), List.of(), Strength.WEAK);
        journal().commit(opening(id, NOON).toCase(id, 0, List.of(opened, ordered)));
        journal().commit(Change.at(NOON).toCase(id, 2, List.of(new CaseEvent.KeptUnseen(NOON, "main", item))));
        assertThat(journal().unknown(List.of(known))).isEmpty();
        assertThat(journal().cases(List.of(CaseState.AWAITING_REVIEW), 10)).isEmpty();
        assertThat(journal().cases(List.of(CaseState.PRESERVED), 10).getFirst().kept())
                .containsExactly(item);
        journal().commit(Change.at(NOON).toCase(id, 3, List.of(new CaseEvent.EvidenceDestroyed(NOON, List.of(known)))));
        assertThat(journal().unknown(List.of(known))).containsExactly(known);
    }

    @Test
    default void cases_are_listed_by_state_oldest_first() throws IOException {
        List<CaseId> ids = List.of(caseId(), caseId(), caseId());
        for (CaseId id : ids) journal().commit(opening(id, NOON));
        ReviewDecision dismiss = new ReviewDecision.Dismiss("a drawing of a house");
        journal()
                .commit(Change.at(NOON)
                        .toCase(
                                ids.get(1),
                                1,
                                List.of(
                                        new CaseEvent.Decided(NOON, REVIEWER, dismiss),
                                        new CaseEvent.Dismissed(NOON))));
        assertThat(journal().cases(List.of(CaseState.AWAITING_REVIEW), 10))
                .extracting(CaseFile::id)
                .containsExactly(ids.get(0), ids.get(2));
        assertThat(journal().cases(List.of(CaseState.DISMISSED, CaseState.AWAITING_REVIEW), 2))
                .extracting(CaseFile::id)
                .containsExactly(ids.get(0), ids.get(1));
        assertThat(journal().cases(List.of(CaseState.FILED), 10)).isEmpty();
    }

    @Test
    default void going_through_cases_page_by_page_meets_each_one_once_even_while_they_move_on() throws IOException {
        List<CaseId> ids = IntStream.range(0, 5).mapToObj(i -> caseId()).toList();
        for (CaseId id : ids) journal().commit(opening(id, NOON));
        List<CaseId> met = new ArrayList<>();
        Optional<CaseId> last = Optional.empty();
        for (int page = 0; page < 4; page++) {
            for (CaseFile file : journal().cases(List.of(CaseState.AWAITING_REVIEW), last, 2)) {
                met.add(file.id());
                last = Optional.of(file.id());
                ReviewDecision dismiss = new ReviewDecision.Dismiss("a drawing of a house");
                CaseEvent decided = new CaseEvent.Decided(NOON, REVIEWER, dismiss);
                journal()
                        .commit(Change.at(NOON)
                                .toCase(file.id(), file.version(), List.of(decided, new CaseEvent.Dismissed(NOON))));
            }
        }
        assertThat(met).isEqualTo(ids);
        assertThat(journal().cases(List.of(CaseState.DISMISSED), Optional.of(ids.get(4)), 2))
                .isEmpty();
        assertThat(journal().cases(List.of(CaseState.DISMISSED), Optional.of(ids.get(1)), 9))
                .extracting(CaseFile::id)
                .isEqualTo(ids.subList(2, 5));
    }

    @Test
    default void a_destruction_from_an_old_version_leaves_every_key_and_one_from_the_newest_none() throws IOException {
        CaseId id = caseId();
        EvidenceId evidence = EvidenceId.of(fresh(9));
        journal().commit(opening(id, NOON).secret(new Change.KeepObjectKey(id, evidence, Samples.objectKey(id))));
        CaseEvent sealed = new CaseEvent.EvidenceSealed(NOON, Samples.evidence(evidence));
        CaseEvent held = new CaseEvent.HoldSet(NOON, REVIEWER, "court order", Optional.empty());
        journal().commit(Change.at(NOON).toCase(id, 1, List.of(sealed)));
        journal().commit(Change.at(NOON).toCase(id, 2, List.of(held)));

        assertThat(journal().commit(destroying(id, 2, evidence))).isEqualTo(new Journal.Stale());
        assertThat(journal().unknown(List.of(evidence))).isEmpty();
        var secrets = journal().load(id).orElseThrow().secrets();
        assertThat(secrets.objectKeys()).containsOnlyKeys(evidence);
        assertThat(secrets.key().isDestroyed()).isFalse();

        assertThat(journal().commit(destroying(id, 3, evidence))).isInstanceOf(Journal.Done.class);
        assertThat(journal().unknown(List.of(evidence))).containsExactly(evidence);
        secrets = journal().load(id).orElseThrow().secrets();
        assertThat(secrets.objectKeys()).isEmpty();
        assertThat(secrets.key().isDestroyed()).isTrue();
    }

    private static Change destroying(CaseId id, int fromVersion, EvidenceId evidence) {
        return Change.at(NOON)
                .toCase(id, fromVersion, List.of(new CaseEvent.EvidenceDestroyed(NOON, List.of(evidence))))
                .secret(new Change.DestroyObjectKey(id, evidence))
                .secret(new Change.DestroyCaseKey(id));
    }
}
