package org.lariat.simd;

import static org.lariat.kernel.VectorKernel.BLOCK_LANES;
import static org.lariat.kernel.VectorKernel.DOT_LANES;
import static org.lariat.simd.Lanes.BLOCK_REGISTERS;
import static org.lariat.simd.Lanes.DOT_REGISTERS;
import static org.lariat.simd.Lanes.ORDER;
import static org.lariat.simd.Lanes.SPECIES;
import static org.lariat.simd.Lanes.WIDTH;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.Vector;

/**
 * Columns stored as float64. The loops are written out, calls into the Vector API alone: see {@link SegmentColumns} on why
 * {@link Float32Columns} repeats them.
 */
final class Float64Columns extends SegmentColumns {
    /** Bytes of as many elements as a register has lanes. */
    private static final long STEP = (long) WIDTH * Double.BYTES;

    @Override
    public int elementBytes() {
        return Double.BYTES;
    }

    @Override
    double element(MemorySegment x, long at, long i) {
        return x.get(ValueLayout.JAVA_DOUBLE, at + i * Double.BYTES);
    }

    @Override
    public double dot(MemorySegment x, long at, double[] v, int n) {
        double sum = 0.0;
        int i = 0;
        if (n >= BLOCK_LANES) {
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
            for (; i <= n - DOT_LANES; i += DOT_LANES) {
                long o = at + (long) i * Double.BYTES;
                a0 = DoubleVector.fromArray(SPECIES, v, i)
                        .fma(DoubleVector.fromMemorySegment(SPECIES, x, o, ORDER), a0);
                a1 = DoubleVector.fromArray(SPECIES, v, i + WIDTH)
                        .fma(DoubleVector.fromMemorySegment(SPECIES, x, o + STEP, ORDER), a1);
                a2 = DoubleVector.fromArray(SPECIES, v, i + 2 * WIDTH)
                        .fma(DoubleVector.fromMemorySegment(SPECIES, x, o + 2 * STEP, ORDER), a2);
                a3 = DoubleVector.fromArray(SPECIES, v, i + 3 * WIDTH)
                        .fma(DoubleVector.fromMemorySegment(SPECIES, x, o + 3 * STEP, ORDER), a3);
                if (DOT_REGISTERS >= 8) {
                    a4 = DoubleVector.fromArray(SPECIES, v, i + 4 * WIDTH)
                            .fma(DoubleVector.fromMemorySegment(SPECIES, x, o + 4 * STEP, ORDER), a4);
                    a5 = DoubleVector.fromArray(SPECIES, v, i + 5 * WIDTH)
                            .fma(DoubleVector.fromMemorySegment(SPECIES, x, o + 5 * STEP, ORDER), a5);
                    a6 = DoubleVector.fromArray(SPECIES, v, i + 6 * WIDTH)
                            .fma(DoubleVector.fromMemorySegment(SPECIES, x, o + 6 * STEP, ORDER), a6);
                    a7 = DoubleVector.fromArray(SPECIES, v, i + 7 * WIDTH)
                            .fma(DoubleVector.fromMemorySegment(SPECIES, x, o + 7 * STEP, ORDER), a7);
                }
                if (DOT_REGISTERS == 16) {
                    a8 = DoubleVector.fromArray(SPECIES, v, i + 8 * WIDTH)
                            .fma(DoubleVector.fromMemorySegment(SPECIES, x, o + 8 * STEP, ORDER), a8);
                    a9 = DoubleVector.fromArray(SPECIES, v, i + 9 * WIDTH)
                            .fma(DoubleVector.fromMemorySegment(SPECIES, x, o + 9 * STEP, ORDER), a9);
                    a10 = DoubleVector.fromArray(SPECIES, v, i + 10 * WIDTH)
                            .fma(DoubleVector.fromMemorySegment(SPECIES, x, o + 10 * STEP, ORDER), a10);
                    a11 = DoubleVector.fromArray(SPECIES, v, i + 11 * WIDTH)
                            .fma(DoubleVector.fromMemorySegment(SPECIES, x, o + 11 * STEP, ORDER), a11);
                    a12 = DoubleVector.fromArray(SPECIES, v, i + 12 * WIDTH)
                            .fma(DoubleVector.fromMemorySegment(SPECIES, x, o + 12 * STEP, ORDER), a12);
                    a13 = DoubleVector.fromArray(SPECIES, v, i + 13 * WIDTH)
                            .fma(DoubleVector.fromMemorySegment(SPECIES, x, o + 13 * STEP, ORDER), a13);
                    a14 = DoubleVector.fromArray(SPECIES, v, i + 14 * WIDTH)
                            .fma(DoubleVector.fromMemorySegment(SPECIES, x, o + 14 * STEP, ORDER), a14);
                    a15 = DoubleVector.fromArray(SPECIES, v, i + 15 * WIDTH)
                            .fma(DoubleVector.fromMemorySegment(SPECIES, x, o + 15 * STEP, ORDER), a15);
                }
            }
            if (DOT_REGISTERS == 16) {
                a0 = a0.add(a8);
                a1 = a1.add(a9);
                a2 = a2.add(a10);
                a3 = a3.add(a11);
                a4 = a4.add(a12);
                a5 = a5.add(a13);
                a6 = a6.add(a14);
                a7 = a7.add(a15);
            }
            if (DOT_REGISTERS >= 8) {
                a0 = a0.add(a4);
                a1 = a1.add(a5);
                a2 = a2.add(a6);
                a3 = a3.add(a7);
            }
            if (BLOCK_REGISTERS <= 2) {
                a0 = a0.add(a2);
                a1 = a1.add(a3);
            }
            if (BLOCK_REGISTERS == 1) {
                a0 = a0.add(a1);
            }
            for (; i <= n - BLOCK_LANES; i += BLOCK_LANES) {
                long o = at + (long) i * Double.BYTES;
                a0 = DoubleVector.fromArray(SPECIES, v, i)
                        .fma(DoubleVector.fromMemorySegment(SPECIES, x, o, ORDER), a0);
                if (BLOCK_REGISTERS >= 2) {
                    a1 = DoubleVector.fromArray(SPECIES, v, i + WIDTH)
                            .fma(DoubleVector.fromMemorySegment(SPECIES, x, o + STEP, ORDER), a1);
                }
                if (BLOCK_REGISTERS == 4) {
                    a2 = DoubleVector.fromArray(SPECIES, v, i + 2 * WIDTH)
                            .fma(DoubleVector.fromMemorySegment(SPECIES, x, o + 2 * STEP, ORDER), a2);
                    a3 = DoubleVector.fromArray(SPECIES, v, i + 3 * WIDTH)
                            .fma(DoubleVector.fromMemorySegment(SPECIES, x, o + 3 * STEP, ORDER), a3);
                }
            }
            if (BLOCK_REGISTERS == 4) {
                a0 = a0.add(a2);
                a1 = a1.add(a3);
            }
            if (BLOCK_REGISTERS >= 2) {
                a0 = a0.add(a1);
            }
            sum = Lanes.fold(a0);
        }
        for (; i < n; i++) {
            sum = Math.fma(element(x, at, i), v[i], sum);
        }
        return sum;
    }

    @Override
    public void dot4(
            MemorySegment x, long at0, long at1, long at2, long at3, double[] v, int n, double[] out, int outAt) {
        if (DOT_REGISTERS == 4 && n >= DOT_LANES) {
            dot2(x, at0, at1, v, n, out, outAt);
            dot2(x, at2, at3, v, n, out, outAt + 2);
            return;
        }
        // More accumulators than there are registers would be spilled.
        out[outAt] = dot(x, at0, v, n);
        out[outAt + 1] = dot(x, at1, v, n);
        out[outAt + 2] = dot(x, at2, v, n);
        out[outAt + 3] = dot(x, at3, v, n);
    }

    /** Two columns at a time: four in one loop took longer. */
    private static void dot2(MemorySegment x, long at0, long at1, double[] v, int n, double[] out, int outAt) {
        DoubleVector a0 = Lanes.zero();
        DoubleVector a1 = Lanes.zero();
        DoubleVector a2 = Lanes.zero();
        DoubleVector a3 = Lanes.zero();
        DoubleVector b0 = Lanes.zero();
        DoubleVector b1 = Lanes.zero();
        DoubleVector b2 = Lanes.zero();
        DoubleVector b3 = Lanes.zero();
        int i = 0;
        for (; i <= n - DOT_LANES; i += DOT_LANES) {
            long o = (long) i * Double.BYTES;
            DoubleVector v0 = DoubleVector.fromArray(SPECIES, v, i);
            a0 = v0.fma(DoubleVector.fromMemorySegment(SPECIES, x, at0 + o, ORDER), a0);
            b0 = v0.fma(DoubleVector.fromMemorySegment(SPECIES, x, at1 + o, ORDER), b0);
            DoubleVector v1 = DoubleVector.fromArray(SPECIES, v, i + WIDTH);
            a1 = v1.fma(DoubleVector.fromMemorySegment(SPECIES, x, at0 + o + STEP, ORDER), a1);
            b1 = v1.fma(DoubleVector.fromMemorySegment(SPECIES, x, at1 + o + STEP, ORDER), b1);
            DoubleVector v2 = DoubleVector.fromArray(SPECIES, v, i + 2 * WIDTH);
            a2 = v2.fma(DoubleVector.fromMemorySegment(SPECIES, x, at0 + o + 2 * STEP, ORDER), a2);
            b2 = v2.fma(DoubleVector.fromMemorySegment(SPECIES, x, at1 + o + 2 * STEP, ORDER), b2);
            DoubleVector v3 = DoubleVector.fromArray(SPECIES, v, i + 3 * WIDTH);
            a3 = v3.fma(DoubleVector.fromMemorySegment(SPECIES, x, at0 + o + 3 * STEP, ORDER), a3);
            b3 = v3.fma(DoubleVector.fromMemorySegment(SPECIES, x, at1 + o + 3 * STEP, ORDER), b3);
        }
        a0 = a0.add(a2).add(a1.add(a3));
        b0 = b0.add(b2).add(b1.add(b3));
        for (; i <= n - BLOCK_LANES; i += BLOCK_LANES) {
            long o = (long) i * Double.BYTES;
            DoubleVector v0 = DoubleVector.fromArray(SPECIES, v, i);
            a0 = v0.fma(DoubleVector.fromMemorySegment(SPECIES, x, at0 + o, ORDER), a0);
            b0 = v0.fma(DoubleVector.fromMemorySegment(SPECIES, x, at1 + o, ORDER), b0);
        }
        double s0 = Lanes.fold(a0);
        double s1 = Lanes.fold(b0);
        for (; i < n; i++) {
            s0 = Math.fma(x.get(ValueLayout.JAVA_DOUBLE, at0 + (long) i * Double.BYTES), v[i], s0);
            s1 = Math.fma(x.get(ValueLayout.JAVA_DOUBLE, at1 + (long) i * Double.BYTES), v[i], s1);
        }
        out[outAt] = s0;
        out[outAt + 1] = s1;
    }

    @Override
    public void axpy(double a, MemorySegment x, long at, double[] v, int n) {
        DoubleVector scale = DoubleVector.broadcast(SPECIES, a);
        int i = 0;
        for (; i <= n - WIDTH; i += WIDTH) {
            scale.fma(
                            DoubleVector.fromMemorySegment(SPECIES, x, at + (long) i * Double.BYTES, ORDER),
                            DoubleVector.fromArray(SPECIES, v, i))
                    .intoArray(v, i);
        }
        for (; i < n; i++) {
            v[i] = Math.fma(a, element(x, at, i), v[i]);
        }
    }

    @Override
    public void axpyWeighted(double a, MemorySegment x, long at, double[] w, double[] v, int n) {
        DoubleVector scale = DoubleVector.broadcast(SPECIES, a);
        int i = 0;
        for (; i <= n - WIDTH; i += WIDTH) {
            DoubleVector.fromArray(SPECIES, w, i)
                    .mul(scale)
                    .fma(
                            DoubleVector.fromMemorySegment(SPECIES, x, at + (long) i * Double.BYTES, ORDER),
                            DoubleVector.fromArray(SPECIES, v, i))
                    .intoArray(v, i);
        }
        for (; i < n; i++) {
            v[i] = Math.fma(a * w[i], element(x, at, i), v[i]);
        }
    }

    @Override
    public double squaredDeviation(MemorySegment x, long at, double center, double[] w, int n) {
        double sum = 0.0;
        int i = 0;
        if (n >= BLOCK_LANES) {
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
            DoubleVector c = DoubleVector.broadcast(SPECIES, center);
            for (; i <= n - DOT_LANES; i += DOT_LANES) {
                long o = at + (long) i * Double.BYTES;
                Vector<Double> d0 =
                        DoubleVector.fromMemorySegment(SPECIES, x, o, ORDER).sub(c);
                a0 = DoubleVector.fromArray(SPECIES, w, i).mul(d0).fma(d0, a0);
                Vector<Double> d1 = DoubleVector.fromMemorySegment(SPECIES, x, o + STEP, ORDER)
                        .sub(c);
                a1 = DoubleVector.fromArray(SPECIES, w, i + WIDTH).mul(d1).fma(d1, a1);
                Vector<Double> d2 = DoubleVector.fromMemorySegment(SPECIES, x, o + 2 * STEP, ORDER)
                        .sub(c);
                a2 = DoubleVector.fromArray(SPECIES, w, i + 2 * WIDTH).mul(d2).fma(d2, a2);
                Vector<Double> d3 = DoubleVector.fromMemorySegment(SPECIES, x, o + 3 * STEP, ORDER)
                        .sub(c);
                a3 = DoubleVector.fromArray(SPECIES, w, i + 3 * WIDTH).mul(d3).fma(d3, a3);
                if (DOT_REGISTERS >= 8) {
                    Vector<Double> d4 = DoubleVector.fromMemorySegment(SPECIES, x, o + 4 * STEP, ORDER)
                            .sub(c);
                    a4 = DoubleVector.fromArray(SPECIES, w, i + 4 * WIDTH)
                            .mul(d4)
                            .fma(d4, a4);
                    Vector<Double> d5 = DoubleVector.fromMemorySegment(SPECIES, x, o + 5 * STEP, ORDER)
                            .sub(c);
                    a5 = DoubleVector.fromArray(SPECIES, w, i + 5 * WIDTH)
                            .mul(d5)
                            .fma(d5, a5);
                    Vector<Double> d6 = DoubleVector.fromMemorySegment(SPECIES, x, o + 6 * STEP, ORDER)
                            .sub(c);
                    a6 = DoubleVector.fromArray(SPECIES, w, i + 6 * WIDTH)
                            .mul(d6)
                            .fma(d6, a6);
                    Vector<Double> d7 = DoubleVector.fromMemorySegment(SPECIES, x, o + 7 * STEP, ORDER)
                            .sub(c);
                    a7 = DoubleVector.fromArray(SPECIES, w, i + 7 * WIDTH)
                            .mul(d7)
                            .fma(d7, a7);
                }
                if (DOT_REGISTERS == 16) {
                    Vector<Double> d8 = DoubleVector.fromMemorySegment(SPECIES, x, o + 8 * STEP, ORDER)
                            .sub(c);
                    a8 = DoubleVector.fromArray(SPECIES, w, i + 8 * WIDTH)
                            .mul(d8)
                            .fma(d8, a8);
                    Vector<Double> d9 = DoubleVector.fromMemorySegment(SPECIES, x, o + 9 * STEP, ORDER)
                            .sub(c);
                    a9 = DoubleVector.fromArray(SPECIES, w, i + 9 * WIDTH)
                            .mul(d9)
                            .fma(d9, a9);
                    Vector<Double> d10 = DoubleVector.fromMemorySegment(SPECIES, x, o + 10 * STEP, ORDER)
                            .sub(c);
                    a10 = DoubleVector.fromArray(SPECIES, w, i + 10 * WIDTH)
                            .mul(d10)
                            .fma(d10, a10);
                    Vector<Double> d11 = DoubleVector.fromMemorySegment(SPECIES, x, o + 11 * STEP, ORDER)
                            .sub(c);
                    a11 = DoubleVector.fromArray(SPECIES, w, i + 11 * WIDTH)
                            .mul(d11)
                            .fma(d11, a11);
                    Vector<Double> d12 = DoubleVector.fromMemorySegment(SPECIES, x, o + 12 * STEP, ORDER)
                            .sub(c);
                    a12 = DoubleVector.fromArray(SPECIES, w, i + 12 * WIDTH)
                            .mul(d12)
                            .fma(d12, a12);
                    Vector<Double> d13 = DoubleVector.fromMemorySegment(SPECIES, x, o + 13 * STEP, ORDER)
                            .sub(c);
                    a13 = DoubleVector.fromArray(SPECIES, w, i + 13 * WIDTH)
                            .mul(d13)
                            .fma(d13, a13);
                    Vector<Double> d14 = DoubleVector.fromMemorySegment(SPECIES, x, o + 14 * STEP, ORDER)
                            .sub(c);
                    a14 = DoubleVector.fromArray(SPECIES, w, i + 14 * WIDTH)
                            .mul(d14)
                            .fma(d14, a14);
                    Vector<Double> d15 = DoubleVector.fromMemorySegment(SPECIES, x, o + 15 * STEP, ORDER)
                            .sub(c);
                    a15 = DoubleVector.fromArray(SPECIES, w, i + 15 * WIDTH)
                            .mul(d15)
                            .fma(d15, a15);
                }
            }
            if (DOT_REGISTERS == 16) {
                a0 = a0.add(a8);
                a1 = a1.add(a9);
                a2 = a2.add(a10);
                a3 = a3.add(a11);
                a4 = a4.add(a12);
                a5 = a5.add(a13);
                a6 = a6.add(a14);
                a7 = a7.add(a15);
            }
            if (DOT_REGISTERS >= 8) {
                a0 = a0.add(a4);
                a1 = a1.add(a5);
                a2 = a2.add(a6);
                a3 = a3.add(a7);
            }
            if (BLOCK_REGISTERS <= 2) {
                a0 = a0.add(a2);
                a1 = a1.add(a3);
            }
            if (BLOCK_REGISTERS == 1) {
                a0 = a0.add(a1);
            }
            for (; i <= n - BLOCK_LANES; i += BLOCK_LANES) {
                long o = at + (long) i * Double.BYTES;
                Vector<Double> d0 =
                        DoubleVector.fromMemorySegment(SPECIES, x, o, ORDER).sub(c);
                a0 = DoubleVector.fromArray(SPECIES, w, i).mul(d0).fma(d0, a0);
                if (BLOCK_REGISTERS >= 2) {
                    Vector<Double> d1 = DoubleVector.fromMemorySegment(SPECIES, x, o + STEP, ORDER)
                            .sub(c);
                    a1 = DoubleVector.fromArray(SPECIES, w, i + WIDTH).mul(d1).fma(d1, a1);
                }
                if (BLOCK_REGISTERS == 4) {
                    Vector<Double> d2 = DoubleVector.fromMemorySegment(SPECIES, x, o + 2 * STEP, ORDER)
                            .sub(c);
                    a2 = DoubleVector.fromArray(SPECIES, w, i + 2 * WIDTH)
                            .mul(d2)
                            .fma(d2, a2);
                    Vector<Double> d3 = DoubleVector.fromMemorySegment(SPECIES, x, o + 3 * STEP, ORDER)
                            .sub(c);
                    a3 = DoubleVector.fromArray(SPECIES, w, i + 3 * WIDTH)
                            .mul(d3)
                            .fma(d3, a3);
                }
            }
            if (BLOCK_REGISTERS == 4) {
                a0 = a0.add(a2);
                a1 = a1.add(a3);
            }
            if (BLOCK_REGISTERS >= 2) {
                a0 = a0.add(a1);
            }
            sum = Lanes.fold(a0);
        }
        for (; i < n; i++) {
            double d = element(x, at, i) - center;
            sum = Math.fma(w[i] * d, d, sum);
        }
        return sum;
    }

    @Override
    void products(
            MemorySegment x,
            long[] at,
            int from,
            int count,
            double[] panel,
            int panelColumns,
            int n,
            double[] out,
            int outAt) {
        int last = panelColumns - 1;
        for (int m = 0; m < panelColumns; m += 4) {
            int m1 = Math.min(m + 1, last);
            int m2 = Math.min(m + 2, last);
            int m3 = Math.min(m + 3, last);
            int k = 0;
            if (BLOCK_REGISTERS == 1) {
                for (; k <= count - 2; k += 2) {
                    int o = outAt + k * panelColumns;
                    tile(x, at, from + k, panel, n, m, m1, m2, m3, out, o, panelColumns);
                }
            }
            for (; k < count; k++) {
                row(x, at[from + k], panel, n, m, m1, m2, m3, out, outAt + k * panelColumns);
            }
        }
    }

    /** Two columns against four vectors, one register an entry; equal ones among them write the same bits twice. */
    private static void tile(
            MemorySegment x,
            long[] at,
            int k,
            double[] panel,
            int n,
            int m0,
            int m1,
            int m2,
            int m3,
            double[] out,
            int outAt,
            int panelColumns) {
        long at0 = at[k];
        long at1 = at[k + 1];
        DoubleVector a0 = Lanes.zero();
        DoubleVector a1 = Lanes.zero();
        DoubleVector a2 = Lanes.zero();
        DoubleVector a3 = Lanes.zero();
        DoubleVector b0 = Lanes.zero();
        DoubleVector b1 = Lanes.zero();
        DoubleVector b2 = Lanes.zero();
        DoubleVector b3 = Lanes.zero();
        int end = n & -BLOCK_LANES;
        for (int i = 0; i < end; i += BLOCK_LANES) {
            long o = (long) i * Double.BYTES;
            Vector<Double> x0 = DoubleVector.fromMemorySegment(SPECIES, x, at0 + o, ORDER);
            Vector<Double> x1 = DoubleVector.fromMemorySegment(SPECIES, x, at1 + o, ORDER);
            DoubleVector v0 = DoubleVector.fromArray(SPECIES, panel, m0 * n + i);
            a0 = v0.fma(x0, a0);
            b0 = v0.fma(x1, b0);
            DoubleVector v1 = DoubleVector.fromArray(SPECIES, panel, m1 * n + i);
            a1 = v1.fma(x0, a1);
            b1 = v1.fma(x1, b1);
            DoubleVector v2 = DoubleVector.fromArray(SPECIES, panel, m2 * n + i);
            a2 = v2.fma(x0, a2);
            b2 = v2.fma(x1, b2);
            DoubleVector v3 = DoubleVector.fromArray(SPECIES, panel, m3 * n + i);
            a3 = v3.fma(x0, a3);
            b3 = v3.fma(x1, b3);
        }
        int o0 = outAt;
        out[o0 + m0] = Lanes.fold(a0);
        out[o0 + m1] = Lanes.fold(a1);
        out[o0 + m2] = Lanes.fold(a2);
        out[o0 + m3] = Lanes.fold(a3);
        int o1 = outAt + panelColumns;
        out[o1 + m0] = Lanes.fold(b0);
        out[o1 + m1] = Lanes.fold(b1);
        out[o1 + m2] = Lanes.fold(b2);
        out[o1 + m3] = Lanes.fold(b3);
    }

    /** One column against four vectors, in as many registers an entry as the width asks for. */
    private static void row(
            MemorySegment x, long at, double[] panel, int n, int m0, int m1, int m2, int m3, double[] out, int outAt) {
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
        int end = n & -BLOCK_LANES;
        for (int i = 0; i < end; i += BLOCK_LANES) {
            long o = at + (long) i * Double.BYTES;
            int p0 = m0 * n + i;
            int p1 = m1 * n + i;
            int p2 = m2 * n + i;
            int p3 = m3 * n + i;
            Vector<Double> x0 = DoubleVector.fromMemorySegment(SPECIES, x, o, ORDER);
            a0 = DoubleVector.fromArray(SPECIES, panel, p0).fma(x0, a0);
            b0 = DoubleVector.fromArray(SPECIES, panel, p1).fma(x0, b0);
            c0 = DoubleVector.fromArray(SPECIES, panel, p2).fma(x0, c0);
            d0 = DoubleVector.fromArray(SPECIES, panel, p3).fma(x0, d0);
            if (BLOCK_REGISTERS >= 2) {
                Vector<Double> x1 = DoubleVector.fromMemorySegment(SPECIES, x, o + STEP, ORDER);
                a1 = DoubleVector.fromArray(SPECIES, panel, p0 + WIDTH).fma(x1, a1);
                b1 = DoubleVector.fromArray(SPECIES, panel, p1 + WIDTH).fma(x1, b1);
                c1 = DoubleVector.fromArray(SPECIES, panel, p2 + WIDTH).fma(x1, c1);
                d1 = DoubleVector.fromArray(SPECIES, panel, p3 + WIDTH).fma(x1, d1);
            }
            if (BLOCK_REGISTERS == 4) {
                Vector<Double> x2 = DoubleVector.fromMemorySegment(SPECIES, x, o + 2 * STEP, ORDER);
                a2 = DoubleVector.fromArray(SPECIES, panel, p0 + 2 * WIDTH).fma(x2, a2);
                b2 = DoubleVector.fromArray(SPECIES, panel, p1 + 2 * WIDTH).fma(x2, b2);
                c2 = DoubleVector.fromArray(SPECIES, panel, p2 + 2 * WIDTH).fma(x2, c2);
                d2 = DoubleVector.fromArray(SPECIES, panel, p3 + 2 * WIDTH).fma(x2, d2);
                Vector<Double> x3 = DoubleVector.fromMemorySegment(SPECIES, x, o + 3 * STEP, ORDER);
                a3 = DoubleVector.fromArray(SPECIES, panel, p0 + 3 * WIDTH).fma(x3, a3);
                b3 = DoubleVector.fromArray(SPECIES, panel, p1 + 3 * WIDTH).fma(x3, b3);
                c3 = DoubleVector.fromArray(SPECIES, panel, p2 + 3 * WIDTH).fma(x3, c3);
                d3 = DoubleVector.fromArray(SPECIES, panel, p3 + 3 * WIDTH).fma(x3, d3);
            }
        }
        if (BLOCK_REGISTERS == 4) {
            a0 = a0.add(a2);
            a1 = a1.add(a3);
            b0 = b0.add(b2);
            b1 = b1.add(b3);
            c0 = c0.add(c2);
            c1 = c1.add(c3);
            d0 = d0.add(d2);
            d1 = d1.add(d3);
        }
        if (BLOCK_REGISTERS >= 2) {
            a0 = a0.add(a1);
            b0 = b0.add(b1);
            c0 = c0.add(c1);
            d0 = d0.add(d1);
        }
        out[outAt + m0] = Lanes.fold(a0);
        out[outAt + m1] = Lanes.fold(b0);
        out[outAt + m2] = Lanes.fold(c0);
        out[outAt + m3] = Lanes.fold(d0);
    }
}
