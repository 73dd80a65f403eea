package org.rowan.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rowan.testkit.contracts.Samples.NOON;
import static org.rowan.testkit.contracts.Samples.REVIEWER;
import static org.rowan.testkit.contracts.Samples.attested;
import static org.rowan.testkit.contracts.Samples.caseId;
import static org.rowan.testkit.contracts.Samples.fresh;
import static org.rowan.testkit.contracts.Samples.opening;
import static org.rowan.testkit.contracts.Samples.receipt;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rowan.auditlog.CaseLink;
import org.rowan.auditlog.Entry;
import org.rowan.auditlog.Reference;
import org.rowan.base.Bytes;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.evidence.EvidenceId;
import org.rowan.port.Answer;
import org.rowan.port.Asked;
import org.rowan.port.Change;
import org.rowan.port.Change.After;
import org.rowan.port.Intent;
import org.rowan.port.Intent.Kind;
import org.rowan.port.Journal;
import org.rowan.port.Journal.AnsweredBefore;
import org.rowan.port.Journal.Claimed;
import org.rowan.port.Journal.Committed;
import org.rowan.port.Journal.Done;
import org.rowan.port.Journal.Loaded;
import org.rowan.port.Journal.Stale;
import org.rowan.port.Receipt.Outcome;
import org.rowan.referral.FilingEvent;
import org.rowan.referral.FilingFile;
import org.rowan.referral.FilingId;

/// What every `Journal` promises.
public interface JournalContract extends CasesContract {
    Duration LEASE = Duration.ofMinutes(10);

    /// Every entry of its log, in order.
    List<Entry> log() throws IOException;

    /// While held, nothing more is published; otherwise everything is, at once.
    void holdPublishing(boolean hold) throws IOException;

    @Test
    default void a_case_reads_as_it_was_written() throws IOException {
        CaseId id = caseId();
        EvidenceId evidence = EvidenceId.of(fresh(9));
        Journal.ObjectKey objectKey = Samples.objectKey(id);
        Change opening = opening(id, NOON).secret(new Change.KeepObjectKey(id, evidence, objectKey));
        assertThat(journal().commit(opening)).isInstanceOf(Done.class);
        List<CaseEvent> more = List.of(
                new CaseEvent.EvidenceSealed(NOON, Samples.evidence(evidence)),
                new CaseEvent.Claimed(NOON, REVIEWER, NOON.plusSeconds(600)));
        assertThat(journal().commit(Change.at(NOON).toCase(id, 1, more)))
                .isEqualTo(new Done(Optional.empty(), List.of()));

        Loaded loaded = journal().load(id).orElseThrow();
        assertThat(loaded.file()).isEqualTo(new CaseFile(id, List.of(Samples.opened(NOON))).with(more));
        assertThat(loaded.secrets().objectKeys()).containsEntry(evidence, objectKey);
        assertThat(loaded.secrets().key().isDestroyed()).isFalse();
        assertThat(loaded.filings()).isEmpty();
    }

    /// One start with a wrong clock must not make the log unprovable for ever.
    @Test
    default void time_in_the_log_never_runs_back_and_the_case_keeps_its_own() throws IOException {
        CaseId wrong = caseId();
        CaseId after = caseId();
        Instant nextYear = NOON.plusSeconds(400L * 86_400);
        journal().commit(opening(wrong, nextYear));
        journal().commit(opening(after, NOON));
        journal().commit(opening(caseId(), nextYear.plusSeconds(5)));

        assertThat(log().reversed().stream().limit(3).map(e -> e.read().time()))
                .containsExactly(nextYear.plusSeconds(5), nextYear, nextYear);
        assertThat(journal().load(after).orElseThrow().file().opened().at()).isEqualTo(NOON);
    }

    @Test
    default void a_case_nobody_opened_is_not_there() throws IOException {
        assertThat(journal().load(caseId())).isEmpty();
    }

    @Test
    default void a_change_from_an_old_version_is_stale_and_changes_nothing() throws IOException {
        CaseId id = caseId();
        journal().commit(opening(id, NOON));
        int entries = log().size();
        Change late = attested(Change.at(NOON).toCase(id, 0, List.of(Samples.opened(NOON))), id)
                .intend(new Intent(Kind.FILE, "F-1", id, NOON));
        assertThat(journal().commit(late)).isEqualTo(new Stale());
        Change early = Change.at(NOON).toCase(id, 2, List.of(new CaseEvent.Released(NOON, REVIEWER)));
        assertThat(journal().commit(early)).isEqualTo(new Stale());

        assertThat(journal().load(id).orElseThrow().file().version()).isEqualTo(1);
        assertThat(log()).hasSize(entries);
        assertThat(journal().claim(Kind.FILE, NOON, LEASE)).isEmpty();
    }

    @Test
    default void of_many_changes_from_one_version_one_is_done() throws Exception {
        CaseId id = caseId();
        journal().commit(opening(id, NOON));
        Change release = attested(Change.at(NOON).toCase(id, 1, List.of(new CaseEvent.Released(NOON, REVIEWER))), id);
        List<Committed> results = atOnce(6, i -> journal().commit(release));
        assertThat(results).filteredOn(Done.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(Stale.class::isInstance).hasSize(5);
        assertThat(journal().load(id).orElseThrow().file().version()).isEqualTo(2);
    }

    @Test
    default void filings_are_kept_with_their_case_oldest_first() throws IOException {
        CaseId id = caseId();
        FilingId first = Samples.filingId();
        FilingId second = Samples.filingId();
        journal().commit(opening(id, NOON));
        for (FilingId filing : List.of(first, second)) {
            FilingEvent begun = new FilingEvent.Begun(NOON, Samples.referral(filing, id));
            assertThat(journal().commit(Change.at(NOON).toFiling(filing, id, 0, begun)))
                    .isInstanceOf(Done.class);
        }
        FilingEvent entered = new FilingEvent.ReferenceEntered(NOON, REVIEWER, "R-1");
        assertThat(journal().commit(Change.at(NOON).toFiling(first, id, 1, entered)))
                .isInstanceOf(Done.class);
        assertThat(journal().commit(Change.at(NOON).toFiling(first, id, 1, entered)))
                .isEqualTo(new Stale());

        List<FilingFile> filings = journal().load(id).orElseThrow().filings();
        assertThat(filings).extracting(FilingFile::id).containsExactly(first, second);
        assertThat(filings.getFirst().events()).hasSize(2).last().isEqualTo(entered);
    }

    @Test
    default void entries_of_a_case_are_chained() throws IOException {
        CaseId id = caseId();
        journal().commit(opening(id, NOON));
        journal().commit(opening(caseId(), NOON));
        Done done = (Done) journal().commit(attested(attested(Change.at(NOON), id), id));
        assertThat(done.leaves()).hasSize(2);
        requireChain(id, 3);
        int first = Math.toIntExact(done.firstIndex().orElseThrow());
        assertThat(log().get(first + 1).leafHash()).isEqualTo(done.leaves().get(1));
    }

    private void requireChain(CaseId id, int length) throws IOException {
        Reference reference =
                Reference.of(journal().load(id).orElseThrow().secrets().blind(), "case", Bytes.utf8(id.value()));
        List<Entry> chain = log().stream()
                .filter(e -> e.read()
                        .link()
                        .filter(l -> l.caseReference().equals(reference))
                        .isPresent())
                .toList();
        assertThat(chain).hasSize(length);
        CaseLink expected = CaseLink.first(reference);
        for (Entry entry : chain) {
            assertThat(entry.read().link()).contains(expected);
            expected = expected.after(entry);
        }
    }

    @Test
    default void the_same_request_again_gets_the_first_answer_and_keeps_nothing() throws IOException {
        CaseId id = caseId();
        Asked asked = Samples.asked("client", fresh(4).hex());
        assertThat(journal().answered(asked)).isEmpty();
        Done done = (Done) journal()
                .commit(opening(id, NOON).answering(new Answer(asked, receipt(Outcome.HELD, Optional.of(id)))));
        Answer kept = new Answer(asked, receipt(Outcome.HELD, Optional.of(id)).at(done.firstIndex()));
        assertThat(journal().answered(asked)).contains(kept);

        CaseId other = caseId();
        int entries = log().size();
        Change again = opening(other, NOON).answering(new Answer(asked, receipt(Outcome.HELD, Optional.of(other))));
        assertThat(journal().commit(again)).isEqualTo(new AnsweredBefore(kept));
        assertThat(journal().load(other)).isEmpty();
        assertThat(log()).hasSize(entries);
    }

    @Test
    default void the_same_request_from_many_threads_makes_one_case() throws Exception {
        Asked asked = Samples.asked("client", fresh(4).hex());
        List<CaseId> ids = IntStream.range(0, 6).mapToObj(i -> caseId()).toList();
        List<Committed> results = atOnce(
                6,
                i -> journal()
                        .commit(opening(ids.get(i), NOON)
                                .answering(new Answer(asked, receipt(Outcome.HELD, Optional.of(ids.get(i)))))));
        assertThat(results).filteredOn(Done.class::isInstance).hasSize(1);
        Answer kept = journal().answered(asked).orElseThrow();
        assertThat(results)
                .filteredOn(AnsweredBefore.class::isInstance)
                .hasSize(5)
                .allMatch(r -> r.equals(new AnsweredBefore(kept)));
        int opened = 0;
        for (CaseId id : ids) if (journal().load(id).isPresent()) opened++;
        assertThat(opened).isEqualTo(1);
    }

    @Test
    default void eight_committers_leave_neither_gap_nor_double_in_the_log() throws Exception {
        int rounds = 6;
        int before = log().size();
        CaseId shared = caseId();
        journal().commit(opening(shared, NOON));
        List<List<Done>> all = atOnce(8, i -> {
            List<Done> done = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                Change both = opening(caseId(), NOON);
                done.add((Done) journal().commit(attested(both, shared)));
            }
            return done;
        });
        List<Entry> log = log();
        assertThat(log).hasSize(before + 1 + 8 * rounds * 2);
        assertThat(all.stream().flatMap(List::stream).map(d -> d.firstIndex().orElseThrow()))
                .doesNotHaveDuplicates();
        for (List<Done> thread : all) {
            for (Done done : thread) {
                int first = Math.toIntExact(done.firstIndex().orElseThrow());
                assertThat(log.subList(first, first + 2))
                        .extracting(Entry::leafHash)
                        .isEqualTo(done.leaves());
            }
        }
        requireChain(shared, 1 + 8 * rounds);
    }

    @Test
    default void an_intent_waits_until_its_entry_is_published() throws IOException {
        CaseId id = caseId();
        journal().commit(opening(id, NOON));
        holdPublishing(true);
        journal().commit(Samples.intending(id, "F-1", NOON));
        assertThat(journal().claim(Kind.FILE, NOON, LEASE)).isEmpty();
        holdPublishing(false);
        assertThat(journal().claim(Kind.DESTROY, NOON, LEASE)).isEmpty();
        assertThat(journal().claim(Kind.FILE, NOON.minusSeconds(1), LEASE)).isEmpty();
        assertThat(journal().claim(Kind.FILE, NOON, LEASE))
                .contains(new Claimed(new Intent(Kind.FILE, "F-1", id, NOON), 1));
    }

    @Test
    default void each_intent_goes_to_one_of_many_claimers_the_oldest_first() throws Exception {
        CaseId id = caseId();
        journal().commit(opening(id, NOON));
        for (int i = 5; i >= 1; i--) journal().commit(Samples.intending(id, "F-" + i, NOON.plusSeconds(i)));
        assertThat(journal()
                        .claim(Kind.FILE, NOON.plusSeconds(9), LEASE)
                        .orElseThrow()
                        .intent()
                        .subject())
                .isEqualTo("F-1");
        List<Optional<Claimed>> claims = atOnce(8, i -> journal().claim(Kind.FILE, NOON.plusSeconds(9), LEASE));
        assertThat(claims.stream().flatMap(Optional::stream).map(c -> c.intent().subject()))
                .containsExactlyInAnyOrder("F-2", "F-3", "F-4", "F-5");
    }

    @Test
    default void a_claim_ends_with_its_lease() throws IOException {
        CaseId id = caseId();
        journal().commit(opening(id, NOON));
        journal().commit(Samples.intending(id, "F-1", NOON));
        assertThat(journal().claim(Kind.FILE, NOON, LEASE)).isPresent();
        assertThat(journal().claim(Kind.FILE, NOON.plus(LEASE).minusSeconds(1), LEASE))
                .isEmpty();
        assertThat(journal()
                        .claim(Kind.FILE, NOON.plus(LEASE), LEASE)
                        .orElseThrow()
                        .attempts())
                .isEqualTo(2);
    }

    @Test
    default void a_settled_intent_is_due_again_or_parked_or_gone() throws IOException {
        CaseId id = caseId();
        journal().commit(opening(id, NOON));
        journal().commit(Samples.intending(id, "F-1", NOON));
        journal().claim(Kind.FILE, NOON, LEASE);
        settle("F-1", new Change.DueAgain(NOON.plusSeconds(5)));
        assertThat(journal().claim(Kind.FILE, NOON, LEASE)).isEmpty();
        assertThat(journal().claim(Kind.FILE, NOON.plusSeconds(5), LEASE)).isPresent();
        settle("F-1", new Change.Parked());
        assertThat(journal().claim(Kind.FILE, NOON.plus(Duration.ofDays(9)), LEASE))
                .isEmpty();
        settle("F-1", new Change.DueAgain(NOON));
        assertThat(journal().claim(Kind.FILE, NOON, LEASE)).isPresent();
        settle("F-1", new Change.Finished());
        assertThat(journal().claim(Kind.FILE, NOON.plus(Duration.ofDays(9)), LEASE))
                .isEmpty();
    }

    private void settle(String subject, After after) throws IOException {
        journal().commit(Change.at(NOON).settle(new Change.Settlement(Kind.FILE, subject, after)));
    }

    @Test
    default void destroyed_keys_are_gone_and_the_blind_stays() throws IOException {
        CaseId id = caseId();
        EvidenceId kept = EvidenceId.of(fresh(9));
        EvidenceId gone = EvidenceId.of(fresh(9));
        journal()
                .commit(opening(id, NOON)
                        .secret(new Change.KeepObjectKey(id, kept, Samples.objectKey(id)))
                        .secret(new Change.KeepObjectKey(id, gone, Samples.objectKey(id))));
        var blind = journal().load(id).orElseThrow().secrets().blind();
        journal().commit(Change.at(NOON).secret(new Change.DestroyObjectKey(id, gone)));
        assertThat(journal().load(id).orElseThrow().secrets().objectKeys()).containsOnlyKeys(kept);
        journal()
                .commit(Change.at(NOON)
                        .secret(new Change.DestroyObjectKey(id, kept))
                        .secret(new Change.DestroyCaseKey(id)));
        var after = journal().load(id).orElseThrow().secrets();
        assertThat(after.objectKeys()).isEmpty();
        assertThat(after.key().isDestroyed()).isTrue();
        assertThat(after.key().serviceShare().length()).isZero();
        assertThat(after.blind()).isEqualTo(blind);
    }

    @Test
    default void shares_are_sealed_anew_and_a_destroyed_case_key_does_not_come_back() throws IOException {
        CaseId id = caseId();
        journal().commit(opening(id, NOON));
        var before = journal().load(id).orElseThrow().secrets().key();
        var after = new org.rowan.evidence.CaseKey(
                before.caseId(), before.publicKey(), fresh(81), fresh(81), before.wrappedPrivateKey());
        journal().commit(Change.at(NOON).secret(new Change.RewrapCaseKey(id, before, after)));
        assertThat(journal().load(id).orElseThrow().secrets().key()).isEqualTo(after);
        journal().commit(Change.at(NOON).secret(new Change.RewrapCaseKey(id, before, before)));
        assertThat(journal().load(id).orElseThrow().secrets().key()).isEqualTo(after);
        journal().commit(Change.at(NOON).secret(new Change.DestroyCaseKey(id)));
        journal().commit(Change.at(NOON).secret(new Change.RewrapCaseKey(id, after, before)));
        assertThat(journal().load(id).orElseThrow().secrets().key().isDestroyed())
                .isTrue();
    }

    @Test
    default void staff_have_one_blind_a_month() throws IOException {
        var november = journal().staffBlind(NOON);
        assertThat(journal().staffBlind(NOON.plus(Duration.ofDays(3)))).isEqualTo(november);
        assertThat(journal().staffBlind(NOON.plus(Duration.ofDays(30)))).isNotEqualTo(november);
    }

    /// What one of several threads does.
    interface Act<T> {
        T run(int thread) throws Exception;
    }

    /// Runs `act` in that many threads at once.
    static <T> List<T> atOnce(int threads, Act<T> act) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Callable<T>> calls = IntStream.range(0, threads)
                    .<Callable<T>>mapToObj(i -> () -> act.run(i))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : pool.invokeAll(calls)) results.add(future.get());
            return results;
        }
    }
}
