package org.rowan.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.rowan.signal.Luma;
import org.rowan.signal.PdqHasher;
import org.rowan.testkit.fixtures.NaivePdq;

/// The ratio once more in processor time of this thread, the two taking turns, so that a machine busy
/// with something else does not decide it as it decides times by the clock.
final class ProcessorTime {
    private static final int ROUNDS = 40;
    private static final int FAST_PER_ROUND = 8;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    void print(PrintStream out) {
        if (!threads.isCurrentThreadCpuTimeSupported()) {
            out.println("this Java does not tell the processor time of a thread: see the clock above");
            return;
        }
        Luma luma = Pictures.luma();
        double naive = Double.MAX_VALUE;
        double fast = Double.MAX_VALUE;
        int sum = 0; // what is never used would not be computed
        for (int round = 0; round < ROUNDS; round++) {
            long start = threads.getCurrentThreadCpuTime();
            sum += NaivePdq.hash(luma).quality();
            naive = Math.min(naive, since(start));
            for (int i = 0; i < FAST_PER_ROUND; i++) {
                start = threads.getCurrentThreadCpuTime();
                sum += PdqHasher.hash(luma).quality();
                fast = Math.min(fast, since(start));
            }
        }
        out.printf(
                "processor time, quickest of %d: definition %.2f ms, fast %.2f ms, %.1f times (check %d)%n",
                ROUNDS, naive, fast, naive / fast, sum);
    }

    private double since(long start) {
        return (threads.getCurrentThreadCpuTime() - start) / 1e6;
    }
}
