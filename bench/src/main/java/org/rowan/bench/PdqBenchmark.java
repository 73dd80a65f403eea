package org.rowan.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.rowan.signal.Hashed;
import org.rowan.signal.Luma;
import org.rowan.signal.PdqHasher;
import org.rowan.testkit.fixtures.NaivePdq;

/// PDQ of a decoded picture of 2.8 megapixels: hash, quality and the eight variants.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PdqBenchmark {
    private final int[] rgb = Pictures.rgb();
    private final Luma luma = Pictures.luma();

    /// The definition: one scalar loop after another.
    @Benchmark
    public Hashed naive() {
        return NaivePdq.hash(luma);
    }

    /// The same arithmetic as Rowan does it.
    @Benchmark
    public Hashed fast() {
        return PdqHasher.hash(luma);
    }

    /// From colours, a row at a time, as in the decoding child.
    @Benchmark
    public Hashed fastFromColours() {
        return PdqHasher.hash(
                Pictures.ROWS,
                Pictures.COLUMNS,
                (row, into, at) -> Luma.rgb(rgb, row * Pictures.COLUMNS, into, at, Pictures.COLUMNS));
    }

    /// Brightness alone.
    @Benchmark
    public Luma brightness() {
        return Luma.ofRgb(Pictures.ROWS, Pictures.COLUMNS, rgb);
    }
}
