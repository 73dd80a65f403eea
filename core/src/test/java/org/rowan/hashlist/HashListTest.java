package org.rowan.hashlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rowan.hashlist.HashList.AwaitingConfirmation;
import org.rowan.hashlist.HashList.Changed;
import org.rowan.hashlist.HashList.InForce;
import org.rowan.hashlist.HashList.Refused;
import org.rowan.hashlist.HashList.Retired;
import org.rowan.hashlist.HashList.Why;
import org.rowan.hashlist.ListRecord.Standing;
import org.rowan.signal.PdqHash;
import org.rowan.signal.SignalType;

class HashListTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final List<ListRecord> RECORDS = List.of(
            new ListRecord(1, 1, "raw", new PdqHash(1, 2, 3, 4), Standing.ENTRY),
            new ListRecord(2, 2, "raw", new PdqHash(1, 2, 3, 4), Standing.DUPLICATE),
            new ListRecord(3, 3, "raw", new PdqHash(5, 6, 7, 8), Standing.NEGATIVE));

    @Test
    void an_imported_list_matches_nothing() {
        HashList list = imported(false);

        assertThat(list.status()).isEqualTo(new AwaitingConfirmation(Set.of()));
        assertThat(list.entriesOf(RECORDS)).isEmpty();
        assertThat(list.records()).isEqualTo(3);
        assertThat(list.entries()).isEqualTo(1);
    }

    @Test
    void the_second_person_puts_a_list_in_force() {
        HashList once = changed(imported(false).confirm("reviewer one", NOW));
        assertThat(once.inForce()).isFalse();

        HashList twice = changed(once.confirm("reviewer two", NOW));
        assertThat(twice.status()).isEqualTo(new InForce(NOW, Set.of("reviewer one", "reviewer two")));
        assertThat(twice.entriesOf(RECORDS))
                .containsExactly(new HashEntry(twice.id(), "main", "provider one", false, 1, new PdqHash(1, 2, 3, 4)));
    }

    @Test
    void the_same_person_does_not_count_twice() {
        HashList once = changed(imported(false).confirm("reviewer one", NOW));

        assertThat(once.confirm("reviewer one", NOW)).isEqualTo(new Refused(Why.CONFIRMED_BEFORE_BY_THIS_PERSON));
    }

    @Test
    void whoever_imported_a_list_does_not_confirm_it() {
        assertThat(imported(false).confirm("operator", NOW)).isEqualTo(new Refused(Why.IMPORTED_BY_THIS_PERSON));
    }

    @Test
    void a_list_in_force_needs_no_third_person() {
        HashList list =
                changed(changed(imported(false).confirm("reviewer one", NOW)).confirm("reviewer two", NOW));

        assertThat(list.confirm("reviewer three", NOW)).isEqualTo(new Refused(Why.ALREADY_IN_FORCE));
    }

    @Test
    void a_drill_list_is_in_force_at_once_and_its_entries_say_drill() {
        HashList list = imported(true);

        assertThat(list.status()).isEqualTo(new InForce(NOW, Set.of()));
        assertThat(list.entriesOf(RECORDS)).allMatch(HashEntry::drill).hasSize(1);
    }

    @Test
    void a_retired_list_matches_nothing_and_stays_retired() {
        HashList list = changed(imported(true).retire("reviewer one", NOW));

        assertThat(list.status()).isEqualTo(new Retired(NOW, "reviewer one"));
        assertThat(list.entriesOf(RECORDS)).isEmpty();
        assertThat(list.confirm("reviewer two", NOW)).isEqualTo(new Refused(Why.RETIRED));
        assertThat(list.retire("reviewer two", NOW)).isEqualTo(new Refused(Why.RETIRED));
    }

    @Test
    void no_list_can_be_made_that_is_in_force_without_two_people() {
        HashList list = imported(false);

        assertThatThrownBy(() -> new HashList(
                        list.id(),
                        "main",
                        "provider one",
                        SignalType.PDQ,
                        false,
                        3,
                        1,
                        "operator",
                        NOW,
                        new InForce(NOW, Set.of("reviewer one")),
                        false,
                        ListTerms.of("main"),
                        Optional.empty(),
                        java.util.Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a list needs 2 confirmations to be in force; got 1");
    }

    @Test
    void a_name_that_could_forge_a_log_line_is_refused() {
        HashList list = imported(false);

        assertThatThrownBy(() -> HashList.imported(
                        list.id(), "main\nline", "provider one", SignalType.PDQ, false, RECORDS, "operator", NOW))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ListId("a b")).isInstanceOf(IllegalArgumentException.class);
    }

    private static HashList imported(boolean drill) {
        return HashList.imported(
                new ListId("L-1"), "main", "provider one", SignalType.PDQ, drill, RECORDS, "operator", NOW);
    }

    private static HashList changed(HashList.Change change) {
        return ((Changed) change).list();
    }
}
