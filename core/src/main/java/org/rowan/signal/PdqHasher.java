package org.rowan.signal;

import java.util.Collections;
import java.util.List;

/// Computes PDQ: a 256-bit hash of how a picture looks, its quality, and its eight turned and mirrored
/// hashes.
///
/// Equal, bit for bit, to the reference on the same pixels. All sums are floats, added in the
/// reference's order, without fused multiply-add: another order gives other hashes.
///
/// - Source: PDQ reference, facebook/ThreatExchange `pdq/cpp`, commit baefb4e. Step numbers are those
///   of the order in which the reference works: 1 brightness, 2 tent filter, 3 sampling, 4 quality, 5
///   transform, 6 median, 7 bits.
public final class PdqHasher {
    private static final PdqHash ZERO = new PdqHash(0, 0, 0, 0);

    /// The reference hashes nothing smaller.
    private static final int MIN_SIDE = 5;

    private PdqHasher() {}

    /// - Shapes: any size; the sides may differ. A side under 5 pixels gives the all-zero hash and
    ///   quality 0.
    public static Hashed hash(Luma luma) {
        return hash(
                luma.rows(),
                luma.columns(),
                (row, into, at) -> System.arraycopy(luma.values(), row * luma.columns(), into, at, luma.columns()));
    }

    /// The same without the picture as one array: at most about 1/100 of it is held.
    public static Hashed hash(int rows, int columns, LumaRows source) {
        if (rows < MIN_SIDE || columns < MIN_SIDE) {
            return new Hashed(ZERO, 0, Collections.nCopies(Hashed.VARIANTS, ZERO));
        }
        if (rows == Grid.SIDE && columns == Grid.SIDE) {
            return hashOfGridSize(source);
        }
        float[] grid = new TentSampler(rows, columns).sample(source); // 2, 3
        List<PdqHash> dihedral = Spectrum.of(grid).variants();
        return new Hashed(dihedral.get(0), Grid.quality(grid), dihedral);
    }

    /// The reference's entry point for a single hash takes a picture of exactly 64 x 64 pixels as it
    /// is; the one for eight hashes filters it, which can round differently. Lists are made with the
    /// former, so both are followed.
    private static Hashed hashOfGridSize(LumaRows source) {
        float[] grid = new float[Grid.SIDE * Grid.SIDE];
        for (int row = 0; row < Grid.SIDE; row++) {
            source.read(row, grid, row * Grid.SIDE);
        }
        float[] filtered = new TentSampler(Grid.SIDE, Grid.SIDE)
                .sample((row, into, at) -> System.arraycopy(grid, row * Grid.SIDE, into, at, Grid.SIDE));
        return new Hashed(
                Spectrum.of(grid).hash(),
                Grid.quality(grid),
                Spectrum.of(filtered).variants());
    }
}
