package org.rowan.bench;

import java.io.PrintStream;
import java.util.SplittableRandom;

/// How long one read from a random place of a large memory takes. A look-up among millions of hashes waits
/// for little else, so that figures of two machines can only be compared beside these.
final class MemoryFigures {
    private static final int PLACES = 1 << 26;

    /// A line of the processor's cache, in ints.
    private static final int LINE = 16;

    private static final int READS = 4_000_000;
    private static final int ROUNDS = 3;

    private final PrintStream out;
    private final int[] next = ring();

    MemoryFigures(PrintStream out) {
        this.out = out;
    }

    /// Each line of the memory names another one; all of them make one ring in random order.
    private static int[] ring() {
        int[] order = new int[PLACES / LINE];
        for (int i = 0; i < order.length; i++) order[i] = i;
        SplittableRandom random = new SplittableRandom(44);
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        int[] next = new int[PLACES];
        for (int i = 0; i < order.length; i++) next[LINE * order[i]] = LINE * order[(i + 1) % order.length];
        return next;
    }

    void print() {
        double waiting = Double.MAX_VALUE;
        double together = Double.MAX_VALUE;
        long sum = 0; // what is never used would not be computed
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            sum += oneAfterAnother();
            waiting = Math.min(waiting, (System.nanoTime() - start) / (double) READS);
            start = System.nanoTime();
            sum += sideBySide();
            together = Math.min(together, (System.nanoTime() - start) / (double) READS);
        }
        out.printf(
                "one random read of %d MiB: %.0f ns one after the other, %.0f ns side by side (check %d)%n",
                PLACES >> 18, waiting, together, sum & 1);
    }

    private int oneAfterAnother() {
        int at = 0;
        for (int i = 0; i < READS; i++) at = next[at];
        return at;
    }

    private long sideBySide() {
        long state = 88_172_645_463_325_252L;
        long sum = 0;
        for (int i = 0; i < READS; i++) {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            sum += next[(int) state & (PLACES - 1)];
        }
        return sum;
    }
}
