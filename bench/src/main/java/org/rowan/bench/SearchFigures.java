package org.rowan.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.rowan.hashlist.FastIndex;
import org.rowan.hashlist.HashIndex;
import org.rowan.hashlist.HashList;
import org.rowan.hashlist.LayeredIndex;
import org.rowan.hashlist.ListId;
import org.rowan.hashlist.ListTerms;
import org.rowan.signal.PdqHash;
import org.rowan.signal.SignalType;

/// Look-ups in made lists: `search --entries 1000000,10000000 [--recall] [--csv FILE] [--chart FILE.svg]`.
/// `chart FIGURES.csv FILE.svg` draws what was measured before.
///
/// Uniform lists hold random hashes, and queries are random: nothing matches. Clustered ones hold clusters
/// of 100 within distance 10 of their centre; queries are random, or near a cluster and match it whole.
final class SearchFigures {
    private static final int DISTANCE = 31;
    private static final int WIDEST = 63;
    private static final int CLUSTER = 100;
    private static final int SPREAD = 10;
    private static final int ROUNDS = 5;
    private static final int ENOUGH = 20_000;
    private static final int RECALL_QUERIES = 1_000;
    private static final Instant AT = Instant.EPOCH;

    private final PrintStream out;
    private final SplittableRandom random = new SplittableRandom(43);

    SearchFigures(PrintStream out) {
        this.out = out;
    }

    void print(List<String> arguments, String machine) throws IOException {
        List<Integer> sizes = sizes(arguments);
        List<Path> csv = files(arguments, "--csv");
        List<Path> charts = files(arguments, "--chart");
        new MemoryFigures(out).print();
        out.printf(
                "%-12s %-10s %9s %9s %12s %12s %12s%n",
                "list", "entries", "build s", "B/entry", "far /s", "near /s", "add one ms");
        List<SearchGrowth.Row> rows = new ArrayList<>();
        for (int size : sizes) {
            rows.add(row(SearchGrowth.UNIFORM, size, i -> random()));
            rows.add(row(SearchGrowth.CLUSTERED, size, new Clusters()));
        }
        // As they are kept: rounded once, so that file, chart and table say the same.
        SearchGrowth growth = SearchGrowth.ofCsv(new SearchGrowth(machine, rows).csv());
        for (Path file : csv) Files.writeString(file, growth.csv());
        for (Path file : charts) {
            Files.writeString(file, growth.chart().svg());
            growth.rows().forEach(row -> out.println(row.tableLine()));
        }
        if (arguments.contains("--recall")) sizes.forEach(this::recall);
    }

    /// Each `--entries` names one size or several with commas between them.
    static List<Integer> sizes(List<String> arguments) {
        Set<Integer> sizes = new LinkedHashSet<>();
        for (String value : values(arguments, "--entries")) {
            for (String size : value.split(",", -1)) {
                if (!size.matches("[1-9][0-9]{0,8}")) {
                    throw new IllegalArgumentException(
                            "reading --entries: expected whole numbers from 1 to 999999999, commas between them, got "
                                    + value);
                }
                sizes.add(Integer.valueOf(size));
            }
        }
        return sizes.isEmpty() ? List.of(100_000, 1_000_000) : List.copyOf(sizes);
    }

    /// Looks at once whether the files can be written: to learn it after the measuring would be late.
    private static List<Path> files(List<String> arguments, String name) {
        List<Path> files = values(arguments, name).stream().map(Path::of).toList();
        for (Path file : files) {
            if (Files.isDirectory(file)
                    || !Files.isDirectory(file.resolveSibling("").toAbsolutePath())) {
                throw new IllegalArgumentException(
                        "reading %s: expected a file in a folder that is there, got %s".formatted(name, file));
            }
        }
        return files;
    }

    private static List<String> values(List<String> arguments, String name) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            if (!arguments.get(i).equals(name)) continue;
            if (i + 1 == arguments.size() || arguments.get(i + 1).startsWith("--")) {
                throw new IllegalArgumentException("reading " + name + ": expected a value after it, got none");
            }
            values.add(arguments.get(i + 1));
        }
        return values;
    }

    private SearchGrowth.Row row(String name, int size, IntFunction<PdqHash> make) {
        List<PdqHash> some = new ArrayList<>();
        HashList list = list(name, size);
        int step = Math.max(1, size / 1_000);
        long start = System.nanoTime();
        LayeredIndex index = LayeredIndex.empty(0).next(1, List.of(list), List.of(), (l, after, into) -> {
            for (int i = 0; i < size; i++) {
                PdqHash hash = make.apply(i);
                if (i % step == 0) some.add(hash);
                into.add(l, i + 1, hash);
            }
        });
        double built = seconds(start);
        double far = rate(index, i -> random(), size);
        double near = rate(index, i -> away(some.get(i % some.size()), i % (DISTANCE + 1)), size);
        SearchGrowth.Row row =
                new SearchGrowth.Row(name, size, built, index.bytes() / (double) size, far, near, addOne(index, list));
        out.printf(
                "%-12s %,10d %9.2f %9.1f %,12.0f %,12.0f %12.3f%n",
                name, size, built, row.bytesPerEntry(), far, near, row.addOne());
        index.describe().forEach(line -> out.println("             " + line));
        return row;
    }

    /// From the order to add one hash until it was found, in milliseconds; the quickest of some.
    private double addOne(LayeredIndex index, HashList list) {
        double quickest = Double.MAX_VALUE;
        for (int round = 0; round < 50; round++) {
            PdqHash hash = random();
            long start = System.nanoTime();
            LayeredIndex next = index.next(
                    2, List.of(list, list("one more", 1)), List.of(), (l, after, into) -> into.add(l, 1, hash));
            if (next.within(hash, DISTANCE).isEmpty()) throw new IllegalStateException("the added hash is not found");
            quickest = Math.min(quickest, 1000 * seconds(start));
        }
        return quickest;
    }

    /// Look-ups in a second by one thread: the quickest round, after one that does not count.
    private static double rate(HashIndex index, IntFunction<PdqHash> queries, int size) {
        int count = Math.clamp(20_000_000_000L / size, 500, ENOUGH);
        PdqHash[] asked = new PdqHash[count];
        double best = 0;
        long found = 0;
        for (int round = 0; round <= ROUNDS; round++) {
            for (int i = 0; i < count; i++) asked[i] = queries.apply(i);
            long start = System.nanoTime();
            for (PdqHash query : asked) found += index.within(query, DISTANCE).size();
            if (round > 0) best = Math.max(best, count / seconds(start));
        }
        if (found < 0) throw new IllegalStateException("what is never used would not be computed");
        return best;
    }

    private void recall(int size) {
        HashList list = list("recall", size);
        FastIndex.Builder builder = new FastIndex.Builder();
        PdqHash[] all = new PdqHash[size];
        for (int i = 0; i < size; i++) {
            all[i] = random();
            builder.add(list, i + 1, all[i]);
        }
        FastIndex index = builder.build(1);
        long missed = 0;
        for (int planted = 0; planted <= WIDEST; planted++) {
            for (int i = 0; i < RECALL_QUERIES; i++) {
                int target = random.nextInt(size);
                PdqHash query = away(all[target], planted);
                int reach = Math.max(DISTANCE, planted);
                if (index.within(query, reach).stream().noneMatch(e -> e.record() == target + 1)) missed++;
            }
        }
        out.printf(
                "recall in %,d entries, planted at every distance 0 to %d, %,d queries each: %s%n",
                size, WIDEST, RECALL_QUERIES, missed == 0 ? "complete" : missed + " missed");
    }

    static HashList list(String name, int size) {
        return new HashList(
                new ListId(name.replace(' ', '-')),
                name,
                "made",
                SignalType.PDQ,
                true,
                size,
                size,
                "nobody",
                AT,
                new HashList.InForce(AT, Set.of()),
                false,
                ListTerms.of(name),
                Optional.empty(),
                java.util.Set.of());
    }

    private PdqHash random() {
        return new PdqHash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    private PdqHash away(PdqHash hash, int bits) {
        long[] words = {hash.w0(), hash.w1(), hash.w2(), hash.w3()};
        long[] turned = new long[words.length];
        for (int left = bits; left > 0; ) {
            int place = random.nextInt(PdqHash.BITS);
            if ((turned[place >>> 6] >>> place & 1) == 0) {
                turned[place >>> 6] |= 1L << place;
                left--;
            }
        }
        return new PdqHash(words[0] ^ turned[0], words[1] ^ turned[1], words[2] ^ turned[2], words[3] ^ turned[3]);
    }

    private final class Clusters implements IntFunction<PdqHash> {
        private PdqHash centre = random();

        @Override
        public PdqHash apply(int i) {
            if (i % CLUSTER == 0) centre = random();
            return away(centre, random.nextInt(SPREAD + 1));
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
