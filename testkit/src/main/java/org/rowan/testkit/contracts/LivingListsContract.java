package org.rowan.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rowan.testkit.contracts.Samples.NOON;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rowan.auditlog.Entry;
import org.rowan.feed.RecordKey;
import org.rowan.hashlist.HashList;
import org.rowan.hashlist.ListId;
import org.rowan.hashlist.ListRecord;
import org.rowan.hashlist.ListRecord.Standing;
import org.rowan.hashlist.ListTerms;
import org.rowan.port.HashLists;
import org.rowan.port.LivingLists;
import org.rowan.port.LivingLists.Accept;
import org.rowan.port.LivingLists.Add;
import org.rowan.port.LivingLists.Delta;
import org.rowan.port.LivingLists.Disable;
import org.rowan.port.LivingLists.Done;
import org.rowan.port.LivingLists.Edit;
import org.rowan.port.LivingLists.Edited;
import org.rowan.port.LivingLists.Enable;
import org.rowan.port.LivingLists.Keyed;
import org.rowan.port.LivingLists.Refuse;
import org.rowan.port.LivingLists.Refused;
import org.rowan.port.LivingLists.Why;
import org.rowan.port.LivingLists.Withdraw;
import org.rowan.signal.Md5;
import org.rowan.signal.Sha256;
import org.rowan.signal.Signal;
import org.rowan.signal.SignalType;

/// What every `LivingLists` promises.
public interface LivingListsContract {

    HashLists lists();

    LivingLists living();

    List<Entry> log() throws IOException;

    /// What the edits of one test told the log.
    List<Delta> DELTAS = java.util.Collections.synchronizedList(new ArrayList<>());

    @Test
    default void an_added_entry_matches_at_once_and_a_disabled_one_no_more() throws IOException {
        ListId list = opened("kept by hand");
        Signal one = signal();
        Signal two = signal();
        assertThat(edit(list, new Add(new RecordKey("k1"), one, false), new Add(new RecordKey("k2"), two, false)))
                .isEqualTo(new Done(List.of(1, 2)));
        assertThat(lists().snapshot().exact(one))
                .singleElement()
                .satisfies(e -> assertThat(e.record()).isEqualTo(1));
        assertThat(lists().snapshot().sizeWithoutDrills()).isZero();
        assertThat(edit(list, new Disable(1))).isEqualTo(new Done(List.of(1)));
        assertThat(lists().snapshot().exact(one)).isEmpty();
        assertThat(lists().snapshot().size()).isEqualTo(1);
        assertThat(standings(list)).containsExactly(Standing.DISABLED, Standing.ENTRY);
        assertThat(edit(list, new Enable(1))).isEqualTo(new Done(List.of(3)));
        assertThat(lists().snapshot().exact(one))
                .singleElement()
                .satisfies(e -> assertThat(e.record()).isEqualTo(3));
        assertThat(living().keyed(new RecordKey("k1")))
                .containsExactly(new Keyed(list, new ListRecord(3, 1, "", one, Standing.ENTRY)));
        assertThat(lists().named("kept by hand").orElseThrow().list())
                .extracting(HashList::records, HashList::entries)
                .containsExactly(3, 2);
    }

    @Test
    default void what_never_matched_is_not_missed_when_it_goes() throws IOException {
        ListId list = opened("kept by hand");
        Signal one = signal();
        edit(list, new Add(new RecordKey("k1"), one, false), new Add(new RecordKey("k2"), signal(), true));
        int before = lists().snapshot().size();
        assertThat(edit(list, new Refuse(2))).isEqualTo(new Done(List.of(2)));
        assertThat(lists().snapshot().size()).isEqualTo(before);
        edit(list, new Disable(1));
        assertThat(lists().snapshot().size()).isEqualTo(before - 1);
        edit(list, new Withdraw(1));
        assertThat(lists().snapshot().size()).isEqualTo(before - 1);
        assertThat(lists().snapshot().exact(one)).isEmpty();
    }

    @Test
    default void what_is_pending_matches_once_it_was_accepted() throws IOException {
        ListId list = opened("kept by hand");
        Signal signal = signal();
        edit(list, new Add(new RecordKey("k"), signal, true, "what came along"));
        assertThat(lists().snapshot().exact(signal)).isEmpty();
        assertThat(standings(list)).containsExactly(Standing.PENDING);
        assertThat(living().waiting(10))
                .containsExactly(new Keyed(list, new ListRecord(1, 1, "what came along", signal, Standing.PENDING)));
        assertThat(edit(list, new Enable(1))).isEqualTo(new Refused(Why.NO_SUCH_RECORD));
        assertThat(edit(list, new Accept(1))).isEqualTo(new Done(List.of(2)));
        assertThat(lists().snapshot().exact(signal)).hasSize(1);
        assertThat(living().waiting(10)).isEmpty();
        assertThat(lists().records(list, 2, 1)).extracting(ListRecord::raw).containsExactly("what came along");
        assertThat(edit(list, new Accept(2))).isEqualTo(new Refused(Why.NO_SUCH_RECORD));
        assertThat(edit(list, new Refuse(2))).as("it matches").isEqualTo(new Refused(Why.NO_SUCH_RECORD));
        edit(list, new Add(new RecordKey("k"), signal(), true));
        assertThat(edit(list, new Refuse(3))).isEqualTo(new Done(List.of(3)));
        assertThat(lists().records(list, 1, 10)).hasSize(1);
    }

    @Test
    default void a_withdrawn_record_is_gone_with_its_content() throws IOException {
        ListId list = opened("kept by hand");
        Signal signal = signal();
        edit(list, new Add(new RecordKey("k"), signal, false));
        assertThat(living().keyOf(list, 1)).contains(new RecordKey("k"));
        assertThat(edit(list, new Withdraw(1))).isEqualTo(new Done(List.of(1)));
        assertThat(lists().snapshot().exact(signal)).isEmpty();
        assertThat(lists().records(list, 1, 10)).isEmpty();
        assertThat(living().keyed(new RecordKey("k"))).isEmpty();
        assertThat(living().keyOf(list, 1)).isEmpty();
        assertThat(edit(list, new Withdraw(1))).isEqualTo(new Refused(Why.NO_SUCH_RECORD));
        assertThat(edit(list, new Enable(1))).isEqualTo(new Refused(Why.NO_SUCH_RECORD));
    }

    @Test
    default void an_edit_that_cannot_be_made_changes_nothing_and_is_not_logged() throws IOException {
        ListId list = opened("kept by hand");
        Signal signal = signal();
        edit(list, new Add(new RecordKey("k"), signal, false));
        int entries = log().size();
        assertThat(edit(list, new Disable(1), new Disable(7))).isEqualTo(new Refused(Why.NO_SUCH_RECORD));
        assertThat(edit(list, new Disable(1), new Disable(1))).isEqualTo(new Refused(Why.NO_SUCH_RECORD));
        assertThat(edit(new ListId("none"), new Disable(1))).isEqualTo(new Refused(Why.NO_SUCH_LIST));
        assertThatThrownBy(() -> edit(list, new Add(new RecordKey("k"), new Md5(Samples.fresh(16)), false)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(log()).hasSize(entries);
        assertThat(lists().snapshot().exact(signal)).hasSize(1);
    }

    @Test
    default void a_list_from_a_file_takes_no_additions_but_its_entries_can_be_switched_off() throws IOException {
        List<ListRecord> records = List.of(
                HashListsContract.record(1, "a", Standing.ENTRY), HashListsContract.record(2, "b", Standing.NEGATIVE));
        HashList list = HashListsContract.list("from a file", true, records);
        lists().add(list, records, Samples.fresh(32), HashListsContract.attested());
        assertThat(edit(list.id(), new Add(new RecordKey("k"), signal(), false)))
                .isEqualTo(new Refused(Why.NOT_LIVING));
        assertThat(edit(list.id(), new Disable(2))).isEqualTo(new Refused(Why.NO_SUCH_RECORD));
        assertThat(edit(list.id(), new Disable(1))).isEqualTo(new Done(List.of(1)));
        assertThat(lists().snapshot().isEmpty()).isTrue();
        assertThat(edit(list.id(), new Enable(1))).isEqualTo(new Done(List.of(3)));
        assertThat(lists().snapshot().exact(records.getFirst().signal())).hasSize(1);
    }

    @Test
    default void a_retired_list_is_not_edited() throws IOException {
        ListId id = opened("kept by hand");
        edit(id, new Add(new RecordKey("k"), signal(), false));
        HashList list = lists().named("kept by hand").orElseThrow().list();
        HashList retired = ((HashList.Changed) list.retire("reviewer.two", NOON)).list();
        assertThat(lists().change(list, retired, HashListsContract.attested())).isTrue();
        assertThat(edit(id, new Disable(1))).isEqualTo(new Refused(Why.RETIRED));
    }

    @Test
    default void the_log_is_told_what_came_and_what_went_in_one_entry() throws IOException {
        ListId list = opened("kept by hand");
        Signal one = signal();
        Signal two = signal();
        edit(list, new Add(new RecordKey("k"), one, false));
        int entries = log().size();
        DELTAS.clear();
        edit(list, new Disable(1), new Add(new RecordKey("k"), two, false));
        assertThat(log()).hasSize(entries + 1);
        assertThat(DELTAS).singleElement().satisfies(delta -> {
            assertThat(delta.entered()).containsExactly(two);
            assertThat(delta.left()).containsExactly(one);
            assertThat(delta.list().list().id()).isEqualTo(list);
        });
    }

    @Test
    default void a_list_that_was_switched_off_matches_all_it_holds_when_it_is_on_again() throws IOException {
        ListId id = opened("kept by hand");
        Signal one = signal();
        edit(id, new Add(new RecordKey("a"), one, false), new Add(new RecordKey("b"), signal(), false));
        lists().snapshot();
        HashList list = lists().named("kept by hand").orElseThrow().list();
        HashList off = ((HashList.Changed) list.pause("lead.one", NOON)).list();
        assertThat(lists().change(list, off, HashListsContract.attested())).isTrue();
        assertThat(lists().named("kept by hand").orElseThrow().list()).isEqualTo(off);
        assertThat(lists().snapshot().isEmpty()).isTrue();
        edit(id, new Disable(2), new Add(new RecordKey("c"), signal(), false));
        HashList paused = lists().named("kept by hand").orElseThrow().list();
        HashList on = ((HashList.Changed) paused.resume("lead.one", NOON)).list();
        assertThat(lists().change(paused, on, HashListsContract.attested())).isTrue();
        assertThat(lists().snapshot().size()).isEqualTo(2);
        assertThat(lists().snapshot().exact(one)).hasSize(1);
    }

    private List<Standing> standings(ListId list) throws IOException {
        return lists().records(list, 1, 10).stream().map(ListRecord::standing).toList();
    }

    private ListId opened(String name) throws IOException {
        HashList list = HashList.opened(
                new ListId("list-" + Samples.fresh(6).hex()),
                name,
                "example.org",
                SignalType.SHA256,
                true,
                ListTerms.of(name),
                "reviewer.one",
                NOON);
        lists().add(list, List.of(), Samples.fresh(32), HashListsContract.attested());
        assertThat(lists().named(name).map(HashLists.Listed::list)).isEqualTo(Optional.of(list));
        return list.id();
    }

    private Edited edit(ListId list, Edit... edits) throws IOException {
        return living().edit(list, List.of(edits), NOON, delta -> {
            DELTAS.add(delta);
            return HashListsContract.attested().getFirst();
        });
    }

    private static Signal signal() {
        return new Sha256(Samples.fresh(32));
    }
}
