package org.lariat.gpu.cuda;

import java.util.SplittableRandom;
import org.lariat.resident.ColumnSource;

/** Columns of about norm 1 that cost next to nothing to make, so that an upload is timed and not a generator: windows of one random sequence. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PooledColumns(int rows, int columns, double[] pool) implements ColumnSource {
    private static final int WINDOWS = 1 << 20;

    /** Seeded. */
    static PooledColumns of(int rows, int columns) {
        double size = Math.sqrt(3.0 / rows); // uniform in ±size: a column's expected square is 1
        return new PooledColumns(
                rows,
                columns,
                new SplittableRandom(1).doubles(rows + WINDOWS, -size, size).toArray());
    }

    @Override
    public void column(int j, double[] out) {
        int at = (int) (j * 7919L % WINDOWS);
        System.arraycopy(pool, at, out, 0, rows);
    }
}
