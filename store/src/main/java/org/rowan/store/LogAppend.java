package org.rowan.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.rowan.auditlog.Blind;
import org.rowan.auditlog.CaseFact;
import org.rowan.auditlog.CaseLink;
import org.rowan.auditlog.Entry;
import org.rowan.auditlog.Reference;
import org.rowan.auditlog.ServiceFact;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.cases.CaseId;
import org.rowan.port.Change.Attested;
import org.rowan.port.HashLists;

/// Gives facts their places in the log, inside the transaction of what they attest.
///
/// From here to the commit this transaction holds the row of `log_head`: indexes are dense, and every entry
/// below a committed one is committed. Time never runs back in the log: an entry has the time of the
/// change, or that of the entry before it when that is later, so that a clock that was wrong once spoils
/// nothing.
final class LogAppend {
    private final Connection connection;
    private final Instant changed;

    /// `first`: the index of the first entry.
    record Appended(long first, List<Digest> leaves) {}

    private record Head(long n, Digest leaf, long index) {}

    private LogAppend(Connection connection, Instant at) {
        this.connection = connection;
        this.changed = at;
    }

    /// Facts about the whole service. The leaves of their entries, in order.
    static List<Digest> ofService(Connection connection, Instant at, List<HashLists.Attested> attested)
            throws SQLException {
        List<Attested> facts = attested.stream()
                .map(one -> new Attested(Optional.empty(), one.salt(), one.fact()))
                .toList();
        return of(connection, at, facts).map(Appended::leaves).orElse(List.of());
    }

    /// - Errors: `IllegalArgumentException` for a fact of a case whose secrets are not kept.
    static Optional<Appended> of(Connection connection, Instant at, List<Attested> facts) throws SQLException {
        return facts.isEmpty() ? Optional.empty() : Optional.of(new LogAppend(connection, at).append(facts));
    }

    private Appended append(List<Attested> facts) throws SQLException {
        Map<CaseId, Blind> blinds = new HashMap<>();
        Map<CaseId, Head> heads = new HashMap<>();
        TreeSet<String> cases = new TreeSet<>();
        facts.forEach(f -> f.caseId().ifPresent(id -> cases.add(id.value())));
        for (String id : cases) {
            CaseId caseId = new CaseId(id);
            blinds.put(caseId, blind(caseId));
            head(caseId).ifPresent(head -> heads.put(caseId, head));
        }
        long first = take(facts.size());
        Instant at =
                newest(connection).filter(before -> before.isAfter(changed)).orElse(changed);
        List<List<Object>> rows = new ArrayList<>();
        List<Digest> leaves = new ArrayList<>();
        for (Attested fact : facts) {
            long index = first + rows.size();
            Entry entry = entry(fact, at, blinds, heads, index);
            rows.add(List.of(index, entry.text(), entry.leafHash()));
            leaves.add(entry.leafHash());
        }
        Sql.batch(connection, "insert into log_entry (index, text, leaf) values (?, ?, ?)", rows);
        for (Map.Entry<CaseId, Head> head : heads.entrySet()) keep(head.getKey(), head.getValue());
        return new Appended(first, leaves);
    }

    /// The time of the newest entry.
    static Optional<Instant> newest(Connection connection) throws SQLException {
        return Sql.of("select text from log_entry order by index desc limit 1")
                .first(connection, row -> new Entry(Sql.bytes(row, "text")))
                .map(entry -> entry.read().time());
    }

    private Entry entry(Attested attested, Instant at, Map<CaseId, Blind> blinds, Map<CaseId, Head> heads, long index) {
        return switch (attested.fact()) {
            case ServiceFact fact -> Entry.of(at, attested.salt(), fact);
            case CaseFact fact -> {
                CaseId id = attested.caseId()
                        .orElseThrow(() -> new IllegalArgumentException("a fact of a case names its case"));
                Blind blind = Optional.ofNullable(blinds.get(id)).orElseThrow();
                Reference reference = Reference.of(blind, "case", Bytes.utf8(id.value()));
                Optional<Head> before = Optional.ofNullable(heads.get(id));
                CaseLink link =
                        new CaseLink(reference, before.map(h -> h.n() + 1).orElse(1L), before.map(Head::leaf));
                Entry entry = Entry.of(at, attested.salt(), link, fact);
                heads.put(id, new Head(link.n(), entry.leafHash(), index));
                yield entry;
            }
        };
    }

    private Blind blind(CaseId id) throws SQLException {
        return Sql.of("select blind from case_blind where case_id = ? for no key update", id.value())
                .first(connection, row -> new Blind(Sql.bytes(row, "blind")))
                .orElseThrow(() -> new IllegalArgumentException(
                        "case " + id + " has no secrets: its first change has to keep them"));
    }

    private Optional<Head> head(CaseId id) throws SQLException {
        return Sql.of("select n, head, index from case_chain where case_id = ?", id.value())
                .first(connection, row -> new Head(row.getLong("n"), Sql.digest(row, "head"), row.getLong("index")));
    }

    private long take(int count) throws SQLException {
        return Sql.of("update log_head set size = size + ? returning size", count)
                        .first(connection, row -> row.getLong("size"))
                        .orElseThrow()
                - count;
    }

    private void keep(CaseId caseId, Head head) throws SQLException {
        Sql.of(
                        "insert into case_chain (case_id, n, head, index) values (?, ?, ?, ?) on conflict (case_id)"
                                + " do update set n = excluded.n, head = excluded.head, index = excluded.index",
                        caseId.value(),
                        head.n(),
                        head.leaf(),
                        head.index())
                .update(connection);
    }
}
