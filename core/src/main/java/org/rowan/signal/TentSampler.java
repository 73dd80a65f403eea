package org.rowan.signal;

/// 2, 3. Smooths a picture with a tent filter and takes 64 x 64 samples of it.
///
/// The filter is a running mean along rows, then along columns, and both once more. Rows stream through
/// all four in batches. A mean along columns looks back over one window only, so 1/128 of the picture
/// is held and little of it leaves the processor's cache. What nobody samples is summed, but not
/// divided.
///
/// - Source: PDQ reference, `jaroszFilterFloat` and `decimateFloat`; the order of every single sum is
///   kept.
final class TentSampler {
    /// Rows in a batch: enough sums side by side to hide the time of an addition, few enough for the
    /// registers.
    static final int LANES = 8;

    private final int rows;
    private final int columns;
    private final int lanes;
    private final RowMeans firstRows;
    private final ColumnMeans firstColumns;
    private final RowMeans secondRows;
    private final ColumnMeans secondColumns;

    private final float[] grid = new float[Grid.SIDE * Grid.SIDE];
    private final float[] sampled = new float[Grid.SIDE];
    private int smoothed;
    private int gridRow;

    TentSampler(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        // In a flat and very wide picture a batch would be the whole of it, several times over.
        lanes = rows < 4 * LANES ? 1 : LANES;
        RunningMean along = RunningMean.over(columns);
        RunningMean down = RunningMean.over(rows);
        firstRows = new RowMeans(along, lanes);
        firstColumns = new ColumnMeans(down, columns, lanes);
        secondRows = new RowMeans(along, lanes);
        secondColumns = new ColumnMeans(down, Grid.SIDE, lanes);
    }

    /// - Shapes: the answer is row-major, 64 x 64.
    float[] sample(LumaRows source) {
        int waiting = 0;
        for (int read = 0; read < rows; ) {
            int count = Math.min(lanes, rows - read);
            for (int k = 0; k < count; k++) {
                source.read(read + k, firstRows.input(k), 0);
            }
            firstRows.run();
            for (int k = 0; k < count; k++) {
                firstRows.means(k, firstColumns.input(read + k));
            }
            read += count;
            while (firstColumns.ready(read)) {
                firstColumns.next();
                firstColumns.means(secondRows.input(waiting++));
                if (waiting == lanes) {
                    smoothAgain(waiting);
                    waiting = 0;
                }
            }
        }
        if (waiting > 0) {
            smoothAgain(waiting);
        }
        return grid;
    }

    /// The second half of the filter for the next `count` rows, and the samples that become known by
    /// it.
    private void smoothAgain(int count) {
        secondRows.run();
        for (int k = 0; k < count; k++) {
            float[] sampled = secondColumns.input(smoothed + k);
            for (int j = 0; j < Grid.SIDE; j++) {
                sampled[j] = secondRows.mean(k, Grid.source(j, columns));
            }
        }
        smoothed += count;
        while (secondColumns.ready(smoothed)) {
            int row = secondColumns.next();
            while (gridRow < Grid.SIDE && Grid.source(gridRow, rows) == row) {
                secondColumns.means(sampled);
                System.arraycopy(sampled, 0, grid, gridRow * Grid.SIDE, Grid.SIDE);
                gridRow++;
            }
        }
    }
}
