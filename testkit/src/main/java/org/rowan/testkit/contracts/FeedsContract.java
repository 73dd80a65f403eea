package org.rowan.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rowan.testkit.contracts.Samples.NOON;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rowan.auditlog.Entry;
import org.rowan.base.Bytes;
import org.rowan.feed.Cursor;
import org.rowan.feed.Page;
import org.rowan.feed.RecordKey;
import org.rowan.feed.Told;
import org.rowan.hashlist.HashList;
import org.rowan.hashlist.ListId;
import org.rowan.hashlist.ListRecord;
import org.rowan.hashlist.ListRecord.Standing;
import org.rowan.hashlist.ListTerms;
import org.rowan.port.Feeds;
import org.rowan.port.Feeds.Applied;
import org.rowan.port.Feeds.Changed;
import org.rowan.port.Feeds.Overtaken;
import org.rowan.port.Feeds.Shrinks;
import org.rowan.port.Feeds.Turn;
import org.rowan.port.HashLists;
import org.rowan.port.LivingLists;
import org.rowan.signal.Sha256;
import org.rowan.signal.Signal;
import org.rowan.signal.SignalType;

/// What every `Feeds` promises.
public interface FeedsContract {
    String FEED = "example exchange";

    HashLists lists();

    LivingLists living();

    Feeds feeds();

    List<Entry> log() throws IOException;

    @Test
    default void a_page_and_its_cursor_are_applied_together_and_the_same_page_again_changes_nothing()
            throws IOException {
        ListId list = opened();
        Signal one = signal();
        Signal two = signal();
        List<Told> told = List.of(entry("a", one, two), entry("b", one));
        assertThat(turn(list, Optional.empty(), "1", false, told)).isEqualTo(new Changed(3, 0));
        assertThat(lists().snapshot().exact(one))
                .as("the same hash under two keys")
                .hasSize(2);
        assertThat(feeds().of(FEED).cursor()).contains(new Cursor("1"));
        assertThat(feeds().of(FEED).records()).isEqualTo(2);
        int entries = log().size();
        assertThat(turn(list, Optional.of("1"), "2", true, told)).isEqualTo(new Changed(0, 0));
        assertThat(log()).as("nothing changed, nothing logged").hasSize(entries);
        assertThat(feeds().of(FEED).upToDate()).contains(NOON);
        assertThat(turn(list, Optional.of("1"), "3", false, List.of(entry("c", signal()))))
                .as("from a cursor that has moved on")
                .isEqualTo(new Overtaken());
        assertThat(lists().snapshot().size()).isEqualTo(3);
    }

    @Test
    default void a_withdrawal_takes_one_key_and_the_hash_stays_while_another_key_tells_it() throws IOException {
        ListId list = opened();
        Signal shared = signal();
        turn(list, Optional.empty(), "1", true, List.of(entry("a", shared), entry("b", shared)));
        assertThat(feeds().raw(FEED, new RecordKey("a"))).contains(Bytes.utf8("raw a"));
        assertThat(turn(list, Optional.of("1"), "2", true, List.of(gone("a"), gone("never heard of"))))
                .isEqualTo(new Changed(0, 1));
        assertThat(feeds().raw(FEED, new RecordKey("a"))).isEmpty();
        assertThat(lists().snapshot().exact(shared)).hasSize(1);
        turn(list, Optional.of("2"), "3", true, List.of(gone("b")));
        assertThat(lists().snapshot().exact(shared)).isEmpty();
        assertThat(lists().records(list, 1, 10)).isEmpty();
        assertThat(feeds().of(FEED).records()).isZero();
    }

    @Test
    default void the_last_word_on_a_page_holds_and_an_update_replaces_the_record_whole() throws IOException {
        ListId list = opened();
        Signal old = signal();
        Signal kept = signal();
        Signal fresh = signal();
        turn(list, Optional.empty(), "1", true, List.of(gone("a"), entry("a", old, kept)));
        assertThat(lists().snapshot().size()).isEqualTo(2);
        assertThat(turn(list, Optional.of("1"), "2", true, List.of(entry("a", kept, fresh))))
                .isEqualTo(new Changed(1, 1));
        assertThat(lists().snapshot().exact(old)).isEmpty();
        assertThat(lists().snapshot().exact(fresh)).hasSize(1);
        turn(list, Optional.of("2"), "3", true, List.of(entry("a", kept), gone("a")));
        assertThat(lists().snapshot().isEmpty()).isTrue();
    }

    @Test
    default void what_the_exchange_calls_harmless_is_kept_and_matches_nothing() throws IOException {
        ListId list = opened();
        Signal signal = signal();
        Told harmless = new Told.Entry(new RecordKey("a"), List.of(signal), Told.Opinion.NEGATIVE, Bytes.empty());
        turn(list, Optional.empty(), "1", true, List.of(harmless));
        assertThat(lists().snapshot().isEmpty()).isTrue();
        assertThat(lists().records(list, 1, 10))
                .extracting(ListRecord::standing)
                .containsExactly(Standing.NEGATIVE);
        assertThat(turn(list, Optional.of("1"), "2", true, List.of(entry("a", signal))))
                .isEqualTo(new Changed(1, 0));
        assertThat(lists().snapshot().exact(signal)).hasSize(1);
    }

    @Test
    default void an_entry_that_was_switched_off_here_stays_off_when_it_is_told_again() throws IOException {
        ListId list = opened();
        Signal signal = signal();
        turn(list, Optional.empty(), "1", true, List.of(entry("a", signal)));
        living().edit(
                        list,
                        List.of(new LivingLists.Disable(1)),
                        NOON,
                        d -> HashListsContract.attested().getFirst());
        turn(list, Optional.of("1"), "2", true, List.of(entry("a", signal)));
        assertThat(lists().snapshot().isEmpty()).isTrue();
    }

    @Test
    default void what_a_complete_fetch_does_not_tell_again_leaves_at_its_end_and_not_before() throws IOException {
        ListId list = opened();
        List<Told> ten = new ArrayList<>();
        IntStream.range(0, 10).forEach(i -> ten.add(entry("k" + i, signal())));
        turn(list, Optional.empty(), "1", true, ten);
        feeds().anew(FEED);
        assertThat(feeds().of(FEED)).satisfies(standing -> {
            assertThat(standing.anew()).isTrue();
            assertThat(standing.cursor()).isEmpty();
        });
        assertThat(lists().snapshot().size()).as("goes on matching").isEqualTo(10);
        turn(list, Optional.empty(), "p1", false, ten.subList(0, 5));
        assertThat(lists().snapshot().size()).isEqualTo(10);
        assertThat(turn(list, Optional.of("p1"), "p2", true, ten.subList(5, 9))).isEqualTo(new Changed(0, 1));
        assertThat(lists().snapshot().size()).isEqualTo(9);
        assertThat(feeds().of(FEED).anew()).isFalse();
        assertThat(feeds().of(FEED).records()).isEqualTo(9);
    }

    @Test
    default void a_great_loss_is_not_believed_until_somebody_accepts_it() throws IOException {
        ListId list = opened();
        List<Told> ten = new ArrayList<>();
        IntStream.range(0, 10).forEach(i -> ten.add(entry("k" + i, signal())));
        turn(list, Optional.empty(), "1", true, ten);
        feeds().anew(FEED);
        assertThat(turn(list, Optional.empty(), "2", true, ten.subList(0, 7))).isEqualTo(new Shrinks(10, 7));
        assertThat(lists().snapshot().size()).isEqualTo(10);
        assertThat(feeds().of(FEED).cursor()).as("is asked again").isEmpty();
        feeds().acceptLoss(FEED);
        assertThat(turn(list, Optional.empty(), "2", true, ten.subList(0, 7))).isEqualTo(new Changed(0, 3));
        assertThat(lists().snapshot().size()).isEqualTo(7);
    }

    @Test
    default void what_went_wrong_is_kept_until_a_page_is_applied() throws IOException {
        ListId list = opened();
        feeds().of(FEED);
        feeds().failed(FEED, NOON, "The exchange did not answer.");
        assertThat(feeds().all())
                .singleElement()
                .satisfies(standing -> assertThat(standing.trouble())
                        .contains(new Feeds.Trouble(NOON, "The exchange did not answer.")));
        turn(list, Optional.empty(), "1", false, List.of());
        assertThat(feeds().of(FEED).trouble()).isEmpty();
    }

    private Applied turn(ListId list, Optional<String> from, String next, boolean end, List<Told> told)
            throws IOException {
        Page page = new Page(told, new Cursor(next), end, new TreeMap<>());
        feeds().of(FEED);
        Turn turn = new Turn(FEED, from.map(Cursor::new), page, Map.of(SignalType.SHA256, list), NOON);
        return feeds().apply(turn, delta -> HashListsContract.attested().getFirst());
    }

    private ListId opened() throws IOException {
        HashList list = HashList.opened(
                new ListId("list-" + Samples.fresh(6).hex()),
                FEED + " sha256",
                "example.org",
                SignalType.SHA256,
                true,
                ListTerms.of(FEED),
                "reviewer.one",
                NOON);
        lists().add(list, List.of(), Samples.fresh(32), HashListsContract.attested());
        return list.id();
    }

    private static Told entry(String key, Signal... signals) {
        return new Told.Entry(new RecordKey(key), List.of(signals), Told.Opinion.POSITIVE, Bytes.utf8("raw " + key));
    }

    private static Told gone(String key) {
        return new Told.Withdrawn(new RecordKey(key));
    }

    private static Signal signal() {
        return new Sha256(Samples.fresh(32));
    }
}
