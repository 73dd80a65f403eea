package org.rowan.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rowan.auditlog.Blind;
import org.rowan.auditlog.Entry;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.CaseState;
import org.rowan.evidence.EvidenceId;
import org.rowan.port.Agenda;
import org.rowan.port.Answer;
import org.rowan.port.Asked;
import org.rowan.port.Change;
import org.rowan.port.Intent;
import org.rowan.port.Journal;
import org.rowan.referral.FilingEvent;
import org.rowan.referral.FilingFile;
import org.rowan.referral.FilingId;
import org.rowan.store.codec.Stored;
import org.rowan.store.log.SequencedEntries;

/// The journal in PostgreSQL: one transaction a change.
///
/// The publisher of the log reads `size` and `entries`, and says with `published` how far a signed head
/// reaches. `onAppended` is told, in the thread of the change, that there is something new.
public final class PostgresJournal implements Journal, Agenda, SequencedEntries {
    private final Database database;
    private final Publication publication;

    PostgresJournal(Database database) {
        this.database = database;
        this.publication = new Publication(database);
    }

    @Override
    public Committed commit(Change change) throws IOException {
        Committed committed = database.transaction("saving a change", connection -> Commit.of(connection, change));
        if (committed instanceof Done done && done.firstIndex().isPresent()) {
            publication.appended();
            if (change.published()) {
                publication.await(done.firstIndex().get() + done.leaves().size());
            }
        }
        return committed;
    }

    @Override
    public Optional<Loaded> load(CaseId id) throws IOException {
        return database.snapshot("loading case " + id, connection -> {
            List<CaseEvent> events = Commit.events(connection, id);
            if (events.isEmpty()) return Optional.empty();
            return Optional.of(
                    new Loaded(new CaseFile(id, events), Secrets.of(connection, id), filings(connection, id)));
        });
    }

    private static List<FilingFile> filings(Connection connection, CaseId id) throws SQLException, IOException {
        Map<FilingId, List<FilingEvent>> filings = new LinkedHashMap<>();
        for (Row row : Sql.of(
                        "select f.id, e.body from filing f join filing_event e on e.filing_id = f.id"
                                + " where f.case_id = ? order by f.ordinal, e.n",
                        id.value())
                .all(connection, r -> new Row(r.getString("id"), r.getString("body")))) {
            filings.computeIfAbsent(new FilingId(row.id()), f -> new ArrayList<>())
                    .add(Stored.filingEvent(row.body()));
        }
        return filings.entrySet().stream()
                .map(f -> new FilingFile(f.getKey(), f.getValue()))
                .toList();
    }

    private record Row(String id, String body) {}

    @Override
    public Optional<Claimed> claim(Intent.Kind kind, Instant now, Duration lease) throws IOException {
        return database.transaction(
                "looking for work",
                connection -> Sql.of(
                                "update intent set leased_until = ?, attempts = attempts + 1"
                                        + " where kind = ? and subject = (select subject from intent"
                                        + " where kind = ? and not parked and due <= ?"
                                        + " and (leased_until is null or leased_until <= ?)"
                                        + " and needs_size <= (select published from log_head)"
                                        + " order by due, ordinal limit 1 for update skip locked) returning *",
                                now.plus(lease),
                                kind,
                                kind,
                                now,
                                now)
                        .first(connection, Commit::claimed));
    }

    @Override
    public Optional<Planned> planned(Intent.Kind kind, String subject) throws IOException {
        return database.snapshot(
                "looking at what is intended",
                connection -> Sql.of("select * from intent where kind = ? and subject = ?", kind, subject)
                        .first(connection, Commit::planned));
    }

    @Override
    public List<Planned> planned(Intent.Kind kind, int limit) throws IOException {
        return database.snapshot(
                "looking at what is intended",
                connection -> Sql.of("select * from intent where kind = ? order by due, ordinal limit ?", kind, limit)
                        .all(connection, Commit::planned));
    }

    /// Gives back what a process that is gone had claimed. Only for a database that nobody else uses: its
    /// lock was taken by this process.
    public int releaseLeases() throws IOException {
        return database.transaction(
                "giving back what was claimed before the start",
                connection -> Sql.of("update intent set leased_until = null where leased_until is not null")
                        .update(connection));
    }

    @Override
    public Optional<Answer> answered(Asked asked) throws IOException {
        return database.transaction("looking for an answer", connection -> Commit.answered(connection, asked));
    }

    /// Forgets answers that were given before `moment`; returns how many. To be called with a moment at
    /// least a day ago.
    public int forgetAnswers(Instant moment) throws IOException {
        return database.transaction(
                "forgetting old answers",
                connection -> Sql.of("delete from answer where at < ?", moment).update(connection));
    }

    /// Forgets which files were found harmless, once their time is over; returns how many.
    public int expireHarmless(Instant now) throws IOException {
        return database.transaction("forgetting harmless files", connection -> HarmlessFiles.expire(connection, now));
    }

    @Override
    public List<CaseFile> cases(List<CaseState> states, Optional<CaseId> after, int limit) throws IOException {
        String last = after.map(CaseId::value).orElse("");
        String[] wanted = states.stream().map(CaseState::name).toArray(String[]::new);
        return database.snapshot("listing cases", connection -> {
            Map<CaseId, List<CaseEvent>> histories = new LinkedHashMap<>();
            for (Row row : Sql.of(
                            "with chosen as (select id, ordinal from case_file where state = any (?)"
                                    + " and ordinal > coalesce((select ordinal from case_file where id = ?), 0)"
                                    + " order by ordinal limit ?) select c.id, e.body from chosen c"
                                    + " join case_event e on e.case_id = c.id order by c.ordinal, e.n",
                            wanted,
                            last,
                            limit)
                    .all(connection, r -> new Row(r.getString("id"), r.getString("body")))) {
                histories
                        .computeIfAbsent(new CaseId(row.id()), c -> new ArrayList<>())
                        .add(Stored.caseEvent(row.body()));
            }
            return histories.entrySet().stream()
                    .map(h -> new CaseFile(h.getKey(), h.getValue()))
                    .toList();
        });
    }

    @Override
    public Blind staffBlind(Instant at) throws IOException {
        return database.transaction("reading the month's secret", connection -> Secrets.staff(connection, at));
    }

    @Override
    public List<EvidenceId> unknown(List<EvidenceId> evidence) throws IOException {
        byte[][] ids = evidence.stream().map(e -> e.digest().value().toArray()).toArray(byte[][]::new);
        Set<String> known = database
                .transaction(
                        "looking for orphans",
                        connection -> Sql.of("select id from evidence where id = any (?)", (Object) ids)
                                .all(connection, row -> Sql.digest(row, "id").hex()))
                .stream()
                .collect(Collectors.toCollection(TreeSet::new));
        return evidence.stream().filter(e -> !known.contains(e.hex())).toList();
    }

    @Override
    public long size() throws IOException {
        return database.transaction(
                "reading the log's size",
                connection -> Sql.of("select size from log_head")
                        .first(connection, row -> row.getLong("size"))
                        .orElseThrow());
    }

    /// Entries `from` (inclusive) to `to` (exclusive), in order.
    ///
    /// - Errors: `IOException` also when one of them is missing or is not what was written.
    @Override
    public List<Entry> entries(long from, long to) throws IOException {
        List<Entry> entries = database.transaction(
                "reading the log",
                connection -> Sql.of(
                                "select text from log_entry where index >= ? and index < ? order by index", from, to)
                        .all(connection, row -> new Entry(Sql.bytes(row, "text"))));
        if (entries.size() != to - from) {
            throw new IOException("the log has " + entries.size() + " entries from " + from + " to " + to
                    + ". Entries are missing: restore the database; the published tiles hold them.");
        }
        return entries;
    }

    /// A signed head over `size` entries of the log `origin` is published. Smaller than before, it changes
    /// nothing.
    public void published(long size, String origin) throws IOException {
        publication.reached(size, origin);
    }

    @Override
    public Promise promised() throws IOException {
        return database.transaction(
                "reading what was published",
                connection -> Sql.of("select origin, published from log_head")
                        .first(connection, row -> new Promise(row.getString("origin"), row.getLong("published")))
                        .orElseThrow());
    }

    /// The time of the newest entry of the log.
    public Optional<Instant> newestEntry() throws IOException {
        return database.transaction("reading the log's newest time", LogAppend::newest);
    }

    /// How many entries lie below a published head.
    public long publishedSize() throws IOException {
        return publication.size();
    }

    /// `listener` is called after every commit that added entries; it should only wake somebody.
    public void onAppended(Runnable listener) {
        publication.onAppended(listener);
    }
}
