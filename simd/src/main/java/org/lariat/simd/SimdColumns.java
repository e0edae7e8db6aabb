package org.lariat.simd;

import static org.lariat.kernel.VectorKernel.BLOCK_LANES;
import static org.lariat.kernel.VectorKernel.DOT_LANES;
import static org.lariat.simd.Lanes.DOT_REGISTERS;
import static org.lariat.simd.Lanes.SPECIES;
import static org.lariat.simd.Lanes.WIDTH;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import org.lariat.kernel.ColumnKernel;

abstract class SimdColumns implements ColumnKernel {
    /** Elements i ... of the column at byte offset {@code at}, widened. */
    abstract DoubleVector load(MemorySegment x, long at, int i);

    abstract DoubleVector load(MemorySegment x, long at, int i, VectorMask<Double> mask);

    abstract double element(MemorySegment x, long at, long i);

    private DoubleVector product(MemorySegment x, long at, double[] v, int i, DoubleVector sum) {
        return load(x, at, i).fma(Lanes.load(v, i), sum);
    }

    private DoubleVector productTail(MemorySegment x, long at, double[] v, int i, int n, DoubleVector sum) {
        if (i + WIDTH <= n) {
            return product(x, at, v, i, sum);
        }
        VectorMask<Double> mask = Lanes.below(i, n);
        return sum.blend(load(x, at, i, mask).fma(DoubleVector.fromArray(SPECIES, v, i, mask), sum), mask);
    }

    private DoubleVector deviation(MemorySegment x, long at, double center, double[] w, int i, DoubleVector sum) {
        DoubleVector d = load(x, at, i).sub(center);
        return Lanes.load(w, i).mul(d).fma(d, sum);
    }

    private DoubleVector deviationTail(
            MemorySegment x, long at, double center, double[] w, int i, int n, DoubleVector sum) {
        if (i + WIDTH <= n) {
            return deviation(x, at, center, w, i, sum);
        }
        VectorMask<Double> mask = Lanes.below(i, n);
        DoubleVector d = load(x, at, i, mask).sub(center);
        return sum.blend(DoubleVector.fromArray(SPECIES, w, i, mask).mul(d).fma(d, sum), mask);
    }

    @Override
    public double dot(MemorySegment x, long at, double[] v, int n) {
        DoubleVector a0 = Lanes.zero();
        DoubleVector a1 = Lanes.zero();
        DoubleVector a2 = Lanes.zero();
        DoubleVector a3 = Lanes.zero();
        DoubleVector a4 = Lanes.zero();
        DoubleVector a5 = Lanes.zero();
        DoubleVector a6 = Lanes.zero();
        DoubleVector a7 = Lanes.zero();
        DoubleVector a8 = Lanes.zero();
        DoubleVector a9 = Lanes.zero();
        DoubleVector a10 = Lanes.zero();
        DoubleVector a11 = Lanes.zero();
        DoubleVector a12 = Lanes.zero();
        DoubleVector a13 = Lanes.zero();
        DoubleVector a14 = Lanes.zero();
        DoubleVector a15 = Lanes.zero();
        int i = 0;
        for (int end = n - n % DOT_LANES; i < end; i += DOT_LANES) {
            a0 = product(x, at, v, i, a0);
            a1 = product(x, at, v, i + WIDTH, a1);
            a2 = product(x, at, v, i + 2 * WIDTH, a2);
            a3 = product(x, at, v, i + 3 * WIDTH, a3);
            if (DOT_REGISTERS >= 8) {
                a4 = product(x, at, v, i + 4 * WIDTH, a4);
                a5 = product(x, at, v, i + 5 * WIDTH, a5);
                a6 = product(x, at, v, i + 6 * WIDTH, a6);
                a7 = product(x, at, v, i + 7 * WIDTH, a7);
            }
            if (DOT_REGISTERS == 16) {
                a8 = product(x, at, v, i + 8 * WIDTH, a8);
                a9 = product(x, at, v, i + 9 * WIDTH, a9);
                a10 = product(x, at, v, i + 10 * WIDTH, a10);
                a11 = product(x, at, v, i + 11 * WIDTH, a11);
                a12 = product(x, at, v, i + 12 * WIDTH, a12);
                a13 = product(x, at, v, i + 13 * WIDTH, a13);
                a14 = product(x, at, v, i + 14 * WIDTH, a14);
                a15 = product(x, at, v, i + 15 * WIDTH, a15);
            }
        }
        if (i < n) {
            a0 = productTail(x, at, v, i, n, a0);
            a1 = productTail(x, at, v, i + WIDTH, n, a1);
            a2 = productTail(x, at, v, i + 2 * WIDTH, n, a2);
            a3 = productTail(x, at, v, i + 3 * WIDTH, n, a3);
            if (DOT_REGISTERS >= 8) {
                a4 = productTail(x, at, v, i + 4 * WIDTH, n, a4);
                a5 = productTail(x, at, v, i + 5 * WIDTH, n, a5);
                a6 = productTail(x, at, v, i + 6 * WIDTH, n, a6);
                a7 = productTail(x, at, v, i + 7 * WIDTH, n, a7);
            }
            if (DOT_REGISTERS == 16) {
                a8 = productTail(x, at, v, i + 8 * WIDTH, n, a8);
                a9 = productTail(x, at, v, i + 9 * WIDTH, n, a9);
                a10 = productTail(x, at, v, i + 10 * WIDTH, n, a10);
                a11 = productTail(x, at, v, i + 11 * WIDTH, n, a11);
                a12 = productTail(x, at, v, i + 12 * WIDTH, n, a12);
                a13 = productTail(x, at, v, i + 13 * WIDTH, n, a13);
                a14 = productTail(x, at, v, i + 14 * WIDTH, n, a14);
                a15 = productTail(x, at, v, i + 15 * WIDTH, n, a15);
            }
        }
        return Lanes.fold(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15);
    }

    @Override
    public void dot4(
            MemorySegment x, long at0, long at1, long at2, long at3, double[] v, int n, double[] out, int outAt) {
        if (DOT_REGISTERS > 4) {
            out[outAt] = dot(x, at0, v, n);
            out[outAt + 1] = dot(x, at1, v, n);
            out[outAt + 2] = dot(x, at2, v, n);
            out[outAt + 3] = dot(x, at3, v, n);
            return;
        }
        DoubleVector a0 = Lanes.zero();
        DoubleVector a1 = Lanes.zero();
        DoubleVector a2 = Lanes.zero();
        DoubleVector a3 = Lanes.zero();
        DoubleVector b0 = Lanes.zero();
        DoubleVector b1 = Lanes.zero();
        DoubleVector b2 = Lanes.zero();
        DoubleVector b3 = Lanes.zero();
        DoubleVector c0 = Lanes.zero();
        DoubleVector c1 = Lanes.zero();
        DoubleVector c2 = Lanes.zero();
        DoubleVector c3 = Lanes.zero();
        DoubleVector d0 = Lanes.zero();
        DoubleVector d1 = Lanes.zero();
        DoubleVector d2 = Lanes.zero();
        DoubleVector d3 = Lanes.zero();
        int i = 0;
        for (int end = n - n % DOT_LANES; i < end; i += DOT_LANES) {
            DoubleVector v0 = Lanes.load(v, i);
            a0 = load(x, at0, i).fma(v0, a0);
            b0 = load(x, at1, i).fma(v0, b0);
            c0 = load(x, at2, i).fma(v0, c0);
            d0 = load(x, at3, i).fma(v0, d0);
            DoubleVector v1 = Lanes.load(v, i + WIDTH);
            a1 = load(x, at0, i + WIDTH).fma(v1, a1);
            b1 = load(x, at1, i + WIDTH).fma(v1, b1);
            c1 = load(x, at2, i + WIDTH).fma(v1, c1);
            d1 = load(x, at3, i + WIDTH).fma(v1, d1);
            DoubleVector v2 = Lanes.load(v, i + 2 * WIDTH);
            a2 = load(x, at0, i + 2 * WIDTH).fma(v2, a2);
            b2 = load(x, at1, i + 2 * WIDTH).fma(v2, b2);
            c2 = load(x, at2, i + 2 * WIDTH).fma(v2, c2);
            d2 = load(x, at3, i + 2 * WIDTH).fma(v2, d2);
            DoubleVector v3 = Lanes.load(v, i + 3 * WIDTH);
            a3 = load(x, at0, i + 3 * WIDTH).fma(v3, a3);
            b3 = load(x, at1, i + 3 * WIDTH).fma(v3, b3);
            c3 = load(x, at2, i + 3 * WIDTH).fma(v3, c3);
            d3 = load(x, at3, i + 3 * WIDTH).fma(v3, d3);
        }
        if (i < n) {
            a0 = productTail(x, at0, v, i, n, a0);
            b0 = productTail(x, at1, v, i, n, b0);
            c0 = productTail(x, at2, v, i, n, c0);
            d0 = productTail(x, at3, v, i, n, d0);
            a1 = productTail(x, at0, v, i + WIDTH, n, a1);
            b1 = productTail(x, at1, v, i + WIDTH, n, b1);
            c1 = productTail(x, at2, v, i + WIDTH, n, c1);
            d1 = productTail(x, at3, v, i + WIDTH, n, d1);
            a2 = productTail(x, at0, v, i + 2 * WIDTH, n, a2);
            b2 = productTail(x, at1, v, i + 2 * WIDTH, n, b2);
            c2 = productTail(x, at2, v, i + 2 * WIDTH, n, c2);
            d2 = productTail(x, at3, v, i + 2 * WIDTH, n, d2);
            a3 = productTail(x, at0, v, i + 3 * WIDTH, n, a3);
            b3 = productTail(x, at1, v, i + 3 * WIDTH, n, b3);
            c3 = productTail(x, at2, v, i + 3 * WIDTH, n, c3);
            d3 = productTail(x, at3, v, i + 3 * WIDTH, n, d3);
        }
        out[outAt + 0] = Lanes.fold(a0.add(a2).add(a1.add(a3)));
        out[outAt + 1] = Lanes.fold(b0.add(b2).add(b1.add(b3)));
        out[outAt + 2] = Lanes.fold(c0.add(c2).add(c1.add(c3)));
        out[outAt + 3] = Lanes.fold(d0.add(d2).add(d1.add(d3)));
    }

    @Override
    public double squaredDeviation(MemorySegment x, long at, double center, double[] w, int n) {
        DoubleVector a0 = Lanes.zero();
        DoubleVector a1 = Lanes.zero();
        DoubleVector a2 = Lanes.zero();
        DoubleVector a3 = Lanes.zero();
        DoubleVector a4 = Lanes.zero();
        DoubleVector a5 = Lanes.zero();
        DoubleVector a6 = Lanes.zero();
        DoubleVector a7 = Lanes.zero();
        DoubleVector a8 = Lanes.zero();
        DoubleVector a9 = Lanes.zero();
        DoubleVector a10 = Lanes.zero();
        DoubleVector a11 = Lanes.zero();
        DoubleVector a12 = Lanes.zero();
        DoubleVector a13 = Lanes.zero();
        DoubleVector a14 = Lanes.zero();
        DoubleVector a15 = Lanes.zero();
        int i = 0;
        for (int end = n - n % DOT_LANES; i < end; i += DOT_LANES) {
            a0 = deviation(x, at, center, w, i, a0);
            a1 = deviation(x, at, center, w, i + WIDTH, a1);
            a2 = deviation(x, at, center, w, i + 2 * WIDTH, a2);
            a3 = deviation(x, at, center, w, i + 3 * WIDTH, a3);
            if (DOT_REGISTERS >= 8) {
                a4 = deviation(x, at, center, w, i + 4 * WIDTH, a4);
                a5 = deviation(x, at, center, w, i + 5 * WIDTH, a5);
                a6 = deviation(x, at, center, w, i + 6 * WIDTH, a6);
                a7 = deviation(x, at, center, w, i + 7 * WIDTH, a7);
            }
            if (DOT_REGISTERS == 16) {
                a8 = deviation(x, at, center, w, i + 8 * WIDTH, a8);
                a9 = deviation(x, at, center, w, i + 9 * WIDTH, a9);
                a10 = deviation(x, at, center, w, i + 10 * WIDTH, a10);
                a11 = deviation(x, at, center, w, i + 11 * WIDTH, a11);
                a12 = deviation(x, at, center, w, i + 12 * WIDTH, a12);
                a13 = deviation(x, at, center, w, i + 13 * WIDTH, a13);
                a14 = deviation(x, at, center, w, i + 14 * WIDTH, a14);
                a15 = deviation(x, at, center, w, i + 15 * WIDTH, a15);
            }
        }
        if (i < n) {
            a0 = deviationTail(x, at, center, w, i, n, a0);
            a1 = deviationTail(x, at, center, w, i + WIDTH, n, a1);
            a2 = deviationTail(x, at, center, w, i + 2 * WIDTH, n, a2);
            a3 = deviationTail(x, at, center, w, i + 3 * WIDTH, n, a3);
            if (DOT_REGISTERS >= 8) {
                a4 = deviationTail(x, at, center, w, i + 4 * WIDTH, n, a4);
                a5 = deviationTail(x, at, center, w, i + 5 * WIDTH, n, a5);
                a6 = deviationTail(x, at, center, w, i + 6 * WIDTH, n, a6);
                a7 = deviationTail(x, at, center, w, i + 7 * WIDTH, n, a7);
            }
            if (DOT_REGISTERS == 16) {
                a8 = deviationTail(x, at, center, w, i + 8 * WIDTH, n, a8);
                a9 = deviationTail(x, at, center, w, i + 9 * WIDTH, n, a9);
                a10 = deviationTail(x, at, center, w, i + 10 * WIDTH, n, a10);
                a11 = deviationTail(x, at, center, w, i + 11 * WIDTH, n, a11);
                a12 = deviationTail(x, at, center, w, i + 12 * WIDTH, n, a12);
                a13 = deviationTail(x, at, center, w, i + 13 * WIDTH, n, a13);
                a14 = deviationTail(x, at, center, w, i + 14 * WIDTH, n, a14);
                a15 = deviationTail(x, at, center, w, i + 15 * WIDTH, n, a15);
            }
        }
        return Lanes.fold(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15);
    }

    @Override
    public void axpy(double a, MemorySegment x, long at, double[] v, int n) {
        DoubleVector scale = DoubleVector.broadcast(SPECIES, a);
        int i = 0;
        for (int end = n - n % WIDTH; i < end; i += WIDTH) {
            load(x, at, i).fma(scale, Lanes.load(v, i)).intoArray(v, i);
        }
        for (; i < n; i++) {
            v[i] = Math.fma(a, element(x, at, i), v[i]);
        }
    }

    @Override
    public void axpyWeighted(double a, MemorySegment x, long at, double[] w, double[] v, int n) {
        DoubleVector scale = DoubleVector.broadcast(SPECIES, a);
        int i = 0;
        for (int end = n - n % WIDTH; i < end; i += WIDTH) {
            Lanes.load(w, i).mul(scale).fma(load(x, at, i), Lanes.load(v, i)).intoArray(v, i);
        }
        for (; i < n; i++) {
            v[i] = Math.fma(a * w[i], element(x, at, i), v[i]);
        }
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
        for (int k = 0; k < count; k += 4) {
            int k1 = Math.min(k + 1, count - 1);
            int k2 = Math.min(k + 2, count - 1);
            int k3 = Math.min(k + 3, count - 1);
            for (int m = 0; m < panelColumns; m += 4) {
                int m1 = Math.min(m + 1, panelColumns - 1);
                int m2 = Math.min(m + 2, panelColumns - 1);
                int m3 = Math.min(m + 3, panelColumns - 1);
                tile4x4(
                        x,
                        at[from + k],
                        at[from + k1],
                        at[from + k2],
                        at[from + k3],
                        panel,
                        m * n,
                        m1 * n,
                        m2 * n,
                        m3 * n,
                        n,
                        out,
                        outAt + k * panelColumns,
                        outAt + k1 * panelColumns,
                        outAt + k2 * panelColumns,
                        outAt + k3 * panelColumns,
                        m,
                        m1,
                        m2,
                        m3);
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

    private void tile4x4(
            MemorySegment x,
            long at0,
            long at1,
            long at2,
            long at3,
            double[] panel,
            int p0,
            int p1,
            int p2,
            int p3,
            int n,
            double[] out,
            int o0,
            int o1,
            int o2,
            int o3,
            int m0,
            int m1,
            int m2,
            int m3) {
        DoubleVector a0 = Lanes.zero();
        DoubleVector a1 = Lanes.zero();
        DoubleVector a2 = Lanes.zero();
        DoubleVector a3 = Lanes.zero();
        DoubleVector a4 = Lanes.zero();
        DoubleVector a5 = Lanes.zero();
        DoubleVector a6 = Lanes.zero();
        DoubleVector a7 = Lanes.zero();
        DoubleVector a8 = Lanes.zero();
        DoubleVector a9 = Lanes.zero();
        DoubleVector a10 = Lanes.zero();
        DoubleVector a11 = Lanes.zero();
        DoubleVector a12 = Lanes.zero();
        DoubleVector a13 = Lanes.zero();
        DoubleVector a14 = Lanes.zero();
        DoubleVector a15 = Lanes.zero();
        int i = 0;
        for (int end = n - n % BLOCK_LANES; i < end; i += BLOCK_LANES) {
            DoubleVector v0 = Lanes.load(panel, p0 + i);
            DoubleVector v1 = Lanes.load(panel, p1 + i);
            DoubleVector v2 = Lanes.load(panel, p2 + i);
            DoubleVector v3 = Lanes.load(panel, p3 + i);
            DoubleVector x0 = load(x, at0, i);
            a0 = x0.fma(v0, a0);
            a1 = x0.fma(v1, a1);
            a2 = x0.fma(v2, a2);
            a3 = x0.fma(v3, a3);
            DoubleVector x1 = load(x, at1, i);
            a4 = x1.fma(v0, a4);
            a5 = x1.fma(v1, a5);
            a6 = x1.fma(v2, a6);
            a7 = x1.fma(v3, a7);
            DoubleVector x2 = load(x, at2, i);
            a8 = x2.fma(v0, a8);
            a9 = x2.fma(v1, a9);
            a10 = x2.fma(v2, a10);
            a11 = x2.fma(v3, a11);
            DoubleVector x3 = load(x, at3, i);
            a12 = x3.fma(v0, a12);
            a13 = x3.fma(v1, a13);
            a14 = x3.fma(v2, a14);
            a15 = x3.fma(v3, a15);
        }
        if (i < n) {
            VectorMask<Double> mask = Lanes.below(i, n);
            DoubleVector v0 = DoubleVector.fromArray(SPECIES, panel, p0 + i, mask);
            DoubleVector v1 = DoubleVector.fromArray(SPECIES, panel, p1 + i, mask);
            DoubleVector v2 = DoubleVector.fromArray(SPECIES, panel, p2 + i, mask);
            DoubleVector v3 = DoubleVector.fromArray(SPECIES, panel, p3 + i, mask);
            DoubleVector x0 = load(x, at0, i, mask);
            a0 = a0.blend(x0.fma(v0, a0), mask);
            a1 = a1.blend(x0.fma(v1, a1), mask);
            a2 = a2.blend(x0.fma(v2, a2), mask);
            a3 = a3.blend(x0.fma(v3, a3), mask);
            DoubleVector x1 = load(x, at1, i, mask);
            a4 = a4.blend(x1.fma(v0, a4), mask);
            a5 = a5.blend(x1.fma(v1, a5), mask);
            a6 = a6.blend(x1.fma(v2, a6), mask);
            a7 = a7.blend(x1.fma(v3, a7), mask);
            DoubleVector x2 = load(x, at2, i, mask);
            a8 = a8.blend(x2.fma(v0, a8), mask);
            a9 = a9.blend(x2.fma(v1, a9), mask);
            a10 = a10.blend(x2.fma(v2, a10), mask);
            a11 = a11.blend(x2.fma(v3, a11), mask);
            DoubleVector x3 = load(x, at3, i, mask);
            a12 = a12.blend(x3.fma(v0, a12), mask);
            a13 = a13.blend(x3.fma(v1, a13), mask);
            a14 = a14.blend(x3.fma(v2, a14), mask);
            a15 = a15.blend(x3.fma(v3, a15), mask);
        }
        out[o0 + m0] = Lanes.fold(a0);
        out[o0 + m1] = Lanes.fold(a1);
        out[o0 + m2] = Lanes.fold(a2);
        out[o0 + m3] = Lanes.fold(a3);
        out[o1 + m0] = Lanes.fold(a4);
        out[o1 + m1] = Lanes.fold(a5);
        out[o1 + m2] = Lanes.fold(a6);
        out[o1 + m3] = Lanes.fold(a7);
        out[o2 + m0] = Lanes.fold(a8);
        out[o2 + m1] = Lanes.fold(a9);
        out[o2 + m2] = Lanes.fold(a10);
        out[o2 + m3] = Lanes.fold(a11);
        out[o3 + m0] = Lanes.fold(a12);
        out[o3 + m1] = Lanes.fold(a13);
        out[o3 + m2] = Lanes.fold(a14);
        out[o3 + m3] = Lanes.fold(a15);
    }
}
