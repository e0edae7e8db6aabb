package org.lariat.bench.batch;

import java.util.SplittableRandom;
import org.lariat.resident.ColumnSource;

/**
 * Columns of norm about 1 that cost next to nothing to make, so that what is timed is not their source: windows into one random vector.
 *
 * @param rows n
 * @param columns p
 * @param values where the windows are
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RandomColumns(int rows, int columns, double[] values) implements ColumnSource {
    /** Windows that differ. */
    private static final int WINDOWS = 1 << 16;

    private static final long SEED = 20_240;

    /** An odd number far from the powers of two, so that neighbours are unlike: Fibonacci hashing. */
    private static final int SPREAD = 40_503;

    /** Made for a size. */
    static RandomColumns of(int n, int p) {
        double scale = Math.sqrt(3.0 / n); // variance of a uniform number in [−1, 1]: 1/3
        double[] values = new SplittableRandom(SEED)
                .doubles(n + (long) WINDOWS, -scale, scale)
                .toArray();
        return new RandomColumns(n, p, values);
    }

    @Override
    public void column(int j, double[] out) {
        System.arraycopy(values, (int) ((long) j * SPREAD % WINDOWS), out, 0, rows);
    }
}
