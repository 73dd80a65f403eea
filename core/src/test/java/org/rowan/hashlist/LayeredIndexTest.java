package org.rowan.hashlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.signal.Digests;
import org.rowan.signal.PdqHash;
import org.rowan.signal.Signal;
import org.rowan.signal.SignalType;

class LayeredIndexTest {
    private static final Instant AT = Instant.parse("2026-11-25T12:00:00Z");
    private static final long SEED = 20261126;

    private final Random random = new Random(SEED);
    private final Map<HashList, List<Signal>> contents = new LinkedHashMap<>();
    private int reads;

    private HashList list(String name, SignalType type, int size) {
        HashList list = new HashList(
                new ListId(name),
                name,
                "provider",
                type,
                false,
                size,
                size,
                "importer",
                AT,
                new HashList.InForce(AT, Set.of("a", "b")));
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            signals.add(
                    type == SignalType.PDQ
                            ? near(new PdqHash(1, 2, 3, 4), random.nextInt(40))
                            : Digests.of(Bytes.utf8("content " + random.nextInt(500)))
                                    .md5());
        }
        contents.put(list, signals);
        return list;
    }

    private PdqHash near(PdqHash hash, int bits) {
        long[] words = {hash.w0(), hash.w1(), hash.w2(), hash.w3()};
        for (int i = 0; i < bits; i++) {
            int place = random.nextInt(PdqHash.BITS);
            words[place >>> 6] ^= 1L << place;
        }
        return new PdqHash(words[0], words[1], words[2], words[3]);
    }

    private void read(HashList list, FastIndex.Builder into) {
        reads++;
        List<Signal> signals = contents.getOrDefault(list, List.of());
        for (int i = 0; i < signals.size(); i++) into.add(list, i + 1, signals.get(i));
    }

    private ScanIndex scan(List<HashList> inForce) {
        List<HashEntry> entries = new ArrayList<>();
        for (HashList list : inForce) {
            List<Signal> signals = contents.getOrDefault(list, List.of());
            for (int i = 0; i < signals.size(); i++) {
                entries.add(new HashEntry(list.id(), list.name(), list.source(), false, i + 1, signals.get(i)));
            }
        }
        return ScanIndex.of(1, entries);
    }

    private void agree(LayeredIndex index, List<HashList> inForce) {
        ScanIndex scan = scan(inForce);
        assertThat(index.size()).as("seed %d", SEED).isEqualTo(scan.size());
        for (SignalType type : SignalType.values()) assertThat(index.size(type)).isEqualTo(scan.size(type));
        for (int i = 0; i < 20; i++) {
            PdqHash query = near(new PdqHash(1, 2, 3, 4), random.nextInt(20));
            List<HashEntry> found = index.within(query, 31);
            assertThat(found).containsExactlyInAnyOrderElementsOf(scan.within(query, 31));
            assertThat(found)
                    .extracting(e -> ((PdqHash) e.signal()).distance(query))
                    .isSorted();
            Signal digest = Digests.of(Bytes.utf8("content " + i)).md5();
            assertThat(index.exact(digest)).containsExactlyInAnyOrderElementsOf(scan.exact(digest));
        }
    }

    @Test
    void whatever_lists_come_and_go_it_holds_what_a_scan_of_those_in_force_holds() {
        LayeredIndex index = LayeredIndex.empty(0);
        List<HashList> inForce = new ArrayList<>();
        for (int change = 1; change <= 60; change++) {
            if (inForce.isEmpty() || random.nextInt(3) > 0) {
                SignalType type = random.nextInt(4) == 0 ? SignalType.MD5 : SignalType.PDQ;
                inForce.add(list("list-" + change, type, 1 + random.nextInt(200)));
            } else {
                inForce.remove(random.nextInt(inForce.size()));
            }
            index = index.next(change, inForce, this::read);
            assertThat(index.number()).isEqualTo(change);
            agree(index, inForce);
        }
        assertThat(index.layers()).isLessThan(8);
    }

    @Test
    void a_new_list_is_read_alone_and_a_retired_one_without_reading() {
        List<HashList> inForce = new ArrayList<>(List.of(list("large", SignalType.PDQ, 3_000)));
        LayeredIndex first = LayeredIndex.empty(0).next(1, inForce, this::read);
        inForce.add(list("small", SignalType.PDQ, 10));
        reads = 0;
        LayeredIndex second = first.next(2, inForce, this::read);
        assertThat(reads).isEqualTo(1);
        agree(second, inForce);

        inForce.removeLast();
        reads = 0;
        LayeredIndex third = second.next(3, inForce, this::read);
        assertThat(reads).isZero();
        agree(third, inForce);
        assertThat(second.size()).as("the one before stays as it was").isEqualTo(3_010);
    }

    @Test
    void a_list_without_usable_entries_is_not_read_again_and_again() {
        List<HashList> inForce = List.of(list("blank", SignalType.PDQ, 1));
        contents.put(inForce.getFirst(), List.of(new PdqHash(0, 0, 0, 0)));
        LayeredIndex index = LayeredIndex.empty(0).next(1, inForce, this::read);
        index.next(2, inForce, this::read);
        assertThat(reads).isEqualTo(1);
        assertThat(index.isEmpty()).isTrue();
    }

    @Test
    void a_list_that_cannot_be_read_changes_nothing() {
        List<HashList> inForce = List.of(list("one", SignalType.PDQ, 100));
        LayeredIndex index = LayeredIndex.empty(0).next(1, inForce, this::read);
        List<HashList> more = List.of(inForce.getFirst(), list("two", SignalType.PDQ, 100));
        assertThatThrownBy(() -> index.next(2, more, (list, into) -> {
                    throw new java.io.IOException("the database is away");
                }))
                .hasMessage("the database is away");
        agree(index, inForce);
        assertThat(new HashSet<>(more)).hasSize(2);
    }
}
