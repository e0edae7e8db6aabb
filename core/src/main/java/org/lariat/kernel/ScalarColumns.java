package org.lariat.kernel;

import static org.lariat.kernel.ScalarKernel.fold;
import static org.lariat.kernel.ScalarKernel.lane;
import static org.lariat.kernel.VectorKernel.BLOCK_LANES;
import static org.lariat.kernel.VectorKernel.DOT_LANES;
import static org.lariat.kernel.VectorKernel.SPARSE_LANES;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** The reference loops over columns; a subclass says how an element is read. */
abstract class ScalarColumns implements ColumnKernel {
    /** Element {@code i} of the column at byte offset {@code at}, widened to float64. */
    abstract double element(MemorySegment x, long at, long i);

    @Override
    public double dot(MemorySegment x, long at, double[] v, int n) {
        double[] lane = new double[DOT_LANES];
        int groups = n - n % BLOCK_LANES;
        for (int i = groups; i < n; i++) {
            int l = DOT_LANES - (n - i);
            lane[l] = Math.fma(element(x, at, i), v[i], lane[l]);
        }
        for (int i = 0; i < groups; i++) {
            int l = lane(i, n);
            lane[l] = Math.fma(element(x, at, i), v[i], lane[l]);
        }
        return fold(lane);
    }

    @Override
    public void dots(MemorySegment x, long[] at, int from, int count, double[] v, int n, double[] out, int outAt) {
        for (int k = 0; k < count; k++) {
            out[outAt + k] = dot(x, at[from + k], v, n);
        }
    }

    @Override
    public void axpy(double a, MemorySegment x, long at, double[] v, int n) {
        for (int i = 0; i < n; i++) {
            v[i] = Math.fma(a, element(x, at, i), v[i]);
        }
    }

    @Override
    public void axpy4(
            double[] a, int first, MemorySegment x, long at0, long at1, long at2, long at3, double[] v, int n) {
        axpy(a[first], x, at0, v, n);
        axpy(a[first + 1], x, at1, v, n);
        axpy(a[first + 2], x, at2, v, n);
        axpy(a[first + 3], x, at3, v, n);
    }

    @Override
    public void axpyWeighted(double a, MemorySegment x, long at, double[] w, double[] v, int n) {
        for (int i = 0; i < n; i++) {
            v[i] = Math.fma(a * w[i], element(x, at, i), v[i]);
        }
    }

    @Override
    public double squaredDeviation(MemorySegment x, long at, double center, double[] w, int n) {
        double[] lane = new double[DOT_LANES];
        int groups = n - n % BLOCK_LANES;
        for (int i = groups; i < n; i++) {
            int l = DOT_LANES - (n - i);
            double d = element(x, at, i) - center;
            lane[l] = Math.fma(w[i] * d, d, lane[l]);
        }
        for (int i = 0; i < groups; i++) {
            int l = lane(i, n);
            double d = element(x, at, i) - center;
            lane[l] = Math.fma(w[i] * d, d, lane[l]);
        }
        return fold(lane);
    }

    @Override
    public void gram(
            MemorySegment x,
            long[] at,
            int from,
            int count,
            double[] panel,
            int panelColumns,
            int n,
            double[] out,
            int outAt) {
        double[] lane = new double[BLOCK_LANES];
        for (int k = 0; k < count; k++) {
            for (int m = 0; m < panelColumns; m++) {
                Arrays.fill(lane, 0.0);
                int groups = n - n % BLOCK_LANES;
                for (int i = groups; i < n; i++) {
                    int l = BLOCK_LANES - (n - i);
                    lane[l] = Math.fma(element(x, at[from + k], i), panel[m * n + i], lane[l]);
                }
                for (int i = 0; i < groups; i++) {
                    int l = i % BLOCK_LANES;
                    lane[l] = Math.fma(element(x, at[from + k], i), panel[m * n + i], lane[l]);
                }
                out[outAt + k * panelColumns + m] = fold(lane);
            }
        }
    }

    @Override
    public double sparseDot(MemorySegment rows, MemorySegment values, long start, int count, double[] v) {
        double[] lane = new double[SPARSE_LANES];
        for (int k = 0; k < count; k++) {
            int l = k % SPARSE_LANES;
            lane[l] = Math.fma(element(values, 0, start + k), v[row(rows, start + k)], lane[l]);
        }
        return (lane[0] + lane[2]) + (lane[1] + lane[3]);
    }

    @Override
    public void sparseDot8(
            MemorySegment rows, MemorySegment values, long start, int count, double[] panel, double[] out, int outAt) {
        for (int m = 0; m < BLOCK_LANES; m++) {
            double[] lane = new double[SPARSE_LANES];
            for (int k = 0; k < count; k++) {
                int l = k % SPARSE_LANES;
                double v = panel[BLOCK_LANES * row(rows, start + k) + m];
                lane[l] = Math.fma(element(values, 0, start + k), v, lane[l]);
            }
            out[outAt + m] = (lane[0] + lane[2]) + (lane[1] + lane[3]);
        }
    }

    @Override
    public void sparseAxpy(double a, MemorySegment rows, MemorySegment values, long start, int count, double[] v) {
        for (long k = start; k < start + count; k++) {
            int i = row(rows, k);
            v[i] = Math.fma(a, element(values, 0, k), v[i]);
        }
    }

    @Override
    public void sparseAxpyWeighted(
            double a, MemorySegment rows, MemorySegment values, long start, int count, double[] w, double[] v) {
        for (long k = start; k < start + count; k++) {
            int i = row(rows, k);
            v[i] = Math.fma(a * w[i], element(values, 0, k), v[i]);
        }
    }

    private static int row(MemorySegment rows, long k) {
        return rows.getAtIndex(ValueLayout.JAVA_INT, k);
    }
}
