package org.rowan.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.rowan.auditlog.CaseHeads;
import org.rowan.auditlog.CaseLink;
import org.rowan.auditlog.Entry;
import org.rowan.auditlog.ServiceFact.CensusDaily;
import org.rowan.cases.CaseState;
import org.rowan.port.Change.Counter;
import org.rowan.port.HashLists;

/// How much there was of everything. Days are days of UTC.
public final class Counts {
    private static final int SHARDS = 16;

    private final Database database;

    Counts(Database database) {
        this.database = database;
    }

    /// Every counter of one day; 0 where nothing was counted.
    public Map<Counter, Long> of(LocalDate day) throws IOException {
        return database.transaction("reading counts", c -> day(c, day));
    }

    /// How many cases are in each state; states without a case are missing.
    public Map<CaseState, Long> cases() throws IOException {
        return database.transaction("counting cases", c -> {
            Map<CaseState, Long> cases = new EnumMap<>(CaseState.class);
            Sql.of("select state, count(*) as n from case_file group by state")
                    .all(c, row -> cases.put(CaseState.valueOf(row.getString("state")), row.getLong("n")));
            return cases;
        });
    }

    /// Evidence that exists, sealed.
    public long evidenceObjects() throws IOException {
        return database.transaction("counting evidence", Counts::evidence);
    }

    /// Intents that are due at `now` and not done; a number that stays up means that filing or destruction
    /// is stuck.
    public long overdue(Instant now) throws IOException {
        return database.transaction(
                "counting intents",
                c -> count(c, Sql.of("select count(*) as n from intent where not parked and due <= ?", now)));
    }

    /// Writes the census of one day to the log, once; false when that was done before.
    public boolean takeCensus(LocalDate day, Instant at) throws IOException {
        return database.transaction("taking the census", c -> {
            if (Sql.of("insert into census (day) values (?) on conflict do nothing", day)
                            .update(c)
                    == 0) {
                return false;
            }
            LogAppend.ofService(c, at, List.of(new HashLists.Attested(Secrets.salt(), census(c, day))));
            return true;
        });
    }

    private static CensusDaily census(Connection c, LocalDate day) throws SQLException {
        // Nobody appends while the heads are read: they are the heads at one place of the log.
        Sql.of("select size from log_head for update").first(c, row -> row.getLong("size"));
        Map<Counter, Long> counts = day(c, day);
        List<CaseHeads.Head> heads = openHeads(c);
        return new CensusDaily(
                day,
                counts.getOrDefault(Counter.SCANNED, 0L),
                counts.getOrDefault(Counter.MATCHED, 0L),
                counts.getOrDefault(Counter.UNSCREENABLE, 0L) + counts.getOrDefault(Counter.HELD, 0L),
                counts.getOrDefault(Counter.USER_REPORT, 0L),
                heads.size(),
                evidence(c),
                CaseHeads.root(heads));
    }

    /// The newest entries of all cases that are not over.
    private static List<CaseHeads.Head> openHeads(Connection c) throws SQLException {
        return Sql.of("select e.text from case_file f join case_chain h on h.case_id = f.id"
                        + " join log_entry e on e.index = h.index where f.state not in ('DISMISSED', 'DESTROYED')")
                .all(c, row -> head(new Entry(Sql.bytes(row, "text"))));
    }

    private static CaseHeads.Head head(Entry newest) {
        CaseLink link = newest.read().link().orElseThrow();
        return CaseHeads.Head.of(link, newest);
    }

    private static long evidence(Connection c) throws SQLException {
        return count(c, Sql.of("select count(*) as n from evidence"));
    }

    private static long count(Connection c, Sql sql) throws SQLException {
        return sql.first(c, row -> row.getLong("n")).orElseThrow();
    }

    private static Map<Counter, Long> day(Connection c, LocalDate day) throws SQLException {
        Map<Counter, Long> counts = new EnumMap<>(Counter.class);
        for (Counter counter : Counter.values()) counts.put(counter, 0L);
        Sql.of("select counter, sum(n) as n from day_count where day = ? group by counter", day)
                .all(c, row -> counts.put(Counter.valueOf(row.getString("counter")), row.getLong("n")));
        return counts;
    }

    /// Adds to the counters of the day of `at`, always in the same order, so that two adders cannot wait
    /// for each other.
    static void add(Connection connection, Instant at, List<Counter> counters) throws SQLException {
        Map<Counter, Long> sums = new EnumMap<>(Counter.class);
        counters.forEach(counter -> sums.merge(counter, 1L, Long::sum));
        LocalDate day = at.atOffset(ZoneOffset.UTC).toLocalDate();
        int shard = ThreadLocalRandom.current().nextInt(SHARDS);
        List<List<Object>> rows = new ArrayList<>();
        sums.forEach((counter, n) -> rows.add(List.of(day, counter, shard, n)));
        Sql.batch(
                connection,
                "insert into day_count as d (day, counter, shard, n) values (?, ?, ?, ?)"
                        + " on conflict (day, counter, shard) do update set n = d.n + excluded.n",
                rows);
    }
}
