package org.lariat.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The reference: the shortest correct loop for every operation, in the written order of summation. Other kernels are
 * tested against it bit by bit.
 */
public final class ScalarKernel implements VectorKernel {
    /** The name of this backend. */
    public static final String NAME = "scalar";

    private static final ColumnKernel FLOAT64 = new ScalarColumns() {
        @Override
        public int elementBytes() {
            return Double.BYTES;
        }

        @Override
        double element(MemorySegment x, long at, long i) {
            return x.get(ValueLayout.JAVA_DOUBLE, at + i * Double.BYTES);
        }
    };

    private static final ColumnKernel FLOAT32 = new ScalarColumns() {
        @Override
        public int elementBytes() {
            return Float.BYTES;
        }

        @Override
        double element(MemorySegment x, long at, long i) {
            return x.get(ValueLayout.JAVA_FLOAT, at + i * Float.BYTES);
        }
    };

    /** Creates the kernel; it has no state. */
    public ScalarKernel() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "plain Java loops, the reference";
    }

    @Override
    public ColumnKernel float64() {
        return FLOAT64;
    }

    @Override
    public ColumnKernel float32() {
        return FLOAT32;
    }

    @Override
    public double dot(double[] a, int aFrom, double[] b, int bFrom, int n) {
        double[] lane = new double[DOT_LANES];
        int groups = n - n % BLOCK_LANES;
        for (int i = groups; i < n; i++) {
            int l = DOT_LANES - (n - i);
            lane[l] = Math.fma(a[aFrom + i], b[bFrom + i], lane[l]);
        }
        for (int i = 0; i < groups; i++) {
            int l = lane(i, n);
            lane[l] = Math.fma(a[aFrom + i], b[bFrom + i], lane[l]);
        }
        return fold(lane);
    }

    @Override
    public void softThreshold(double[] z, double[] t, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = softThreshold(z[i], t[i]);
        }
    }

    /**
     * The scalar soft-threshold, as {@link VectorKernel#softThreshold} defines it.
     *
     * @param z the argument
     * @param t the threshold, ≥ 0
     */
    public static double softThreshold(double z, double t) {
        if (z > t) {
            return z - t;
        }
        if (z < -t) {
            return z + t;
        }
        return Double.isNaN(z) ? z : 0.0;
    }

    /** The lane of an element of the full blocks and groups of a dense column. */
    static int lane(int i, int n) {
        return i < n - n % DOT_LANES ? i % DOT_LANES : i % BLOCK_LANES;
    }

    /** Folds the lanes of a dense column or of an entry of a block product in the written order. */
    static double fold(double[] lane) {
        for (int half = lane.length / 2; half >= BLOCK_LANES; half /= 2) {
            for (int l = 0; l < half; l++) {
                lane[l] += lane[l + half];
            }
        }
        for (int by = 1; by < BLOCK_LANES; by *= 2) {
            for (int l = 0; l < BLOCK_LANES; l += 2 * by) {
                lane[l] += lane[l + by];
            }
        }
        return lane[0];
    }
}
