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
import org.rowan.hashlist.HashEntry;
import org.rowan.hashlist.ListId;
import org.rowan.hashlist.ScanIndex;
import org.rowan.screening.Limits;
import org.rowan.screening.Screening;
import org.rowan.signal.Digests;
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

    private ScanIndex index = ScanIndex.empty();
    private List<PdqHash> dihedral = List.of();
    private final Digests digests = Digests.of(Bytes.utf8("a made file"));

    @Setup
    public void fill() {
        Random random = new Random(SEED);
        ListId list = new ListId("made");
        List<HashEntry> made = new ArrayList<>(entries);
        for (int record = 1; record <= entries; record++) {
            made.add(new HashEntry(list, "made", "made", true, record, hash(random)));
        }
        index = ScanIndex.of(1, made);
        dihedral = random.ints(Hashed.VARIANTS).mapToObj(i -> hash(random)).toList();
    }

    /// One hash.
    @Benchmark
    public List<HashEntry> within() {
        return index.within(dihedral.getFirst(), Limits.DEFAULT.maxDistance());
    }

    /// All of screening: three digests, eight variants.
    @Benchmark
    public Screening screening() {
        Hashed hashed = new Hashed(dihedral.getFirst(), 100, dihedral);
        return Screening.of(digests, Optional.of(hashed), index, Limits.DEFAULT);
    }

    private static PdqHash hash(Random random) {
        return new PdqHash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }
}
