package org.rowan.hashlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.signal.Digests;
import org.rowan.signal.PdqHash;
import org.rowan.signal.Signal;
import org.rowan.signal.SignalType;

class FastIndexTest {
    private static final Instant AT = Instant.parse("2026-11-25T12:00:00Z");
    private static final long SEED = 20261125;

    private final Random random = new Random(SEED);

    private static HashList list(String name, SignalType type) {
        return new HashList(
                new ListId(name),
                name,
                "provider one",
                type,
                false,
                1,
                1,
                "importer",
                AT,
                new HashList.InForce(AT, Set.of("a", "b")),
                false,
                ListTerms.of(name),
                Optional.empty(),
                java.util.Set.of());
    }

    /// The same entries in both indexes; the first half from one list, the second from another.
    private record Pair(ScanIndex scan, FastIndex fast) {
        static Pair of(List<? extends Signal> signals, SignalType type) {
            FastIndex.Builder builder = new FastIndex.Builder();
            List<HashEntry> entries = new ArrayList<>();
            for (int i = 0; i < signals.size(); i++) {
                HashList list = list(2 * i < signals.size() ? "first" : "second", type);
                builder.add(list, i + 1, signals.get(i));
                entries.add(new HashEntry(list.id(), list.name(), list.source(), false, i + 1, signals.get(i)));
            }
            return new Pair(ScanIndex.of(7, entries), builder.build(7));
        }

        void agreeOn(PdqHash query, int distance) {
            assertThat(fast.within(query, distance))
                    .as("seed %d, %d entries, distance %d", SEED, scan.size(), distance)
                    .isEqualTo(scan.within(query, distance));
        }
    }

    private PdqHash random() {
        return new PdqHash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    private List<PdqHash> uniform(int count) {
        List<PdqHash> hashes = new ArrayList<>();
        for (int i = 0; i < count; i++) hashes.add(random());
        return hashes;
    }

    /// `hash` with exactly `bits` bits turned.
    private PdqHash away(PdqHash hash, int bits) {
        long[] words = {hash.w0(), hash.w1(), hash.w2(), hash.w3()};
        int[] places = random.ints(0, PdqHash.BITS).distinct().limit(bits).toArray();
        for (int place : places) words[place >>> 6] ^= 1L << place;
        return new PdqHash(words[0], words[1], words[2], words[3]);
    }

    @Test
    void finds_what_the_scan_finds_at_every_size_and_distance() {
        for (int size : new int[] {0, 1, 2, 3_999, 4_000, 30_000}) {
            List<PdqHash> hashes = uniform(size);
            Pair pair = Pair.of(hashes, SignalType.PDQ);
            assertThat(pair.fast.size()).isEqualTo(size);
            for (int distance : new int[] {0, 1, 10, 31, 32, 63, 100, 128, 256}) {
                pair.agreeOn(random(), distance);
                if (size > 0) pair.agreeOn(away(hashes.get(random.nextInt(size)), distance), distance);
            }
        }
    }

    @Test
    void misses_no_hash_planted_at_any_distance() {
        List<PdqHash> hashes = uniform(20_000);
        Pair pair = Pair.of(hashes, SignalType.PDQ);
        for (int planted = 0; planted <= 63; planted++) {
            for (int i = 0; i < 20; i++) {
                int target = random.nextInt(hashes.size());
                PdqHash query = away(hashes.get(target), planted);
                assertThat(pair.fast.within(query, planted))
                        .as("seed %d, planted at %d", SEED, planted)
                        .extracting(HashEntry::record)
                        .contains(target + 1);
                assertThat(pair.fast.within(query, planted - 1))
                        .extracting(HashEntry::record)
                        .doesNotContain(target + 1);
            }
            pair.agreeOn(away(hashes.get(random.nextInt(hashes.size())), planted), 31);
        }
    }

    @Test
    void bits_turned_all_in_one_place_hide_nothing() {
        List<PdqHash> hashes = uniform(10_000);
        Pair pair = Pair.of(hashes, SignalType.PDQ);
        for (int first = 0; first < PdqHash.BITS; first++) {
            PdqHash hash = hashes.get(first);
            long[] words = {hash.w0(), hash.w1(), hash.w2(), hash.w3()};
            for (int bit = first; bit < first + 31; bit++) words[bit % 256 >>> 6] ^= 1L << bit;
            pair.agreeOn(new PdqHash(words[0], words[1], words[2], words[3]), 31);
        }
    }

    @Test
    void clusters_are_found_whole_and_no_neighbour_with_them() {
        List<PdqHash> hashes = new ArrayList<>();
        for (PdqHash centre : uniform(100)) {
            for (int i = 0; i < 100; i++) hashes.add(away(centre, random.nextInt(11)));
        }
        Pair pair = Pair.of(hashes, SignalType.PDQ);
        for (int i = 0; i < 200; i++) {
            PdqHash near = away(hashes.get(random.nextInt(hashes.size())), random.nextInt(40));
            for (int distance : new int[] {0, 5, 31, 63}) pair.agreeOn(near, distance);
        }
    }

    /// All entries share most of their chunks: whatever is asked, everything is a candidate.
    @Test
    void a_list_that_is_one_cluster_answers_as_the_scan_does() {
        PdqHash centre = random();
        List<PdqHash> hashes = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) hashes.add(away(centre, random.nextInt(60)));
        hashes.addAll(java.util.Collections.nCopies(100, centre));
        Pair pair = Pair.of(hashes, SignalType.PDQ);
        for (int distance : new int[] {0, 31, 45}) {
            pair.agreeOn(centre, distance);
            pair.agreeOn(away(centre, 20), distance);
        }
        pair.agreeOn(random(), 31);
    }

    @Test
    void the_all_zero_hash_never_enters() {
        Pair pair = Pair.of(List.of(new PdqHash(0, 0, 0, 0), new PdqHash(0, 0, 0, 1)), SignalType.PDQ);

        assertThat(pair.fast.size(SignalType.PDQ)).isEqualTo(1);
        pair.agreeOn(new PdqHash(0, 0, 0, 0), 256);
    }

    @Test
    void digests_are_looked_up_exactly_and_in_order() {
        for (SignalType type : List.of(SignalType.MD5, SignalType.SHA1, SignalType.SHA256)) {
            List<Signal> signals = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) signals.add(digest(type, "content " + i % 1_500));
            Pair pair = Pair.of(signals, type);
            assertThat(pair.fast.size(type)).isEqualTo(2_000);
            for (int i = 0; i < 1_600; i++) {
                Signal asked = digest(type, "content " + i);
                assertThat(pair.fast.exact(asked)).isEqualTo(pair.scan.exact(asked));
            }
        }
    }

    /// Digests of a list may be made up so that all begin alike.
    @Test
    void digests_that_begin_alike_are_told_apart() {
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            byte[] value = new byte[16];
            Arrays.fill(value, (byte) 0xff);
            value[15] = (byte) (i % 250);
            signals.add(new org.rowan.signal.Md5(Bytes.copyOf(value)));
        }
        Pair pair = Pair.of(signals, SignalType.MD5);
        for (Signal signal : signals) assertThat(pair.fast.exact(signal)).isEqualTo(pair.scan.exact(signal));
        assertThat(pair.fast.exact(Signal.parse(SignalType.SHA1, "0".repeat(40))))
                .isEmpty();
    }

    private static Signal digest(SignalType type, String content) {
        Digests digests = Digests.of(Bytes.utf8(content));
        return switch (type) {
            case MD5 -> digests.md5();
            case SHA1 -> digests.sha1();
            case SHA256 -> digests.sha256();
            case PDQ -> throw new IllegalArgumentException();
        };
    }
}
