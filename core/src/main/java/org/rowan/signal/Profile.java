package org.rowan.signal;

import java.util.Arrays;
import java.util.Optional;

/// How decoded pixels are scaled before they are hashed. Both ways are in use, and their hashes of one
/// file differ by a few bits: within reach of each other, never equal by design.
///
/// - Source: PDQ reference; `FULL` is what python-threatexchange and HMA store.
public enum Profile {
    /// Every pixel counts.
    FULL("full"),
    /// As the reference command line: a picture with a side over 512 pixels is first reduced to 512 x
    /// 512 by nearest neighbour, aspect ignored. The reduction belongs on the decoded colours, before
    /// brightness.
    NN512("nn512");

    private static final int REDUCED = 512;

    private final String label;

    Profile(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public static Optional<Profile> ofLabel(String label) {
        return Arrays.stream(values()).filter(p -> p.label.equals(label)).findFirst();
    }

    /// Whether a picture of this size is scaled at all.
    public boolean reduces(int width, int height) {
        return this == NN512 && (width > REDUCED || height > REDUCED);
    }

    /// Columns that are hashed of a picture `width` x `height` pixels large.
    public int columns(int width, int height) {
        return reduces(width, height) ? REDUCED : width;
    }

    /// Rows that are hashed of a picture `width` x `height` pixels large.
    public int rows(int width, int height) {
        return reduces(width, height) ? REDUCED : height;
    }

    /// The column of the decoded picture that hashed column `column` is taken from.
    public int sourceColumn(int column, int width, int height) {
        return reduces(width, height) ? nearest(column, width) : column;
    }

    /// The row of the decoded picture that hashed row `row` is taken from.
    public int sourceRow(int row, int width, int height) {
        return reduces(width, height) ? nearest(row, height) : row;
    }

    private static int nearest(int target, int size) {
        return (int) ((long) target * size / REDUCED);
    }
}
