package org.lariat.bench;

import java.util.SplittableRandom;

/** What every kernel benchmark shares with {@code kernels.c}: how much is done, on what data. */
final class Workload {
    /** Columns walked through by one invocation, so that JMH's own cost does not count at short lengths. */
    static final int BATCH = 64;

    /** Columns of a block product. */
    static final int BLOCK = 32;

    /** Columns in mode {@code cache}: with one vector they fit a 1 MiB second-level cache at every length. */
    static final int CACHED_COLUMNS = 4;

    /** Bytes walked through in mode {@code stream}, whatever the length of a column: far more than any cache. */
    static final long STREAM_BYTES = 512L << 20;

    /** A factor so small that a vector updated billions of times stays finite, and normal. */
    static final double STEP = 1e-9;

    private Workload() {}

    /** How many columns of {@code columnBytes} a mode walks through: always a multiple of four. */
    static int columns(String mode, long columnBytes, long streamBytes) {
        return switch (mode) {
            case "cache" -> CACHED_COLUMNS;
            case "stream" -> Math.toIntExact(Math.ceilDiv(streamBytes, 4 * columnBytes)) * 4;
            default -> throw new IllegalArgumentException("mode is cache or stream, not " + mode);
        };
    }

    /** Where the column behind the one at {@code at} begins: the first one, behind the last. */
    static long next(long at, long bytes, long end) {
        return at + bytes == end ? 0 : at + bytes;
    }

    /** Uniform on [−1, 1), from a fixed seed. */
    static double[] uniform(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] v = new double[n];
        for (int i = 0; i < n; i++) {
            v[i] = random.nextDouble(-1, 1);
        }
        return v;
    }

    /** Uniform on [0, 1): weights and thresholds. */
    static double[] positive(int n, long seed) {
        double[] v = uniform(n, seed);
        for (int i = 0; i < n; i++) {
            v[i] = Math.abs(v[i]);
        }
        return v;
    }
}
