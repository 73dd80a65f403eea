package org.rowan.testkit.fakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.rowan.feed.RecordKey;
import org.rowan.hashlist.HashList;
import org.rowan.hashlist.ListId;
import org.rowan.hashlist.ListRecord;
import org.rowan.hashlist.ListRecord.Standing;
import org.rowan.port.LivingLists;
import org.rowan.signal.Signal;
import org.rowan.testkit.fakes.FakeHashLists.Kept;
import org.rowan.testkit.fakes.FakeHashLists.Row;

/// Single entries of the lists of a `FakeHashLists`.
public final class FakeLivingLists implements LivingLists {
    private final FakeHashLists lists;

    public FakeLivingLists(FakeHashLists lists) {
        this.lists = lists;
    }

    @Override
    public Edited edit(ListId id, List<Edit> edits, Instant at, Attest attest) {
        synchronized (lists) {
            Optional<Kept> kept = lists.kept(id);
            if (kept.isEmpty()) return new Refused(Why.NO_SUCH_LIST);
            if (kept.get().list.status() instanceof HashList.Retired) return new Refused(Why.RETIRED);
            boolean adds = edits.stream().anyMatch(Add.class::isInstance);
            if (adds && !kept.get().list.living()) return new Refused(Why.NOT_LIVING);
            Changing changing = new Changing(kept.get());
            for (Edit edit : edits) {
                if (!changing.take(edit)) return new Refused(Why.NO_SUCH_RECORD);
            }
            lists.attest(at, attest.of(changing.delta()));
            changing.keep();
            return new Done(changing.numbers);
        }
    }

    /// One list while it is changed; nothing is kept before `keep`.
    static final class Changing {
        private final Kept kept;
        private final List<Row> rows;
        private final List<Signal> entered = new ArrayList<>();
        private final List<Signal> left = new ArrayList<>();
        private final List<Integer> numbers = new ArrayList<>();
        private int newest;

        Changing(Kept kept) {
            this.kept = kept;
            rows = new ArrayList<>(kept.rows);
            newest = kept.list.records();
        }

        boolean take(Edit edit) {
            return switch (edit) {
                case Add add ->
                    add(
                            Optional.of(add.key().text()),
                            add.signal(),
                            add.pending() ? Standing.PENDING : Standing.ENTRY,
                            add.raw());
                case Withdraw withdraw ->
                    remove(withdraw.record(), Optional.empty()).isPresent() && numbers.add(withdraw.record());
                case Refuse refuse ->
                    remove(refuse.record(), Optional.of(Standing.PENDING)).isPresent() && numbers.add(refuse.record());
                case Disable disable -> disable(disable.record());
                case Enable enable -> renumber(enable.record(), Standing.DISABLED);
                case Accept accept -> renumber(accept.record(), Standing.PENDING);
            };
        }

        boolean add(Optional<String> key, Signal signal, Standing standing, String raw) {
            if (signal.type() != kept.list.type()) throw new IllegalArgumentException("not of the list's type");
            rows.add(new Row(new ListRecord(++newest, 1, raw, signal, standing), key));
            if (standing != Standing.NEGATIVE) entered.add(signal);
            return numbers.add(newest);
        }

        Optional<Row> remove(int record, Optional<Standing> standing) {
            Optional<Row> row = rows.stream()
                    .filter(r -> r.record().number() == record)
                    .filter(r ->
                            standing.isEmpty() || standing.get() == r.record().standing())
                    .findFirst();
            row.ifPresent(r -> {
                rows.remove(r);
                if (r.record().standing() == Standing.ENTRY) left.add(r.record().signal());
            });
            return row;
        }

        private boolean disable(int record) {
            Optional<Row> row = remove(record, Optional.of(Standing.ENTRY));
            row.ifPresent(r -> rows.add(new Row(
                    new ListRecord(
                            record,
                            r.record().line(),
                            r.record().raw(),
                            r.record().signal(),
                            Standing.DISABLED),
                    r.key())));
            return row.isPresent() && numbers.add(record);
        }

        private boolean renumber(int record, Standing standing) {
            Optional<Row> row = remove(record, Optional.of(standing));
            return row.isPresent()
                    && add(
                            row.get().key(),
                            row.get().record().signal(),
                            Standing.ENTRY,
                            row.get().record().raw());
        }

        List<Row> rows() {
            return rows;
        }

        boolean changed() {
            return !rows.equals(kept.rows);
        }

        Delta delta() {
            return new Delta(kept.listed(), kept.salt, entered, left);
        }

        void keep() {
            int entries = (int) rows.stream()
                    .filter(r -> r.record().standing() == Standing.ENTRY)
                    .count();
            List<Integer> gone = kept.list.suspended().stream()
                    .filter(number -> rows.stream()
                            .map(Row::record)
                            .noneMatch(r -> r.number() == number && r.standing() == Standing.ENTRY))
                    .toList();
            kept.list = kept.list.counting(newest, entries, gone);
            kept.rows.clear();
            rows.stream()
                    .sorted(Comparator.comparingInt(row -> row.record().number()))
                    .forEach(kept.rows::add);
        }
    }

    @Override
    public List<Keyed> keyed(RecordKey key) {
        return records(row -> row.key().equals(Optional.of(key.text())), Integer.MAX_VALUE);
    }

    @Override
    public List<Keyed> waiting(int limit) {
        return records(row -> row.record().standing() == Standing.PENDING, limit);
    }

    private List<Keyed> records(Predicate<Row> which, int limit) {
        synchronized (lists) {
            return lists.kept().stream()
                    .filter(k -> !(k.list.status() instanceof HashList.Retired))
                    .flatMap(k -> k.rows.stream().filter(which).map(r -> new Keyed(k.list.id(), r.record())))
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public Optional<RecordKey> keyOf(ListId list, int record) {
        synchronized (lists) {
            return lists.kept(list).stream()
                    .flatMap(k -> k.rows.stream())
                    .filter(r -> r.record().number() == record)
                    .findFirst()
                    .flatMap(Row::key)
                    .map(RecordKey::new);
        }
    }
}
