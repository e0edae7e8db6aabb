package org.lariat.simd;

import static org.lariat.kernel.VectorKernel.BLOCK_LANES;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.lariat.kernel.ColumnKernel;

/**
 * The scalar loops, for both element types: the sparse operations, since gather instructions gain nothing over them, and
 * the ends of block products.
 *
 * <p>The dense loops are written out for each element type, though they differ in the load alone. An earlier form with one
 * loop over an abstract load took 1200 to 2400 ns for a dot of 100 elements, and 20 to 70 written out (busy machine): once
 * a helper with a few vector operations has been compiled by itself its code is large, C2 no longer inlines it, and every
 * vector is boxed. So a loop calls nothing but the Vector API, and ends in the small {@link Lanes#fold}.
 */
abstract class SegmentColumns implements ColumnKernel {
    /** Element {@code i} of the column at byte offset {@code at}, widened. */
    abstract double element(MemorySegment x, long at, long i);

    /** The entries of {@link #gram} summed over the full groups of eight elements. */
    abstract void products(
            MemorySegment x,
            long[] at,
            int from,
            int count,
            double[] panel,
            int panelColumns,
            int n,
            double[] out,
            int outAt);

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
        products(x, at, from, count, panel, panelColumns, n, out, outAt);
        for (int k = 0; k < count; k++) {
            int row = outAt + k * panelColumns;
            for (int i = n & -BLOCK_LANES; i < n; i++) {
                double xi = element(x, at[from + k], i);
                for (int m = 0; m < panelColumns; m++) {
                    out[row + m] = Math.fma(xi, panel[m * n + i], out[row + m]);
                }
            }
        }
    }

    @Override
    public double sparseDot(MemorySegment rows, MemorySegment values, long start, int count, double[] v) {
        double a0 = 0.0;
        double a1 = 0.0;
        double a2 = 0.0;
        double a3 = 0.0;
        int k = 0;
        for (int end = count - count % 4; k < end; k += 4) {
            a0 = Math.fma(element(values, 0, start + k), v[row(rows, start + k)], a0);
            a1 = Math.fma(element(values, 0, start + k + 1), v[row(rows, start + k + 1)], a1);
            a2 = Math.fma(element(values, 0, start + k + 2), v[row(rows, start + k + 2)], a2);
            a3 = Math.fma(element(values, 0, start + k + 3), v[row(rows, start + k + 3)], a3);
        }
        if (k < count) {
            a0 = Math.fma(element(values, 0, start + k), v[row(rows, start + k)], a0);
        }
        if (k + 1 < count) {
            a1 = Math.fma(element(values, 0, start + k + 1), v[row(rows, start + k + 1)], a1);
        }
        if (k + 2 < count) {
            a2 = Math.fma(element(values, 0, start + k + 2), v[row(rows, start + k + 2)], a2);
        }
        return (a0 + a2) + (a1 + a3);
    }

    @Override
    public void sparseAxpy(double a, MemorySegment rows, MemorySegment values, long start, int count, double[] v) {
        for (int k = 0; k < count; k++) {
            int i = row(rows, start + k);
            v[i] = Math.fma(a, element(values, 0, start + k), v[i]);
        }
    }

    @Override
    public void sparseAxpyWeighted(
            double a, MemorySegment rows, MemorySegment values, long start, int count, double[] w, double[] v) {
        for (int k = 0; k < count; k++) {
            int i = row(rows, start + k);
            v[i] = Math.fma(a * w[i], element(values, 0, start + k), v[i]);
        }
    }

    private static int row(MemorySegment rows, long k) {
        return rows.getAtIndex(ValueLayout.JAVA_INT, k);
    }
}
