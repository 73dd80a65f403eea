package org.rowan.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.rowan.auditlog.MerkleTree;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;

/// The tree over the audit log, from entries of 500 bytes to its root.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TreeBenchmark {
    static final int LEAVES = 10_000;

    private static final int ENTRY_LENGTH = 500;

    private final List<Bytes> entries = IntStream.range(0, LEAVES)
            .mapToObj(i -> Bytes.utf8(String.valueOf(i).repeat(ENTRY_LENGTH).substring(0, ENTRY_LENGTH)))
            .toList();

    @Benchmark
    public Digest root() {
        return MerkleTree.root(entries.stream().map(MerkleTree::leafHash).toList());
    }
}
