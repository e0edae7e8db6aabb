package org.lariat.simd;

import static jdk.incubator.vector.VectorOperators.GE;
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
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import org.lariat.kernel.ColumnKernel;
import org.lariat.kernel.ScalarKernel;

/**
 * Columns stored as float64. The loops are written out, calls into the Vector API alone: see {@link SparseColumns} on why
 * {@link Float32Columns} repeats them.
 */
final class Float64Columns extends SparseColumns {
    /** For columns shorter than a register. */
    private static final ColumnKernel SCALAR = new ScalarKernel().float64();

    @Override
    public int elementBytes() {
        return Double.BYTES;
    }

    @Override
    double element(MemorySegment x, long i) {
        return x.getAtIndex(ValueLayout.JAVA_DOUBLE, i);
    }

    @Override
    public double dot(MemorySegment x, long at, double[] v, int n) {
        if (n < WIDTH) {
            return SCALAR.dot(x, at, v, n);
        }
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
        for (int end = n & -DOT_LANES; i < end; i += DOT_LANES) {
            a0 = DoubleVector.fromMemorySegment(SPECIES, x, at + (long) i * Double.BYTES, ORDER)
                    .fma(DoubleVector.fromArray(SPECIES, v, i), a0);
            a1 = DoubleVector.fromMemorySegment(SPECIES, x, at + (long) (i + WIDTH) * Double.BYTES, ORDER)
                    .fma(DoubleVector.fromArray(SPECIES, v, i + WIDTH), a1);
            a2 = DoubleVector.fromMemorySegment(SPECIES, x, at + (long) (i + 2 * WIDTH) * Double.BYTES, ORDER)
                    .fma(DoubleVector.fromArray(SPECIES, v, i + 2 * WIDTH), a2);
            a3 = DoubleVector.fromMemorySegment(SPECIES, x, at + (long) (i + 3 * WIDTH) * Double.BYTES, ORDER)
                    .fma(DoubleVector.fromArray(SPECIES, v, i + 3 * WIDTH), a3);
            if (DOT_REGISTERS >= 8) {
                a4 = DoubleVector.fromMemorySegment(SPECIES, x, at + (long) (i + 4 * WIDTH) * Double.BYTES, ORDER)
                        .fma(DoubleVector.fromArray(SPECIES, v, i + 4 * WIDTH), a4);
                a5 = DoubleVector.fromMemorySegment(SPECIES, x, at + (long) (i + 5 * WIDTH) * Double.BYTES, ORDER)
                        .fma(DoubleVector.fromArray(SPECIES, v, i + 5 * WIDTH), a5);
                a6 = DoubleVector.fromMemorySegment(SPECIES, x, at + (long) (i + 6 * WIDTH) * Double.BYTES, ORDER)
                        .fma(DoubleVector.fromArray(SPECIES, v, i + 6 * WIDTH), a6);
                a7 = DoubleVector.fromMemorySegment(SPECIES, x, at + (long) (i + 7 * WIDTH) * Double.BYTES, ORDER)
                        .fma(DoubleVector.fromArray(SPECIES, v, i + 7 * WIDTH), a7);
            }
            if (DOT_REGISTERS == 16) {
                a8 = DoubleVector.fromMemorySegment(SPECIES, x, at + (long) (i + 8 * WIDTH) * Double.BYTES, ORDER)
                        .fma(DoubleVector.fromArray(SPECIES, v, i + 8 * WIDTH), a8);
                a9 = DoubleVector.fromMemorySegment(SPECIES, x, at + (long) (i + 9 * WIDTH) * Double.BYTES, ORDER)
                        .fma(DoubleVector.fromArray(SPECIES, v, i + 9 * WIDTH), a9);
                a10 = DoubleVector.fromMemorySegment(SPECIES, x, at + (long) (i + 10 * WIDTH) * Double.BYTES, ORDER)
                        .fma(DoubleVector.fromArray(SPECIES, v, i + 10 * WIDTH), a10);
                a11 = DoubleVector.fromMemorySegment(SPECIES, x, at + (long) (i + 11 * WIDTH) * Double.BYTES, ORDER)
                        .fma(DoubleVector.fromArray(SPECIES, v, i + 11 * WIDTH), a11);
                a12 = DoubleVector.fromMemorySegment(SPECIES, x, at + (long) (i + 12 * WIDTH) * Double.BYTES, ORDER)
                        .fma(DoubleVector.fromArray(SPECIES, v, i + 12 * WIDTH), a12);
                a13 = DoubleVector.fromMemorySegment(SPECIES, x, at + (long) (i + 13 * WIDTH) * Double.BYTES, ORDER)
                        .fma(DoubleVector.fromArray(SPECIES, v, i + 13 * WIDTH), a13);
                a14 = DoubleVector.fromMemorySegment(SPECIES, x, at + (long) (i + 14 * WIDTH) * Double.BYTES, ORDER)
                        .fma(DoubleVector.fromArray(SPECIES, v, i + 14 * WIDTH), a14);
                a15 = DoubleVector.fromMemorySegment(SPECIES, x, at + (long) (i + 15 * WIDTH) * Double.BYTES, ORDER)
                        .fma(DoubleVector.fromArray(SPECIES, v, i + 15 * WIDTH), a15);
            }
        }
        // For what is left the registers take turns; after a full round each is back in its place.
        for (; i <= n - WIDTH; i += WIDTH) {
            DoubleVector t = a0;
            t = DoubleVector.fromMemorySegment(SPECIES, x, at + (long) i * Double.BYTES, ORDER)
                    .fma(DoubleVector.fromArray(SPECIES, v, i), t);
            a0 = a1;
            a1 = a2;
            a2 = a3;
            if (DOT_REGISTERS == 4) {
                a3 = t;
            } else {
                a3 = a4;
                a4 = a5;
                a5 = a6;
                a6 = a7;
                if (DOT_REGISTERS == 8) {
                    a7 = t;
                } else {
                    a7 = a8;
                    a8 = a9;
                    a9 = a10;
                    a10 = a11;
                    a11 = a12;
                    a12 = a13;
                    a13 = a14;
                    a14 = a15;
                    a15 = t;
                }
            }
        }
        if (i < n) {
            VectorShuffle<Double> down = Lanes.DOWN[n - i];
            VectorMask<Double> mask = Lanes.IOTA.lt(n - i);
            DoubleVector t = a0;
            DoubleVector e = DoubleVector.fromMemorySegment(SPECIES, x, at + (long) (n - WIDTH) * Double.BYTES, ORDER)
                    .rearrange(down);
            t = t.blend(e.fma(DoubleVector.fromArray(SPECIES, v, n - WIDTH).rearrange(down), t), mask);
            a0 = a1;
            a1 = a2;
            a2 = a3;
            if (DOT_REGISTERS == 4) {
                a3 = t;
            } else {
                a3 = a4;
                a4 = a5;
                a5 = a6;
                a6 = a7;
                if (DOT_REGISTERS == 8) {
                    a7 = t;
                } else {
                    a7 = a8;
                    a8 = a9;
                    a9 = a10;
                    a10 = a11;
                    a11 = a12;
                    a12 = a13;
                    a13 = a14;
                    a14 = a15;
                    a15 = t;
                }
            }
            i += WIDTH;
        }
        for (; i % DOT_LANES != 0; i += WIDTH) {
            DoubleVector t = a0;
            a0 = a1;
            a1 = a2;
            a2 = a3;
            if (DOT_REGISTERS == 4) {
                a3 = t;
            } else {
                a3 = a4;
                a4 = a5;
                a5 = a6;
                a6 = a7;
                if (DOT_REGISTERS == 8) {
                    a7 = t;
                } else {
                    a7 = a8;
                    a8 = a9;
                    a9 = a10;
                    a10 = a11;
                    a11 = a12;
                    a12 = a13;
                    a13 = a14;
                    a14 = a15;
                    a15 = t;
                }
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
        return Lanes.fold(a0.add(a2).add(a1.add(a3)));
    }

    @Override
    public void dot4(
            MemorySegment x, long at0, long at1, long at2, long at3, double[] v, int n, double[] out, int outAt) {
        if (DOT_REGISTERS == 4 && n >= WIDTH) {
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

    /** Two columns: with four the method was too large for C1, and had not reached C2 after six seconds. */
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
        for (int end = n & -DOT_LANES; i < end; i += DOT_LANES) {
            DoubleVector v0 = DoubleVector.fromArray(SPECIES, v, i);
            a0 = DoubleVector.fromMemorySegment(SPECIES, x, at0 + (long) i * Double.BYTES, ORDER)
                    .fma(v0, a0);
            b0 = DoubleVector.fromMemorySegment(SPECIES, x, at1 + (long) i * Double.BYTES, ORDER)
                    .fma(v0, b0);
            DoubleVector v1 = DoubleVector.fromArray(SPECIES, v, i + WIDTH);
            a1 = DoubleVector.fromMemorySegment(SPECIES, x, at0 + (long) (i + WIDTH) * Double.BYTES, ORDER)
                    .fma(v1, a1);
            b1 = DoubleVector.fromMemorySegment(SPECIES, x, at1 + (long) (i + WIDTH) * Double.BYTES, ORDER)
                    .fma(v1, b1);
            DoubleVector v2 = DoubleVector.fromArray(SPECIES, v, i + 2 * WIDTH);
            a2 = DoubleVector.fromMemorySegment(SPECIES, x, at0 + (long) (i + 2 * WIDTH) * Double.BYTES, ORDER)
                    .fma(v2, a2);
            b2 = DoubleVector.fromMemorySegment(SPECIES, x, at1 + (long) (i + 2 * WIDTH) * Double.BYTES, ORDER)
                    .fma(v2, b2);
            DoubleVector v3 = DoubleVector.fromArray(SPECIES, v, i + 3 * WIDTH);
            a3 = DoubleVector.fromMemorySegment(SPECIES, x, at0 + (long) (i + 3 * WIDTH) * Double.BYTES, ORDER)
                    .fma(v3, a3);
            b3 = DoubleVector.fromMemorySegment(SPECIES, x, at1 + (long) (i + 3 * WIDTH) * Double.BYTES, ORDER)
                    .fma(v3, b3);
        }
        for (; i <= n - WIDTH; i += WIDTH) {
            DoubleVector e = DoubleVector.fromArray(SPECIES, v, i);
            DoubleVector a = DoubleVector.fromMemorySegment(SPECIES, x, at0 + (long) i * Double.BYTES, ORDER)
                    .fma(e, a0);
            DoubleVector b = DoubleVector.fromMemorySegment(SPECIES, x, at1 + (long) i * Double.BYTES, ORDER)
                    .fma(e, b0);
            a0 = a1;
            a1 = a2;
            a2 = a3;
            a3 = a;
            b0 = b1;
            b1 = b2;
            b2 = b3;
            b3 = b;
        }
        if (i < n) {
            VectorShuffle<Double> down = Lanes.DOWN[n - i];
            VectorMask<Double> mask = Lanes.IOTA.lt(n - i);
            DoubleVector e = DoubleVector.fromArray(SPECIES, v, n - WIDTH).rearrange(down);
            DoubleVector a = a0.blend(
                    DoubleVector.fromMemorySegment(SPECIES, x, at0 + (long) (n - WIDTH) * Double.BYTES, ORDER)
                            .rearrange(down)
                            .fma(e, a0),
                    mask);
            DoubleVector b = b0.blend(
                    DoubleVector.fromMemorySegment(SPECIES, x, at1 + (long) (n - WIDTH) * Double.BYTES, ORDER)
                            .rearrange(down)
                            .fma(e, b0),
                    mask);
            a0 = a1;
            a1 = a2;
            a2 = a3;
            a3 = a;
            b0 = b1;
            b1 = b2;
            b2 = b3;
            b3 = b;
            i += WIDTH;
        }
        for (; i % DOT_LANES != 0; i += WIDTH) {
            DoubleVector a = a0;
            DoubleVector b = b0;
            a0 = a1;
            a1 = a2;
            a2 = a3;
            a3 = a;
            b0 = b1;
            b1 = b2;
            b2 = b3;
            b3 = b;
        }
        out[outAt] = Lanes.fold(a0.add(a2).add(a1.add(a3)));
        out[outAt + 1] = Lanes.fold(b0.add(b2).add(b1.add(b3)));
    }

    @Override
    public void axpy(double a, MemorySegment x, long at, double[] v, int n) {
        if (n < WIDTH) {
            SCALAR.axpy(a, x, at, v, n);
            return;
        }
        DoubleVector scale = DoubleVector.broadcast(SPECIES, a);
        int i = 0;
        for (int end = n & -WIDTH; i < end; i += WIDTH) {
            DoubleVector.fromMemorySegment(SPECIES, x, at + (long) i * Double.BYTES, ORDER)
                    .fma(scale, DoubleVector.fromArray(SPECIES, v, i))
                    .intoArray(v, i);
        }
        if (i < n) {
            // The last whole register again, keeping the lanes that are done.
            VectorMask<Double> left = Lanes.IOTA.compare(GE, i - (n - WIDTH));
            DoubleVector done = DoubleVector.fromArray(SPECIES, v, n - WIDTH);
            done.blend(
                            DoubleVector.fromMemorySegment(SPECIES, x, at + (long) (n - WIDTH) * Double.BYTES, ORDER)
                                    .fma(scale, done),
                            left)
                    .intoArray(v, n - WIDTH);
        }
    }

    @Override
    public void axpyWeighted(double a, MemorySegment x, long at, double[] w, double[] v, int n) {
        if (n < WIDTH) {
            SCALAR.axpyWeighted(a, x, at, w, v, n);
            return;
        }
        DoubleVector scale = DoubleVector.broadcast(SPECIES, a);
        int i = 0;
        for (int end = n & -WIDTH; i < end; i += WIDTH) {
            DoubleVector.fromMemorySegment(SPECIES, x, at + (long) i * Double.BYTES, ORDER)
                    .fma(DoubleVector.fromArray(SPECIES, w, i).mul(scale), DoubleVector.fromArray(SPECIES, v, i))
                    .intoArray(v, i);
        }
        if (i < n) {
            // The last whole register again, keeping the lanes that are done.
            VectorMask<Double> left = Lanes.IOTA.compare(GE, i - (n - WIDTH));
            DoubleVector done = DoubleVector.fromArray(SPECIES, v, n - WIDTH);
            done.blend(
                            DoubleVector.fromMemorySegment(SPECIES, x, at + (long) (n - WIDTH) * Double.BYTES, ORDER)
                                    .fma(
                                            DoubleVector.fromArray(SPECIES, w, n - WIDTH)
                                                    .mul(scale),
                                            done),
                            left)
                    .intoArray(v, n - WIDTH);
        }
    }

    @Override
    public double squaredDeviation(MemorySegment x, long at, double center, double[] w, int n) {
        if (n < WIDTH) {
            return SCALAR.squaredDeviation(x, at, center, w, n);
        }
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
        int i = 0;
        for (int end = n & -DOT_LANES; i < end; i += DOT_LANES) {
            DoubleVector d0 = DoubleVector.fromMemorySegment(SPECIES, x, at + (long) i * Double.BYTES, ORDER)
                    .sub(c);
            a0 = DoubleVector.fromArray(SPECIES, w, i).mul(d0).fma(d0, a0);
            DoubleVector d1 = DoubleVector.fromMemorySegment(SPECIES, x, at + (long) (i + WIDTH) * Double.BYTES, ORDER)
                    .sub(c);
            a1 = DoubleVector.fromArray(SPECIES, w, i + WIDTH).mul(d1).fma(d1, a1);
            DoubleVector d2 = DoubleVector.fromMemorySegment(
                            SPECIES, x, at + (long) (i + 2 * WIDTH) * Double.BYTES, ORDER)
                    .sub(c);
            a2 = DoubleVector.fromArray(SPECIES, w, i + 2 * WIDTH).mul(d2).fma(d2, a2);
            DoubleVector d3 = DoubleVector.fromMemorySegment(
                            SPECIES, x, at + (long) (i + 3 * WIDTH) * Double.BYTES, ORDER)
                    .sub(c);
            a3 = DoubleVector.fromArray(SPECIES, w, i + 3 * WIDTH).mul(d3).fma(d3, a3);
            if (DOT_REGISTERS >= 8) {
                DoubleVector d4 = DoubleVector.fromMemorySegment(
                                SPECIES, x, at + (long) (i + 4 * WIDTH) * Double.BYTES, ORDER)
                        .sub(c);
                a4 = DoubleVector.fromArray(SPECIES, w, i + 4 * WIDTH).mul(d4).fma(d4, a4);
                DoubleVector d5 = DoubleVector.fromMemorySegment(
                                SPECIES, x, at + (long) (i + 5 * WIDTH) * Double.BYTES, ORDER)
                        .sub(c);
                a5 = DoubleVector.fromArray(SPECIES, w, i + 5 * WIDTH).mul(d5).fma(d5, a5);
                DoubleVector d6 = DoubleVector.fromMemorySegment(
                                SPECIES, x, at + (long) (i + 6 * WIDTH) * Double.BYTES, ORDER)
                        .sub(c);
                a6 = DoubleVector.fromArray(SPECIES, w, i + 6 * WIDTH).mul(d6).fma(d6, a6);
                DoubleVector d7 = DoubleVector.fromMemorySegment(
                                SPECIES, x, at + (long) (i + 7 * WIDTH) * Double.BYTES, ORDER)
                        .sub(c);
                a7 = DoubleVector.fromArray(SPECIES, w, i + 7 * WIDTH).mul(d7).fma(d7, a7);
            }
            if (DOT_REGISTERS == 16) {
                DoubleVector d8 = DoubleVector.fromMemorySegment(
                                SPECIES, x, at + (long) (i + 8 * WIDTH) * Double.BYTES, ORDER)
                        .sub(c);
                a8 = DoubleVector.fromArray(SPECIES, w, i + 8 * WIDTH).mul(d8).fma(d8, a8);
                DoubleVector d9 = DoubleVector.fromMemorySegment(
                                SPECIES, x, at + (long) (i + 9 * WIDTH) * Double.BYTES, ORDER)
                        .sub(c);
                a9 = DoubleVector.fromArray(SPECIES, w, i + 9 * WIDTH).mul(d9).fma(d9, a9);
                DoubleVector d10 = DoubleVector.fromMemorySegment(
                                SPECIES, x, at + (long) (i + 10 * WIDTH) * Double.BYTES, ORDER)
                        .sub(c);
                a10 = DoubleVector.fromArray(SPECIES, w, i + 10 * WIDTH)
                        .mul(d10)
                        .fma(d10, a10);
                DoubleVector d11 = DoubleVector.fromMemorySegment(
                                SPECIES, x, at + (long) (i + 11 * WIDTH) * Double.BYTES, ORDER)
                        .sub(c);
                a11 = DoubleVector.fromArray(SPECIES, w, i + 11 * WIDTH)
                        .mul(d11)
                        .fma(d11, a11);
                DoubleVector d12 = DoubleVector.fromMemorySegment(
                                SPECIES, x, at + (long) (i + 12 * WIDTH) * Double.BYTES, ORDER)
                        .sub(c);
                a12 = DoubleVector.fromArray(SPECIES, w, i + 12 * WIDTH)
                        .mul(d12)
                        .fma(d12, a12);
                DoubleVector d13 = DoubleVector.fromMemorySegment(
                                SPECIES, x, at + (long) (i + 13 * WIDTH) * Double.BYTES, ORDER)
                        .sub(c);
                a13 = DoubleVector.fromArray(SPECIES, w, i + 13 * WIDTH)
                        .mul(d13)
                        .fma(d13, a13);
                DoubleVector d14 = DoubleVector.fromMemorySegment(
                                SPECIES, x, at + (long) (i + 14 * WIDTH) * Double.BYTES, ORDER)
                        .sub(c);
                a14 = DoubleVector.fromArray(SPECIES, w, i + 14 * WIDTH)
                        .mul(d14)
                        .fma(d14, a14);
                DoubleVector d15 = DoubleVector.fromMemorySegment(
                                SPECIES, x, at + (long) (i + 15 * WIDTH) * Double.BYTES, ORDER)
                        .sub(c);
                a15 = DoubleVector.fromArray(SPECIES, w, i + 15 * WIDTH)
                        .mul(d15)
                        .fma(d15, a15);
            }
        }
        // For what is left the registers take turns; after a full round each is back in its place.
        for (; i <= n - WIDTH; i += WIDTH) {
            DoubleVector t = a0;
            DoubleVector d = DoubleVector.fromMemorySegment(SPECIES, x, at + (long) i * Double.BYTES, ORDER)
                    .sub(c);
            t = DoubleVector.fromArray(SPECIES, w, i).mul(d).fma(d, t);
            a0 = a1;
            a1 = a2;
            a2 = a3;
            if (DOT_REGISTERS == 4) {
                a3 = t;
            } else {
                a3 = a4;
                a4 = a5;
                a5 = a6;
                a6 = a7;
                if (DOT_REGISTERS == 8) {
                    a7 = t;
                } else {
                    a7 = a8;
                    a8 = a9;
                    a9 = a10;
                    a10 = a11;
                    a11 = a12;
                    a12 = a13;
                    a13 = a14;
                    a14 = a15;
                    a15 = t;
                }
            }
        }
        if (i < n) {
            VectorShuffle<Double> down = Lanes.DOWN[n - i];
            VectorMask<Double> mask = Lanes.IOTA.lt(n - i);
            DoubleVector t = a0;
            DoubleVector d = DoubleVector.fromMemorySegment(SPECIES, x, at + (long) (n - WIDTH) * Double.BYTES, ORDER)
                    .rearrange(down)
                    .sub(c);
            t = t.blend(
                    DoubleVector.fromArray(SPECIES, w, n - WIDTH)
                            .rearrange(down)
                            .mul(d)
                            .fma(d, t),
                    mask);
            a0 = a1;
            a1 = a2;
            a2 = a3;
            if (DOT_REGISTERS == 4) {
                a3 = t;
            } else {
                a3 = a4;
                a4 = a5;
                a5 = a6;
                a6 = a7;
                if (DOT_REGISTERS == 8) {
                    a7 = t;
                } else {
                    a7 = a8;
                    a8 = a9;
                    a9 = a10;
                    a10 = a11;
                    a11 = a12;
                    a12 = a13;
                    a13 = a14;
                    a14 = a15;
                    a15 = t;
                }
            }
            i += WIDTH;
        }
        for (; i % DOT_LANES != 0; i += WIDTH) {
            DoubleVector t = a0;
            a0 = a1;
            a1 = a2;
            a2 = a3;
            if (DOT_REGISTERS == 4) {
                a3 = t;
            } else {
                a3 = a4;
                a4 = a5;
                a5 = a6;
                a6 = a7;
                if (DOT_REGISTERS == 8) {
                    a7 = t;
                } else {
                    a7 = a8;
                    a8 = a9;
                    a9 = a10;
                    a10 = a11;
                    a11 = a12;
                    a12 = a13;
                    a13 = a14;
                    a14 = a15;
                    a15 = t;
                }
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
        return Lanes.fold(a0.add(a2).add(a1.add(a3)));
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
        if (n < BLOCK_LANES) {
            SCALAR.gram(x, at, from, count, panel, panelColumns, n, out, outAt);
            return;
        }
        int last = panelColumns - 1;
        if (WIDTH < BLOCK_LANES) {
            for (int k = 0; k < count; k++) {
                int row = outAt + k * panelColumns;
                for (int m = 0; m < panelColumns; m += 2) {
                    int m1 = Math.min(m + 1, last);
                    narrow(x, at[from + k], panel, m * n, m1 * n, n, out, row + m, row + m1);
                }
            }
            return;
        }
        for (int k = 0; k < count; k += 2) {
            int k1 = Math.min(k + 1, count - 1);
            for (int m = 0; m < panelColumns; m += 4) {
                int m1 = Math.min(m + 1, last);
                int m2 = Math.min(m + 2, last);
                int m3 = Math.min(m + 3, last);
                int o = outAt + m;
                tile(
                        x,
                        at[from + k],
                        at[from + k1],
                        panel,
                        m * n,
                        m1 * n,
                        m2 * n,
                        m3 * n,
                        n,
                        out,
                        o + k * panelColumns,
                        o + k1 * panelColumns,
                        m1 - m,
                        m2 - m,
                        m3 - m);
            }
        }
    }

    /** Two columns against four vectors, one register an entry; equal ones among them write the same bits twice. */
    private static void tile(
            MemorySegment x,
            long at0,
            long at1,
            double[] panel,
            int p0,
            int p1,
            int p2,
            int p3,
            int n,
            double[] out,
            int o0,
            int o1,
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
        int i = 0;
        for (int end = n & -WIDTH; i < end; i += WIDTH) {
            DoubleVector x0 = DoubleVector.fromMemorySegment(SPECIES, x, at0 + (long) i * Double.BYTES, ORDER);
            DoubleVector x1 = DoubleVector.fromMemorySegment(SPECIES, x, at1 + (long) i * Double.BYTES, ORDER);
            DoubleVector v0 = DoubleVector.fromArray(SPECIES, panel, p0 + i);
            a0 = x0.fma(v0, a0);
            a4 = x1.fma(v0, a4);
            DoubleVector v1 = DoubleVector.fromArray(SPECIES, panel, p1 + i);
            a1 = x0.fma(v1, a1);
            a5 = x1.fma(v1, a5);
            DoubleVector v2 = DoubleVector.fromArray(SPECIES, panel, p2 + i);
            a2 = x0.fma(v2, a2);
            a6 = x1.fma(v2, a6);
            DoubleVector v3 = DoubleVector.fromArray(SPECIES, panel, p3 + i);
            a3 = x0.fma(v3, a3);
            a7 = x1.fma(v3, a7);
        }
        if (i < n) {
            VectorShuffle<Double> down = Lanes.DOWN[n - i];
            VectorMask<Double> mask = Lanes.IOTA.lt(n - i);
            DoubleVector x0 = DoubleVector.fromMemorySegment(SPECIES, x, at0 + (long) (n - WIDTH) * Double.BYTES, ORDER)
                    .rearrange(down);
            DoubleVector x1 = DoubleVector.fromMemorySegment(SPECIES, x, at1 + (long) (n - WIDTH) * Double.BYTES, ORDER)
                    .rearrange(down);
            DoubleVector v0 =
                    DoubleVector.fromArray(SPECIES, panel, p0 + n - WIDTH).rearrange(down);
            a0 = a0.blend(x0.fma(v0, a0), mask);
            a4 = a4.blend(x1.fma(v0, a4), mask);
            DoubleVector v1 =
                    DoubleVector.fromArray(SPECIES, panel, p1 + n - WIDTH).rearrange(down);
            a1 = a1.blend(x0.fma(v1, a1), mask);
            a5 = a5.blend(x1.fma(v1, a5), mask);
            DoubleVector v2 =
                    DoubleVector.fromArray(SPECIES, panel, p2 + n - WIDTH).rearrange(down);
            a2 = a2.blend(x0.fma(v2, a2), mask);
            a6 = a6.blend(x1.fma(v2, a6), mask);
            DoubleVector v3 =
                    DoubleVector.fromArray(SPECIES, panel, p3 + n - WIDTH).rearrange(down);
            a3 = a3.blend(x0.fma(v3, a3), mask);
            a7 = a7.blend(x1.fma(v3, a7), mask);
        }
        out[o0] = Lanes.fold(a0);
        out[o0 + m1] = Lanes.fold(a1);
        out[o0 + m2] = Lanes.fold(a2);
        out[o0 + m3] = Lanes.fold(a3);
        out[o1] = Lanes.fold(a4);
        out[o1 + m1] = Lanes.fold(a5);
        out[o1 + m2] = Lanes.fold(a6);
        out[o1 + m3] = Lanes.fold(a7);
    }

    /** One column against two vectors, where the lanes of an entry take more than one register. */
    private static void narrow(
            MemorySegment x, long at, double[] panel, int p, int q, int n, double[] out, int op, int oq) {
        DoubleVector a0 = Lanes.zero();
        DoubleVector b0 = Lanes.zero();
        DoubleVector a1 = Lanes.zero();
        DoubleVector b1 = Lanes.zero();
        DoubleVector a2 = Lanes.zero();
        DoubleVector b2 = Lanes.zero();
        DoubleVector a3 = Lanes.zero();
        DoubleVector b3 = Lanes.zero();
        int i = 0;
        for (int end = n & -BLOCK_LANES; i < end; i += BLOCK_LANES) {
            DoubleVector x0 = DoubleVector.fromMemorySegment(SPECIES, x, at + (long) i * Double.BYTES, ORDER);
            a0 = x0.fma(DoubleVector.fromArray(SPECIES, panel, p + i), a0);
            b0 = x0.fma(DoubleVector.fromArray(SPECIES, panel, q + i), b0);
            if (BLOCK_REGISTERS >= 2) {
                DoubleVector x1 =
                        DoubleVector.fromMemorySegment(SPECIES, x, at + (long) (i + WIDTH) * Double.BYTES, ORDER);
                a1 = x1.fma(DoubleVector.fromArray(SPECIES, panel, p + i + WIDTH), a1);
                b1 = x1.fma(DoubleVector.fromArray(SPECIES, panel, q + i + WIDTH), b1);
            }
            if (BLOCK_REGISTERS == 4) {
                DoubleVector x2 =
                        DoubleVector.fromMemorySegment(SPECIES, x, at + (long) (i + 2 * WIDTH) * Double.BYTES, ORDER);
                a2 = x2.fma(DoubleVector.fromArray(SPECIES, panel, p + i + 2 * WIDTH), a2);
                b2 = x2.fma(DoubleVector.fromArray(SPECIES, panel, q + i + 2 * WIDTH), b2);
                DoubleVector x3 =
                        DoubleVector.fromMemorySegment(SPECIES, x, at + (long) (i + 3 * WIDTH) * Double.BYTES, ORDER);
                a3 = x3.fma(DoubleVector.fromArray(SPECIES, panel, p + i + 3 * WIDTH), a3);
                b3 = x3.fma(DoubleVector.fromArray(SPECIES, panel, q + i + 3 * WIDTH), b3);
            }
        }
        for (int r = 0; r < BLOCK_REGISTERS; r++, i += WIDTH) {
            DoubleVector a = a0;
            DoubleVector b = b0;
            if (i < n) {
                // A whole register or the last part of one.
                int from = Math.min(i, n - WIDTH);
                VectorShuffle<Double> down = Lanes.DOWN[Math.min(n - i, WIDTH)];
                VectorMask<Double> mask = Lanes.IOTA.lt(n - i);
                DoubleVector e = DoubleVector.fromMemorySegment(SPECIES, x, at + (long) from * Double.BYTES, ORDER)
                        .rearrange(down);
                a = a.blend(
                        e.fma(DoubleVector.fromArray(SPECIES, panel, p + from).rearrange(down), a), mask);
                b = b.blend(
                        e.fma(DoubleVector.fromArray(SPECIES, panel, q + from).rearrange(down), b), mask);
            }
            if (BLOCK_REGISTERS == 2) {
                a0 = a1;
                a1 = a;
                b0 = b1;
                b1 = b;
            } else {
                a0 = a1;
                a1 = a2;
                a2 = a3;
                a3 = a;
                b0 = b1;
                b1 = b2;
                b2 = b3;
                b3 = b;
            }
        }
        if (BLOCK_REGISTERS == 4) {
            a0 = a0.add(a2);
            a1 = a1.add(a3);
            b0 = b0.add(b2);
            b1 = b1.add(b3);
        }
        out[op] = Lanes.fold(a0.add(a1));
        out[oq] = Lanes.fold(b0.add(b1));
    }
}
