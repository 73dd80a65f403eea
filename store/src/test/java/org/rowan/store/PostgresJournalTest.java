package org.rowan.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rowan.testkit.contracts.Samples.NOON;
import static org.rowan.testkit.contracts.Samples.caseId;
import static org.rowan.testkit.contracts.Samples.opening;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.auditlog.Entry;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseId;
import org.rowan.port.Agenda;
import org.rowan.port.Answer;
import org.rowan.port.Asked;
import org.rowan.port.Change;
import org.rowan.port.Change.Counter;
import org.rowan.port.Intent;
import org.rowan.port.Journal;
import org.rowan.port.Receipt;
import org.rowan.testkit.contracts.IntentsContract;
import org.rowan.testkit.contracts.Samples;

class PostgresJournalTest implements IntentsContract {
    private Database database;
    private PostgresJournal journal;
    private volatile boolean held;

    @BeforeEach
    void open() throws IOException {
        database = TestDatabase.fresh();
        journal = new PostgresJournal(database);
        journal.onAppended(this::publish);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void publish() {
        try {
            if (!held) journal.published(journal.size(), "log.example.org");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public Agenda agenda() {
        return journal;
    }

    @Override
    public List<Entry> log() throws IOException {
        return journal.entries(0, journal.size());
    }

    @Override
    public void holdPublishing(boolean hold) {
        held = hold;
        publish();
    }

    @Test
    void a_change_that_fails_at_its_end_leaves_nothing_of_its_beginning() throws IOException {
        CaseId id = caseId();
        Asked asked = Samples.asked("client", "key");
        Change change = opening(id, NOON)
                .count(Counter.SCANNED)
                .intend(new Intent(Intent.Kind.FILE, "F-1", id, NOON))
                .answering(new Answer(asked, Samples.receipt(Receipt.Outcome.HELD, Optional.of(id))));
        database.transaction("breaking the last step", c -> {
            try (var statement = c.createStatement()) {
                return statement.execute("alter table answer add constraint broken check (receipt = '')");
            }
        });
        assertThatThrownBy(() -> journal.commit(change))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Nothing was changed");
        assertThat(journal.load(id)).isEmpty();
        assertThat(journal.answered(asked)).isEmpty();
        assertThat(journal.size()).isZero();
        assertThat(new Counts(database).of(LocalDate.parse("2026-11-24"))).containsEntry(Counter.SCANNED, 0L);
        assertThat(new Counts(database).overdue(NOON)).isZero();
    }

    @Test
    void settling_what_is_not_intended_is_stale_and_changes_nothing() throws IOException {
        CaseId id = caseId();
        Change change = opening(id, NOON).settle(new Change.Settlement(Intent.Kind.FILE, "F-1", new Change.Finished()));
        assertThat(journal.commit(change)).isEqualTo(new Journal.Stale());
        assertThat(journal.load(id)).isEmpty();
    }

    @Test
    void a_change_that_is_to_be_published_returns_once_a_head_covers_it() throws Exception {
        held = true;
        CaseId id = caseId();
        CountDownLatch appended = new CountDownLatch(1);
        journal.onAppended(appended::countDown);
        CompletableFuture<Journal.Committed> committed = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                committed.complete(journal.commit(opening(id, NOON).publishFirst()));
            } catch (IOException e) {
                committed.completeExceptionally(e);
            }
        });
        appended.await();
        assertThat(journal.load(id)).isPresent();
        assertThat(committed).isNotDone();
        holdPublishing(false);
        assertThat(committed.get()).isInstanceOf(Journal.Done.class);
    }

    @Test
    void a_head_of_another_process_is_noticed() throws IOException {
        held = true;
        PostgresJournal other = new PostgresJournal(database);
        journal.onAppended(() -> {
            try {
                other.published(other.size(), "log.example.org");
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        assertThat(journal.commit(opening(caseId(), NOON).publishFirst())).isInstanceOf(Journal.Done.class);
    }

    @Test
    void counts_and_the_census_are_of_their_day() throws IOException {
        CaseId id = caseId();
        journal.commit(opening(id, NOON).count(Counter.SCANNED).count(Counter.HELD));
        journal.commit(Change.at(NOON).count(Counter.SCANNED).count(Counter.CLEAR));
        Counts counts = new Counts(database);
        LocalDate day = LocalDate.parse("2026-11-24");
        assertThat(counts.of(day)).containsEntry(Counter.SCANNED, 2L).containsEntry(Counter.CLEAR, 1L);
        assertThat(counts.of(day.plusDays(1))).containsEntry(Counter.SCANNED, 0L);
        assertThat(counts.takeCensus(day, NOON)).isTrue();
        assertThat(counts.takeCensus(day, NOON)).isFalse();
        var census = log().getLast().read();
        assertThat(census.type()).isEqualTo("census.daily");
        assertThat(census.value("scanned")).contains("2");
        assertThat(census.value("open_cases")).contains("1");
    }

    @Test
    void old_answers_are_forgotten() throws IOException {
        Asked asked = Samples.asked("client", "key");
        journal.commit(
                Change.at(NOON).answering(new Answer(asked, Samples.receipt(Receipt.Outcome.CLEAR, Optional.empty()))));
        assertThat(journal.forgetAnswers(NOON)).isZero();
        assertThat(journal.forgetAnswers(NOON.plusSeconds(1))).isEqualTo(1);
        assertThat(journal.answered(asked)).isEmpty();
    }

    @Test
    void a_stored_event_that_was_tampered_with_is_an_error_without_its_content() throws IOException {
        CaseId id = caseId();
        journal.commit(opening(id, NOON));
        journal.commit(Change.at(NOON).toCase(id, 1, List.of(new CaseEvent.Released(NOON, Samples.REVIEWER))));
        database.transaction(
                "tampering",
                c -> Sql.of("update case_event set body = replace(body, 'reviewer.one', 'Reviewer 1')")
                        .update(c));
        assertThatThrownBy(() -> journal.load(id))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(".by")
                .hasMessageNotContaining("Reviewer 1");
    }
}
