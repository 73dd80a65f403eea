package org.rowan.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rowan.testkit.contracts.Samples.NOON;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rowan.auditlog.Entry;
import org.rowan.auditlog.Label;
import org.rowan.auditlog.Reference;
import org.rowan.auditlog.Salt;
import org.rowan.auditlog.ServiceFact;
import org.rowan.base.Digest;
import org.rowan.hashlist.HashIndex;
import org.rowan.hashlist.HashList;
import org.rowan.hashlist.ListId;
import org.rowan.hashlist.ListRecord;
import org.rowan.hashlist.ListRecord.Standing;
import org.rowan.port.HashLists;
import org.rowan.port.HashLists.Attested;
import org.rowan.signal.Sha256;
import org.rowan.signal.SignalType;

/// What every `HashLists` promises.
public interface HashListsContract {

    /// No list at first; the same ones during one test.
    HashLists lists();

    /// Every entry of the log that these lists write to.
    List<Entry> log() throws IOException;

    @Test
    default void records_are_kept_as_received() throws IOException {
        List<ListRecord> records = List.of(
                record(1, "  first,ß\u0000\r", Standing.ENTRY),
                record(2, "second", Standing.DUPLICATE),
                record(3, "third", Standing.NEGATIVE));
        HashList list = list("drill list", true, records);
        add(list, records);
        assertThat(lists().records(list.id(), 1, 10)).isEqualTo(records);
        assertThat(lists().records(list.id(), 2, 1)).isEqualTo(records.subList(1, 2));
        assertThat(lists().records(new ListId("no-such-list"), 1, 10)).isEmpty();
    }

    @Test
    default void a_list_is_in_the_next_snapshot_once_in_force_and_only_then() throws IOException {
        List<ListRecord> records = List.of(record(1, "a", Standing.ENTRY), record(2, "b", Standing.NEGATIVE));
        HashList list = list("real list", false, records);
        long before = lists().snapshot().number();
        add(list, records);
        assertThat(lists().snapshot().isEmpty()).isTrue();
        HashList once = changed(list.confirm("reviewer.two", NOON));
        assertThat(lists().change(list, once, attested())).isTrue();
        assertThat(lists().snapshot().isEmpty()).isTrue();
        HashList twice = changed(once.confirm("reviewer.three", NOON));
        assertThat(lists().change(once, twice, attested())).isTrue();
        HashIndex inForce = lists().snapshot();
        assertThat(inForce.size()).isEqualTo(1);
        assertThat(inForce.exact(records.getFirst().signal()))
                .singleElement()
                .satisfies(e -> assertThat(e.record()).isEqualTo(1));
        assertThat(inForce.exact(records.getLast().signal())).isEmpty();
        assertThat(inForce.number()).isGreaterThan(before);
        HashList retired = changed(twice.retire("reviewer.two", NOON));
        assertThat(lists().change(twice, retired, attested())).isTrue();
        assertThat(lists().snapshot().isEmpty()).isTrue();
        assertThat(inForce.size()).as("a snapshot is immutable").isEqualTo(1);
        assertThat(lists().named("real list").orElseThrow().list()).isEqualTo(retired);
    }

    @Test
    default void a_suspended_entry_is_found_and_not_believed() throws IOException {
        List<ListRecord> records = List.of(record(1, "a", Standing.ENTRY), record(2, "b", Standing.ENTRY));
        HashList list = list("drill list", true, records);
        add(list, records);
        HashList doubted = list.suspending(2);
        assertThat(lists().change(list, doubted, attested())).isTrue();
        assertThat(lists().named("drill list").orElseThrow().list()).isEqualTo(doubted);
        HashIndex index = lists().snapshot();
        assertThat(index.exact(records.get(0).signal()))
                .noneMatch(index::suspended)
                .hasSize(1);
        assertThat(index.exact(records.get(1).signal()))
                .allMatch(index::suspended)
                .hasSize(1);
        lists().change(doubted, doubted.reinstating(2), attested());
        HashIndex again = lists().snapshot();
        assertThat(again.exact(records.get(1).signal())).noneMatch(again::suspended);
    }

    @Test
    default void a_snapshot_keeps_its_number_while_nothing_changes() throws IOException {
        List<ListRecord> records = List.of(record(1, "a", Standing.ENTRY));
        add(list("drill list", true, records), records);
        assertThat(lists().snapshot().number()).isEqualTo(lists().snapshot().number());
    }

    @Test
    default void a_change_from_what_was_not_the_list_changes_nothing() throws IOException {
        List<ListRecord> records = List.of(record(1, "a", Standing.ENTRY));
        HashList list = list("real list", false, records);
        add(list, records);
        HashList once = changed(list.confirm("reviewer.two", NOON));
        lists().change(list, once, attested());
        int entries = log().size();
        HashList other = changed(list.confirm("reviewer.three", NOON));
        assertThat(lists().change(list, other, attested())).isFalse();
        assertThat(log()).hasSize(entries);
        assertThat(lists().named("real list").orElseThrow().list()).isEqualTo(once);
    }

    @Test
    default void a_name_is_taken_until_its_list_is_retired() throws IOException {
        List<ListRecord> records = List.of(record(1, "a", Standing.ENTRY));
        HashList first = list("drill list", true, records);
        add(first, records);
        int entries = log().size();
        HashList second = list("drill list", true, records);
        assertThatThrownBy(() -> add(second, records)).isInstanceOf(IllegalArgumentException.class);
        assertThat(log()).hasSize(entries);
        lists().change(first, changed(first.retire("reviewer.two", NOON)), attested());
        add(second, records);
        assertThat(lists().all()).extracting(l -> l.list().id()).containsExactly(second.id(), first.id());
        assertThat(lists().named("drill list").orElseThrow().list().id()).isEqualTo(second.id());
    }

    @Test
    default void every_change_has_its_entry_and_a_list_names_that_of_its_import() throws IOException {
        List<ListRecord> records = List.of(record(1, "a", Standing.ENTRY));
        HashList list = list("drill list", true, records);
        int before = log().size();
        add(list, records);
        assertThat(log()).hasSize(before + 1);
        Digest leaf = log().getLast().leafHash();
        lists().change(list, changed(list.retire("reviewer.two", NOON)), attested());
        assertThat(log()).hasSize(before + 2);
        assertThat(lists().named("drill list").orElseThrow().importLeaf()).isEqualTo(leaf);
    }

    @Test
    default void readers_only_ever_see_whole_lists() throws Exception {
        int entries = 200;
        List<ListRecord> records = IntStream.rangeClosed(1, entries)
                .mapToObj(i -> record(i, "line " + i, Standing.ENTRY))
                .toList();
        List<Boolean> whole = JournalContract.atOnce(4, i -> {
            if (i == 0) {
                HashList list = list("drill list", true, records);
                add(list, records);
                lists().change(list, changed(list.retire("reviewer.two", NOON)), attested());
                return true;
            }
            for (int round = 0; round < 20; round++) {
                int size = lists().snapshot().size();
                if (size != 0 && size != entries) return false;
            }
            return true;
        });
        assertThat(whole).containsOnly(true);
        assertThat(lists().snapshot().isEmpty()).isTrue();
    }

    private void add(HashList list, List<ListRecord> records) throws IOException {
        lists().add(list, records, Samples.fresh(32), attested());
    }

    static ListRecord record(int number, String raw, Standing standing) {
        return new ListRecord(number, number, raw, new Sha256(Samples.fresh(32)), standing);
    }

    static HashList list(String name, boolean drill, List<ListRecord> records) {
        ListId id = new ListId("list-" + Samples.fresh(6).hex());
        return HashList.imported(id, name, "example.org", SignalType.SHA256, drill, records, "reviewer.one", NOON);
    }

    static HashList changed(HashList.Change change) {
        return ((HashList.Changed) change).list();
    }

    static List<Attested> attested() {
        return List.of(new Attested(
                new Salt(Samples.fresh(Salt.LENGTH)),
                new ServiceFact.ListRetire(
                        new Label("list"),
                        new Digest(Samples.fresh(32)),
                        new Reference(new Digest(Samples.fresh(32))))));
    }
}
