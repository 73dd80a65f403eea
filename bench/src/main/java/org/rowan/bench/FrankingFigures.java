package org.rowan.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/// Stamps, verifications and attachments a second on one core: the median of nine seconds and the best of them,
/// since whatever else runs can only slow some down.
final class FrankingFigures {
    private static final int SAMPLES = 15;
    private static final int CALLS = 50_000;

    private final PrintStream out;
    /// Kept where the compiler must keep it, too.
    private final AtomicReference<Object> last = new AtomicReference<>("");

    FrankingFigures(PrintStream out) {
        this.out = out;
    }

    void print() throws RunnerException {
        out.printf("%-44s %12s %12s%n", "one thread, a second", "median", "best");
        row("stamps, Mac reused", "stamp", 1);
        row("verifications of reports of 1 KiB of text", "verify", 1);
        row("attachments digested, MiB", "digest", FrankingBenchmark.ATTACHMENT_MIB);
        row("attachments sealed and digested twice, MiB", "seal", FrankingBenchmark.ATTACHMENT_MIB);
        out.printf("%n%-44s %12s %12s%n", "the same, a second of processor time", "median", "best");
        FrankingBenchmark benchmark = new FrankingBenchmark();
        processorTime("stamps, Mac reused", benchmark::stamp);
        processorTime("verifications of reports of 1 KiB of text", benchmark::verify);
    }

    /// What this thread got, and not what others took from it: comparable on a machine that is busy.
    private void processorTime(String what, Supplier<Object> once) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double[] rates = new double[SAMPLES];
        for (int sample = -SAMPLES; sample < SAMPLES; sample++) {
            long before = threads.getCurrentThreadCpuTime();
            for (int i = 0; i < CALLS; i++) {
                last.set(once.get());
            }
            long spent = threads.getCurrentThreadCpuTime() - before;
            if (sample >= 0) rates[sample] = CALLS * 1e9 / spent;
        }
        Arrays.sort(rates);
        out.printf("%-44s %,12.0f %,12.0f%n", what, rates[SAMPLES / 2], rates[SAMPLES - 1]);
    }

    private void row(String what, String benchmark, int unit) throws RunnerException {
        for (RunResult result : new Runner(new OptionsBuilder()
                        .include("org\\.rowan\\.bench\\.FrankingBenchmark\\." + benchmark + "$")
                        .verbosity(VerboseMode.SILENT)
                        .jvmArgsAppend("--sun-misc-unsafe-memory-access=allow") // JMH itself still uses it
                        .build())
                .run()) {
            Statistics measured = result.getPrimaryResult().getStatistics();
            out.printf("%-44s %,12.0f %,12.0f%n", what, unit * measured.getPercentile(50), unit * measured.getMax());
        }
    }
}
