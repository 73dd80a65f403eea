package org.rowan.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.hashlist.ListRecord;
import org.rowan.hashlist.ListRecord.Standing;
import org.rowan.port.HashLists.Attested;
import org.rowan.port.HashLists.Listed;
import org.rowan.port.LivingLists.Attest;
import org.rowan.port.LivingLists.Delta;
import org.rowan.signal.Signal;

/// What changes among the records of one list, gathered first, then written with its entry in the log.
final class RecordChanges {
    private static final int BATCH = 1_000;

    private final Listed list;
    private final Bytes salt;
    private final List<Fresh> fresh = new ArrayList<>();
    private final List<Integer> disabled = new ArrayList<>();
    private final List<Integer> deleted = new ArrayList<>();
    private final List<Signal> entered = new ArrayList<>();
    private final List<Signal> left = new ArrayList<>();
    private final List<Integer> gone = new ArrayList<>();
    private int entries;

    private record Fresh(int number, Optional<String> key, Signal signal, Standing standing, String raw) {}

    RecordChanges(Listed list, Bytes salt) {
        this.list = list;
        this.salt = salt;
        this.entries = list.list().entries();
    }

    static RecordChanges of(Connection connection, Listed list) throws SQLException {
        Bytes salt = Sql.of(
                        "select salt from hash_list where id = ?",
                        list.list().id().value())
                .first(connection, row -> Sql.bytes(row, "salt"))
                .orElseThrow();
        return new RecordChanges(list, salt);
    }

    Listed list() {
        return list;
    }

    /// Gives the number of the new record.
    ///
    /// - Errors: `IllegalArgumentException` for a signal that is not of the list's type.
    int add(Optional<String> key, Signal signal, Standing standing, String raw) {
        if (signal.type() != list.list().type()) {
            throw new IllegalArgumentException("a list of %s takes no %s"
                    .formatted(list.list().type().label(), signal.type().label()));
        }
        int number = list.list().records() + fresh.size() + 1;
        fresh.add(new Fresh(number, key, signal, standing, raw));
        if (standing != Standing.NEGATIVE) entered.add(signal);
        if (standing == Standing.ENTRY) entries++;
        return number;
    }

    void disable(ListRecord record) {
        disabled.add(record.number());
        left(record);
    }

    /// Deletes the content of a record, whatever it stood as.
    void delete(ListRecord record) {
        deleted.add(record.number());
        if (record.standing() == Standing.ENTRY) left(record);
    }

    /// As `delete`, for a record that goes on under another number.
    void renumber(ListRecord record, Optional<String> key) {
        deleted.add(record.number());
        add(key, record.signal(), Standing.ENTRY, record.raw());
    }

    private void left(ListRecord record) {
        left.add(record.signal());
        gone.add(record.number());
        entries--;
    }

    boolean isEmpty() {
        return fresh.isEmpty() && disabled.isEmpty() && deleted.isEmpty();
    }

    int entered() {
        return entered.size();
    }

    int left() {
        return left.size();
    }

    int newest() {
        return list.list().records() + fresh.size();
    }

    /// Logs and writes what changed, of all lists in one order. `snapshot`: gives the number from which it
    /// holds.
    static void write(
            Connection connection, Collection<RecordChanges> all, Instant at, Attest attest, Numbering snapshot)
            throws SQLException {
        List<RecordChanges> changed = all.stream().filter(c -> !c.isEmpty()).toList();
        if (changed.isEmpty()) return;
        List<Attested> facts = changed.stream()
                .map(c -> attest.of(new Delta(c.list, c.salt, c.entered, c.left)))
                .toList();
        LogAppend.ofService(connection, at, facts);
        long number = snapshot.next(connection);
        for (RecordChanges changes : changed) changes.write(connection, number);
    }

    interface Numbering {
        long next(Connection connection) throws SQLException;
    }

    private void write(Connection connection, long number) throws SQLException {
        String id = list.list().id().value();
        ListRow.update(connection, list.list().counting(newest(), entries, gone));
        leave(connection, id, "standing = " + ListRows.code(Standing.DISABLED), disabled, number);
        leave(
                connection,
                id,
                "standing = " + ListRows.WITHDRAWN + ", raw = '', signal = '', key = null",
                deleted,
                number);
        List<List<Object>> rows = new ArrayList<>();
        for (Fresh one : fresh) {
            rows.add(List.of(
                    id,
                    one.number(),
                    Bytes.ofHex(one.signal().hex()),
                    ListRows.code(one.standing()),
                    one.key(),
                    Bytes.utf8(one.raw())));
        }
        Sql.batch(
                connection,
                "insert into hash_record (list_id, number, line, signal, standing, key, raw)"
                        + " values (?, ?, 1, ?, ?, ?, ?)",
                rows);
    }

    /// A record that had left before keeps the snapshot in which it did, and one that never matched does
    /// not leave: an index would count it as gone.
    private static void leave(Connection connection, String list, String how, List<Integer> numbers, long snapshot)
            throws SQLException {
        for (int from = 0; from < numbers.size(); from += BATCH) {
            Integer[] some = numbers.subList(from, Math.min(numbers.size(), from + BATCH))
                    .toArray(Integer[]::new);
            Sql.of(
                            "update hash_record set left_at = coalesce(left_at, case when standing = "
                                    + ListRows.code(Standing.ENTRY) + " then ?::bigint end), " + how
                                    + " where list_id = ? and number = any(?)",
                            snapshot,
                            list,
                            some)
                    .update(connection);
        }
    }
}
