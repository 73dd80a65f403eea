package org.rowan.hashlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                new HashList.InForce(AT, Set.of("a", "b")),
                false,
                ListTerms.of(name),
                Optional.empty(),
                java.util.Set.of());
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

    private void read(HashList list, int after, FastIndex.Builder into) {
        reads++;
        List<Signal> signals = contents.getOrDefault(list, List.of());
        for (int i = after; i < signals.size(); i++) into.add(list, i + 1, signals.get(i));
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
        agree(index, scan(inForce));
    }

    private void agree(LayeredIndex index, ScanIndex scan) {
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
            index = index.next(change, inForce, List.of(), this::read);
            assertThat(index.number()).isEqualTo(change);
            agree(index, inForce);
        }
        assertThat(index.layers()).isLessThan(8);
    }

    @Test
    void a_new_list_is_read_alone_and_a_retired_one_without_reading() {
        List<HashList> inForce = new ArrayList<>(List.of(list("large", SignalType.PDQ, 3_000)));
        LayeredIndex first = LayeredIndex.empty(0).next(1, inForce, List.of(), this::read);
        inForce.add(list("small", SignalType.PDQ, 10));
        reads = 0;
        LayeredIndex second = first.next(2, inForce, List.of(), this::read);
        assertThat(reads).isEqualTo(1);
        agree(second, inForce);

        inForce.removeLast();
        reads = 0;
        LayeredIndex third = second.next(3, inForce, List.of(), this::read);
        assertThat(reads).isZero();
        agree(third, inForce);
        assertThat(second.size()).as("the one before stays as it was").isEqualTo(3_010);
    }

    @Test
    void a_list_without_usable_entries_is_not_read_again_and_again() {
        List<HashList> inForce = List.of(list("blank", SignalType.PDQ, 1));
        contents.put(inForce.getFirst(), List.of(new PdqHash(0, 0, 0, 0)));
        LayeredIndex index = LayeredIndex.empty(0).next(1, inForce, List.of(), this::read);
        index.next(2, inForce, List.of(), this::read);
        assertThat(reads).isEqualTo(1);
        assertThat(index.isEmpty()).isTrue();
    }

    @Test
    void a_list_that_cannot_be_read_changes_nothing() {
        List<HashList> inForce = List.of(list("one", SignalType.PDQ, 100));
        LayeredIndex index = LayeredIndex.empty(0).next(1, inForce, List.of(), this::read);
        List<HashList> more = List.of(inForce.getFirst(), list("two", SignalType.PDQ, 100));
        assertThatThrownBy(() -> index.next(2, more, List.of(), (list, after, into) -> {
                    throw new java.io.IOException("the database is away");
                }))
                .hasMessage("the database is away");
        agree(index, inForce);
        assertThat(new HashSet<>(more)).hasSize(2);
    }

    /// A list whose entries come and go: signals by record number, those gone left out.
    private static final class Living {
        private final ListId id;
        private final SignalType type;
        private final Map<Integer, Signal> signals = new LinkedHashMap<>();
        private int newest;
        private boolean inForce = true;

        Living(String name, SignalType type) {
            this.id = new ListId(name);
            this.type = type;
        }

        HashList list() {
            return new HashList(
                    id,
                    id.value(),
                    "provider",
                    type,
                    false,
                    newest,
                    signals.size(),
                    "importer",
                    AT,
                    new HashList.InForce(AT, Set.of("a", "b")),
                    true,
                    ListTerms.of("x"),
                    Optional.empty(),
                    java.util.Set.of());
        }
    }

    private void change(Living living, List<Gone> gone) {
        int adds = random.nextInt(30);
        for (int i = 0; i < adds; i++) {
            Signal signal = living.type == SignalType.PDQ
                    ? near(new PdqHash(1, 2, 3, 4), random.nextInt(40))
                    : Digests.of(Bytes.utf8("content " + random.nextInt(500))).md5();
            living.signals.put(++living.newest, signal);
        }
        int part = random.nextInt(8) == 0 ? 90 : 10;
        for (int number : List.copyOf(living.signals.keySet())) {
            if (random.nextInt(100) < part) {
                living.signals.remove(number);
                gone.add(new Gone(living.id, number));
            }
        }
        if (random.nextInt(6) == 0) living.inForce = !living.inForce;
    }

    @Test
    void whatever_entries_come_and_go_it_holds_what_a_scan_of_them_holds() {
        List<Living> all = List.of(
                new Living("one", SignalType.PDQ),
                new Living("two", SignalType.PDQ),
                new Living("three", SignalType.MD5));
        LayeredIndex index = LayeredIndex.empty(0);
        for (int change = 1; change <= 150; change++) {
            List<Gone> gone = new ArrayList<>();
            for (Living living : all) if (random.nextInt(3) > 0) change(living, gone);
            List<Living> inForce = all.stream().filter(l -> l.inForce).toList();
            List<HashEntry> entries = new ArrayList<>();
            for (Living living : inForce) {
                living.signals.forEach((number, signal) ->
                        entries.add(new HashEntry(living.id, living.id.value(), "provider", false, number, signal)));
            }
            if (random.nextInt(3) == 0) {
                List<HashList> known = all.stream().map(Living::list).toList();
                index = LayeredIndex.read(Kept.of(index), known);
                assertThat(index.number()).isEqualTo(change - 1L);
            }
            index = index.next(
                    change,
                    inForce.stream().map(Living::list).toList(),
                    gone,
                    (list, after, into) -> all.stream()
                            .filter(l -> l.id.equals(list.id()))
                            .flatMap(l -> l.signals.entrySet().stream())
                            .filter(e -> e.getKey() > after)
                            .forEach(e -> into.add(list, e.getKey(), e.getValue())));
            agree(index, ScanIndex.of(1, entries));
        }
        assertThat(index.layers()).isLessThan(10);
    }

    /// Also with tables of chunks, which small indexes do not have.
    @Test
    void what_was_written_and_read_answers_as_before_and_holds_nothing_that_is_gone() {
        List<HashList> inForce = new ArrayList<>(List.of(
                list("large", SignalType.PDQ, 12_000),
                list("digests", SignalType.MD5, 400),
                list("dropped", SignalType.PDQ, 500)));
        LayeredIndex index = LayeredIndex.empty(0).next(1, inForce, List.of(), this::read);
        HashList dropped = inForce.removeLast();
        inForce.add(list("small", SignalType.PDQ, 700));
        index = index.next(2, inForce, List.of(new Gone(new ListId("large"), 17)), this::read);
        List<HashList> known = new ArrayList<>(inForce);
        known.add(dropped);

        Kept kept = Kept.of(index);
        List<String> texts = kept.texts();
        LayeredIndex read = LayeredIndex.read(kept, known);
        assertThat(read.size()).isEqualTo(index.size());
        for (int i = 0; i < 50; i++) {
            PdqHash query = near(new PdqHash(1, 2, 3, 4), random.nextInt(60));
            assertThat(read.within(query, 31)).containsExactlyInAnyOrderElementsOf(index.within(query, 31));
            Signal digest = Digests.of(Bytes.utf8("content " + i)).md5();
            assertThat(read.exact(digest)).isEqualTo(index.exact(digest));
        }
        PdqHash gone = (PdqHash) contents.get(inForce.getFirst()).get(16);
        assertThat(index.within(gone, 0))
                .noneMatch(e -> e.record() == 17 && e.list().value().equals("large"));
        assertThat(texts).contains("large", "small").doesNotContain("dropped");
        assertThat(read.describe()).as("the masked entry is not in it").anyMatch(l -> l.startsWith("12,399 entries"));
        assertThatThrownBy(() -> LayeredIndex.read(Kept.of(read), List.of(dropped)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_entry_that_is_gone_is_not_read_for_it_and_the_index_before_still_has_it() {
        Living living = new Living("one", SignalType.PDQ);
        for (int i = 1; i <= 3_000; i++) living.signals.put(i, near(new PdqHash(1, 2, 3, 4), 60));
        living.newest = 3_000;
        Signal gone = living.signals.get(17);
        LayeredIndex before = LayeredIndex.empty(0).next(1, List.of(living.list()), List.of(), (list, after, into) -> {
            reads++;
            living.signals.forEach((number, signal) -> into.add(list, number, signal));
        });
        LayeredIndex after =
                before.next(2, List.of(living.list()), List.of(new Gone(living.id, 17)), (list, from, into) -> reads++);
        assertThat(reads).isEqualTo(1);
        assertThat(after.exact(gone)).isEmpty();
        assertThat(after.size()).isEqualTo(2_999);
        assertThat(before.exact(gone)).hasSize(1);
    }
}
