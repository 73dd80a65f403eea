package org.rowan.hashlist;

import java.util.Arrays;

/// How the 256 bits of a hash are cut into chunks for exact look-up.
///
/// - Source: general pigeonhole principle (Norouzi, Punjani, Fleet: Fast Exact Search in Hamming Space with
///   Multi-Index Hashing; Qin and others: GPH). When every chunk `i` of two hashes differs in more than
///   `a[i]` bits, the hashes differ in `sum(a[i] + 1)` bits or more. So radii with `sum(a[i] + 1) = r + 1`
///   miss nothing within distance `r`. A radius of -1 leaves its chunk out.
///
/// `bits`: the width of each chunk in order; they add up to 256.
final class ChunkPlan {
    /// A chunk's table has one bit for each key it could have: 8 MiB at this width.
    static final int MAX_BITS = 26;

    private static final int MIN_BITS = 6;
    private static final int HASH_BITS = 256;
    private static final int PLANNED_RADIUS = 31;
    private static final int FEWEST = 10;
    private static final int MOST = 32;

    /// Relative costs, from measurements (`docs/performance.md`): to test whether a key occurs, to fetch
    /// and compare one candidate, and to compare one entry of a scan.
    private static final double PROBE = 2;

    private static final double CANDIDATE = 20;
    private static final double SCANNED = 2;

    private final int[] bits;
    private final long entries;

    /// Kept, since nearly every look-up asks for this one and it takes longer than the look-up.
    private final int[] usual;

    private ChunkPlan(int[] bits, long entries) {
        this.bits = bits;
        this.entries = entries;
        usual = cheapest(PLANNED_RADIUS);
    }

    /// The cheapest plan for so many uniformly spread entries and the usual radius.
    static ChunkPlan of(long entries) {
        ChunkPlan best = new ChunkPlan(widths(FEWEST, entries), entries);
        for (int chunks = FEWEST + 1; chunks <= MOST; chunks++) {
            ChunkPlan plan = new ChunkPlan(widths(chunks, entries), entries);
            if (plan.cost(plan.usual) < best.cost(best.usual)) best = plan;
        }
        return best;
    }

    /// Bits go, one by one, to the chunk that would give the most candidates.
    private static int[] widths(int chunks, long entries) {
        int budget = PLANNED_RADIUS + 1;
        int[] radii = new int[chunks];
        for (int i = 0; i < chunks; i++) radii[i] = budget / chunks + (i < budget % chunks ? 1 : 0) - 1;
        int[] bits = new int[chunks];
        Arrays.fill(bits, MIN_BITS);
        for (int left = HASH_BITS - MIN_BITS * chunks; left > 0; left--) {
            int widest = -1;
            for (int i = 0; i < chunks; i++) {
                if (bits[i] < MAX_BITS
                        && (widest < 0
                                || candidates(bits[i], radii[i], entries)
                                        > candidates(bits[widest], radii[widest], entries))) {
                    widest = i;
                }
            }
            bits[widest]++;
        }
        return bits;
    }

    int chunks() {
        return bits.length;
    }

    /// The first bit of each chunk.
    int[] from() {
        int[] from = new int[bits.length];
        for (int i = 1; i < from.length; i++) from[i] = from[i - 1] + bits[i - 1];
        return from;
    }

    int bits(int chunk) {
        return bits[chunk];
    }

    /// The radius of each chunk for a look-up within `distance`. Not to be changed.
    int[] radii(int distance) {
        return distance == PLANNED_RADIUS ? usual : cheapest(distance);
    }

    /// The budget goes, one by one, where one more costs least.
    private int[] cheapest(int distance) {
        int[] radii = new int[bits.length];
        Arrays.fill(radii, -1);
        for (int spent = 0; spent <= distance; spent++) {
            int cheapest = 0;
            for (int i = 1; i < bits.length; i++) {
                if (cost(i, radii[i] + 1) - cost(i, radii[i])
                        < cost(cheapest, radii[cheapest] + 1) - cost(cheapest, radii[cheapest])) {
                    cheapest = i;
                }
            }
            radii[cheapest]++;
        }
        return radii;
    }

    /// Whether comparing every entry is cheaper than these radii.
    boolean scanIsCheaper(int[] radii) {
        return cost(radii) > entries * SCANNED;
    }

    private double cost(int[] radii) {
        double sum = 0;
        for (int i = 0; i < radii.length; i++) sum += cost(i, radii[i]);
        return sum;
    }

    private double cost(int chunk, int radius) {
        if (radius > bits[chunk]) return Double.POSITIVE_INFINITY;
        return PROBE * keys(bits[chunk], radius) + CANDIDATE * candidates(bits[chunk], radius, entries);
    }

    private static double candidates(int bits, int radius, long entries) {
        return entries * keys(bits, radius) / Math.scalb(1.0, bits);
    }

    /// The number of keys within `radius` of one of `bits` bits.
    private static double keys(int bits, int radius) {
        double sum = 0;
        double choose = 1;
        for (int k = 0; k <= radius; k++) {
            sum += choose;
            choose = choose * (bits - k) / (k + 1);
        }
        return sum;
    }

    @Override
    public String toString() {
        return chunks() + " chunks of " + Arrays.toString(bits) + " bits";
    }
}
