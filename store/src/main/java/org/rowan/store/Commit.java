package org.rowan.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.evidence.EvidenceId;
import org.rowan.port.Agenda;
import org.rowan.port.Answer;
import org.rowan.port.Asked;
import org.rowan.port.Change;
import org.rowan.port.Intent;
import org.rowan.port.Journal;
import org.rowan.port.Receipt;
import org.rowan.referral.FilingEvent;
import org.rowan.store.codec.Stored;

/// One change, written inside one transaction.
///
/// Locks are always taken in this order: answer, case, filing, intent, counters, chain of the case, head of
/// the log. The last one is held by one change at a time, so it is taken as late as can be.
final class Commit {
    private final Connection connection;
    private final Change change;

    private Commit(Connection connection, Change change) {
        this.connection = connection;
        this.change = change;
    }

    static Journal.Committed of(Connection connection, Change change) throws SQLException, IOException {
        return new Commit(connection, change).run();
    }

    private Journal.Committed run() throws SQLException, IOException {
        Optional<Answer> before = reserveAnswer();
        if (before.isPresent()) return undone(new Journal.AnsweredBefore(before.get()));
        if (change.ofCase().isPresent() && !addToCase(change.ofCase().get())) return undone(new Journal.Stale());
        if (change.ofFiling().isPresent() && !addToFiling(change.ofFiling().get())) {
            return undone(new Journal.Stale());
        }
        for (Change.SecretChange secret : change.secrets()) Secrets.apply(connection, secret);
        if (change.settlement().isPresent() && !settle(change.settlement().get())) return undone(new Journal.Stale());
        Counts.add(connection, change.at(), change.counts());
        Optional<LogAppend.Appended> log = LogAppend.of(connection, change.at(), change.attested());
        long needs = log.map(l -> l.first() + l.leaves().size()).orElse(0L);
        for (Intent intent : change.intents()) intend(intent, needs);
        Optional<Long> first = log.map(LogAppend.Appended::first);
        if (change.answer().isPresent()) keep(change.answer().get(), first);
        return new Journal.Done(first, log.map(LogAppend.Appended::leaves).orElse(List.of()));
    }

    private Journal.Committed undone(Journal.Committed why) throws SQLException {
        connection.rollback();
        return why;
    }

    /// Takes the key of the request; when another change took it first, waits for that one and gives its
    /// answer.
    private Optional<Answer> reserveAnswer() throws SQLException, IOException {
        if (change.answer().isEmpty()) return Optional.empty();
        Asked asked = change.answer().get().asked();
        int reserved = Sql.of(
                        "insert into answer (key_digest, client, content, receipt, at) values (?, ?, ?, '', ?)"
                                + " on conflict (key_digest) do nothing",
                        asked.keyDigest(),
                        asked.client(),
                        asked.content(),
                        change.at())
                .update(connection);
        return reserved == 1 ? Optional.empty() : answered(connection, asked);
    }

    private void keep(Answer answer, Optional<Long> logIndex) throws SQLException {
        Sql.of(
                        "update answer set receipt = ? where key_digest = ?",
                        Stored.text(answer.receipt().at(logIndex)),
                        answer.asked().keyDigest())
                .update(connection);
    }

    static Optional<Answer> answered(Connection connection, Asked asked) throws SQLException, IOException {
        record Row(Asked asked, String receipt) {}
        Optional<Row> row = Sql.of("select * from answer where key_digest = ?", asked.keyDigest())
                .first(
                        connection,
                        r -> new Row(
                                new Asked(r.getString("client"), Sql.bytes(r, "key_digest"), Sql.bytes(r, "content")),
                                r.getString("receipt")));
        if (row.isEmpty()) return Optional.empty();
        Receipt receipt = Stored.receipt(row.get().receipt());
        return Optional.of(new Answer(row.get().asked(), receipt));
    }

    private boolean addToCase(Change.OfCase added) throws SQLException, IOException {
        String id = added.id().value();
        int version = added.fromVersion() + added.events().size();
        int moved = added.fromVersion() == 0
                ? Sql.of(
                                "insert into case_file (id, version, state, opened_at) values (?, ?, '', ?)"
                                        + " on conflict (id) do nothing",
                                id,
                                version,
                                change.at())
                        .update(connection)
                : Sql.of(
                                "update case_file set version = ? where id = ? and version = ?",
                                version,
                                id,
                                added.fromVersion())
                        .update(connection);
        if (moved == 0) return false;
        List<CaseEvent> history = new ArrayList<>(events(connection, added.id()));
        history.addAll(added.events());
        CaseFile file = new CaseFile(added.id(), history);
        Sql.of("update case_file set state = ? where id = ?", file.state(), id).update(connection);
        List<List<Object>> rows = new ArrayList<>();
        for (CaseEvent event : added.events()) {
            rows.add(List.of(id, added.fromVersion() + rows.size() + 1, event.at(), Stored.text(event)));
        }
        Sql.batch(connection, "insert into case_event (case_id, n, at, body) values (?, ?, ?, ?)", rows);
        for (CaseEvent event : added.events()) {
            readModel(id, event);
            HarmlessFiles.follow(connection, file, event);
        }
        return true;
    }

    private void readModel(String caseId, CaseEvent event) throws SQLException {
        if (event instanceof CaseEvent.EvidenceSealed sealed) {
            known(caseId, sealed.evidence().id());
        }
        if (event instanceof CaseEvent.KeptUnseen kept) {
            known(caseId, kept.kept().id());
        }
        if (event instanceof CaseEvent.EvidenceDestroyed destroyed) {
            Sql.batch(
                    connection,
                    "delete from evidence where id = ?",
                    destroyed.evidence().stream()
                            .map(gone -> List.<Object>of(gone.digest()))
                            .toList());
        }
    }

    private void known(String caseId, EvidenceId evidence) throws SQLException {
        Sql.of("insert into evidence (id, case_id) values (?, ?)", evidence.digest(), caseId)
                .update(connection);
    }

    static List<CaseEvent> events(Connection connection, CaseId id) throws SQLException, IOException {
        List<String> bodies = Sql.of("select body from case_event where case_id = ? order by n", id.value())
                .all(connection, row -> row.getString("body"));
        List<CaseEvent> events = new ArrayList<>();
        for (String body : bodies) events.add(Stored.caseEvent(body));
        return events;
    }

    private boolean addToFiling(Change.OfFiling added) throws SQLException {
        String id = added.id().value();
        int version = added.fromVersion() + added.events().size();
        int moved = added.fromVersion() == 0
                ? Sql.of(
                                "insert into filing (id, case_id, version) values (?, ?, ?)"
                                        + " on conflict (id) do nothing",
                                id,
                                added.caseId().value(),
                                version)
                        .update(connection)
                : Sql.of("update filing set version = ? where id = ? and version = ?", version, id, added.fromVersion())
                        .update(connection);
        if (moved == 0) return false;
        List<List<Object>> rows = new ArrayList<>();
        for (FilingEvent event : added.events()) {
            rows.add(List.of(id, added.fromVersion() + rows.size() + 1, event.at(), Stored.text(event)));
        }
        Sql.batch(connection, "insert into filing_event (filing_id, n, at, body) values (?, ?, ?, ?)", rows);
        return true;
    }

    /// An intent that stands already stays as it is.
    private void intend(Intent intent, long needsSize) throws SQLException {
        Sql.of(
                        "insert into intent (kind, subject, case_id, first_due, due, needs_size)"
                                + " values (?, ?, ?, ?, ?, ?) on conflict (kind, subject) do nothing",
                        intent.kind(),
                        intent.subject(),
                        intent.caseId().value(),
                        intent.due(),
                        intent.due(),
                        needsSize)
                .update(connection);
    }

    /// False when the intent is not there any more: somebody else settled it for good.
    private boolean settle(Change.Settlement settlement) throws SQLException {
        String where = " where kind = ? and subject = ?";
        int settled = switch (settlement.after()) {
            case Change.Finished finished ->
                settle("delete from intent" + where, settlement.kind(), settlement.subject());
            case Change.Parked parked ->
                settle(
                        "update intent set leased_until = null, parked = true" + where,
                        settlement.kind(),
                        settlement.subject());
            case Change.DueAgain again ->
                settle(
                        "update intent set leased_until = null, parked = false, due = ?" + where,
                        again.at(),
                        settlement.kind(),
                        settlement.subject());
            case Change.DueBy by ->
                settle(
                        "update intent set parked = false, due = least(due, ?)" + where,
                        by.at(),
                        settlement.kind(),
                        settlement.subject());
            case Change.Kept kept ->
                settle(
                        "update intent set leased_until = ?" + where,
                        kept.until(),
                        settlement.kind(),
                        settlement.subject());
        };
        return settled > 0;
    }

    private int settle(String text, Object... parameters) throws SQLException {
        return Sql.of(text, parameters).update(connection);
    }

    /// Makes an intent of the row that `claim` returns. `first_due` is what it was written down with.
    static Journal.Claimed claimed(java.sql.ResultSet row) throws SQLException {
        return new Journal.Claimed(intent(row), row.getInt("attempts"));
    }

    static Agenda.Planned planned(java.sql.ResultSet row) throws SQLException {
        return new Agenda.Planned(
                intent(row),
                Sql.instant(row, "due"),
                Sql.optionalInstant(row, "leased_until"),
                row.getBoolean("parked"),
                row.getInt("attempts"));
    }

    private static Intent intent(java.sql.ResultSet row) throws SQLException {
        Instant due = Sql.instant(row, "first_due");
        return new Intent(
                Intent.Kind.valueOf(row.getString("kind")),
                row.getString("subject"),
                new CaseId(row.getString("case_id")),
                due);
    }
}
