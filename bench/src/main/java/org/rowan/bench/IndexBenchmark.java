package org.rowan.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.rowan.base.Bytes;
import org.rowan.hashlist.FastIndex;
import org.rowan.hashlist.HashEntry;
import org.rowan.hashlist.HashIndex;
import org.rowan.hashlist.HashList;
import org.rowan.hashlist.ScanIndex;
import org.rowan.screening.Limits;
import org.rowan.screening.Screening;
import org.rowan.signal.Digests;
import org.rowan.signal.Fingerprints;
import org.rowan.signal.Hashed;
import org.rowan.signal.PdqHash;

/// One upload against a list of random hashes, none of which is near.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class IndexBenchmark {
    private static final long SEED = 43;

    @Param({"100000", "1000000"})
    public int entries;

    @Param({"scan", "fast"})
    public String index = "";

    private HashIndex made = ScanIndex.empty();
    private List<PdqHash> dihedral = List.of();
    private final Digests digests = Digests.of(Bytes.utf8("a made file"));

    @Setup
    public void fill() {
        Random random = new Random(SEED);
        HashList list = SearchFigures.list("made", entries);
        List<HashEntry> scanned = new ArrayList<>();
        FastIndex.Builder fast = new FastIndex.Builder();
        for (int record = 1; record <= entries; record++) {
            PdqHash hash = hash(random);
            if (index.equals("fast")) fast.add(list, record, hash);
            else scanned.add(new HashEntry(list.id(), list.name(), list.source(), true, record, hash));
        }
        made = index.equals("fast") ? fast.build(1) : ScanIndex.of(1, scanned);
        dihedral = random.ints(Hashed.VARIANTS).mapToObj(i -> hash(random)).toList();
    }

    /// One hash.
    @Benchmark
    public List<HashEntry> within() {
        return made.within(dihedral.getFirst(), Limits.DEFAULT.maxDistance());
    }

    /// All of screening: three digests, eight variants.
    @Benchmark
    public Screening screening() {
        Hashed hashed = new Hashed(dihedral.getFirst(), 100, dihedral);
        Fingerprints prints = new Fingerprints(Fingerprints.Format.JPEG, 1960, 1432, 1, hashed);
        return Screening.of(digests, Optional.of(prints), made, Limits.DEFAULT);
    }

    private static PdqHash hash(Random random) {
        return new PdqHash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }
}
