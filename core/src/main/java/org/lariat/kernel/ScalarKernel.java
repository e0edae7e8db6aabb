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
    public double dot(double[] a, double[] b, int n) {
        double[] lane = new double[DOT_LANES];
        for (int lanes = DOT_LANES, i = 0; lanes > 0; lanes = fold(lane, lanes)) {
            for (int end = n - n % lanes; i < end; i++) {
                int l = i & (lanes - 1);
                lane[l] = Math.fma(a[i], b[i], lane[l]);
            }
        }
        return lane[0];
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

    /**
     * Folds the first {@code lanes} elements to the number that comes next in the written order, and returns it: 8 after
     * 32, 1 after less, 0 after 1. Lane l takes lane l + half, for half the lanes at a time.
     */
    static int fold(double[] lane, int lanes) {
        int left = lanes > BLOCK_LANES ? BLOCK_LANES : lanes > 1 ? 1 : 0;
        for (int half = lanes / 2; half > 0 && half >= left; half /= 2) {
            for (int l = 0; l < half; l++) {
                lane[l] += lane[l + half];
            }
        }
        return left;
    }
}
