package org.lariat.simd;

import static jdk.incubator.vector.VectorOperators.F2D;
import static org.lariat.kernel.VectorKernel.BLOCK_LANES;
import static org.lariat.kernel.VectorKernel.DOT_LANES;
import static org.lariat.simd.ColumnMemory.ADDRESSES;
import static org.lariat.simd.Lanes.BY_FOUR;
import static org.lariat.simd.Lanes.BY_ONE;
import static org.lariat.simd.Lanes.BY_TWO;
import static org.lariat.simd.Lanes.FLOATS;
import static org.lariat.simd.Lanes.ORDER;
import static org.lariat.simd.Lanes.SPECIES;
import static org.lariat.simd.Lanes.WIDTH;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorMask;
import org.lariat.kernel.ColumnKernel;

/** Columns stored as float32, widened in registers: the loops of {@link Float64Columns} with another load. */
final class Float32Columns extends SegmentColumns {
    /** Bytes of as many elements as a register has lanes, and of a group of eight. */
    private static final long STEP = (long) WIDTH * Float.BYTES;

    private static final long GROUP = (long) BLOCK_LANES * Float.BYTES;

    /** More than a last-level cache holds. */
    private static final long FAR = 1L << 26;

    /** Of columns from afar, those of so many elements come faster one after the other; v is in a first-level cache then. */
    private static final int SHORTEST_ALONE = 256;

    private static final int LONGEST_ALONE = 2048;

    Float32Columns(ColumnKernel scalar) {
        super(scalar);
    }

    @Override
    public int elementBytes() {
        return Float.BYTES;
    }

    /**
     * Four at a time share the loads of v, which in cache doubles the speed. From memory one stream of addresses without gaps is read a fifth
     * to a quarter faster than four in turns, which for float64 makes no difference (bench/reports/kernels-notes.md).
     */
    @Override
    public void dot4(
            MemorySegment x, long at0, long at1, long at2, long at3, double[] v, int n, double[] out, int outAt) {
        if (n < SHORTEST_ALONE || n > LONGEST_ALONE || x.byteSize() < FAR) {
            super.dot4(x, at0, at1, at2, at3, v, n, out, outAt);
            return;
        }
        out[outAt] = dot(x, at0, v, n);
        out[outAt + 1] = dot(x, at1, v, n);
        out[outAt + 2] = dot(x, at2, v, n);
        out[outAt + 3] = dot(x, at3, v, n);
    }

    @Override
    double element(MemorySegment values, long k) {
        return values.getAtIndex(ValueLayout.JAVA_FLOAT, k);
    }

    @Override
    double dot(MemorySegment x, long at, double[] v, int n, int pass) {
        MemorySegment m = ColumnMemory.of(x);
        int p = WIDTH == BLOCK_LANES ? 0 : pass; // a constant, where there is but one pass
        DoubleVector a0 = DoubleVector.zero(SPECIES);
        DoubleVector a1 = DoubleVector.zero(SPECIES);
        DoubleVector a2 = DoubleVector.zero(SPECIES);
        DoubleVector a3 = DoubleVector.zero(SPECIES);
        long first = at + (long) p * Float.BYTES;
        int ends = n % BLOCK_LANES;
        if (ends > 0) {
            int i = n - BLOCK_LANES + p;
            VectorMask<Double> mask = VectorMask.fromLong(SPECIES, (-1L << (BLOCK_LANES - ends)) >>> p);
            a3 = a3.blend(
                    DoubleVector.fromArray(SPECIES, v, i)
                            .fma(
                                    FloatVector.fromMemorySegment(FLOATS, m, at + (long) i * Float.BYTES, ORDER)
                                            .convertShape(F2D, SPECIES, 0),
                                    a3),
                    mask);
        }
        int i = 0;
        for (int end = n & -DOT_LANES; i != end; i += DOT_LANES) {
            long o = (first + (long) i * Float.BYTES) & ADDRESSES;
            a0 = DoubleVector.fromArray(SPECIES, v, i + p)
                    .fma(FloatVector.fromMemorySegment(FLOATS, m, o, ORDER).convertShape(F2D, SPECIES, 0), a0);
            a1 = DoubleVector.fromArray(SPECIES, v, i + p + 8)
                    .fma(
                            FloatVector.fromMemorySegment(FLOATS, m, o + GROUP, ORDER)
                                    .convertShape(F2D, SPECIES, 0),
                            a1);
            a2 = DoubleVector.fromArray(SPECIES, v, i + p + 16)
                    .fma(
                            FloatVector.fromMemorySegment(FLOATS, m, o + 2 * GROUP, ORDER)
                                    .convertShape(F2D, SPECIES, 0),
                            a2);
            a3 = DoubleVector.fromArray(SPECIES, v, i + p + 24)
                    .fma(
                            FloatVector.fromMemorySegment(FLOATS, m, o + 3 * GROUP, ORDER)
                                    .convertShape(F2D, SPECIES, 0),
                            a3);
        }
        for (int end = n & -BLOCK_LANES; i != end; i += BLOCK_LANES) {
            a0 = DoubleVector.fromArray(SPECIES, v, i + p)
                    .fma(
                            FloatVector.fromMemorySegment(FLOATS, m, first + (long) i * Float.BYTES, ORDER)
                                    .convertShape(F2D, SPECIES, 0),
                            a0);
        }
        a0 = a0.add(a2).add(a1.add(a3));
        a0 = a0.add(a0.rearrange(BY_ONE));
        if (WIDTH >= 4) {
            a0 = a0.add(a0.rearrange(BY_TWO));
        }
        if (WIDTH == 8) {
            a0 = a0.add(a0.rearrange(BY_FOUR));
        }
        return a0.lane(0);
    }

    @Override
    void quad(MemorySegment x, long at0, long at1, long at2, long at3, double[] v, int n, double[] out, int outAt) {
        MemorySegment m = ColumnMemory.of(x);
        DoubleVector zero = DoubleVector.zero(SPECIES);
        DoubleVector a0 = zero;
        DoubleVector a1 = zero;
        DoubleVector a2 = zero;
        DoubleVector a3 = zero;
        DoubleVector b0 = zero;
        DoubleVector b1 = zero;
        DoubleVector b2 = zero;
        DoubleVector b3 = zero;
        DoubleVector c0 = zero;
        DoubleVector c1 = zero;
        DoubleVector c2 = zero;
        DoubleVector c3 = zero;
        DoubleVector d0 = zero;
        DoubleVector d1 = zero;
        DoubleVector d2 = zero;
        DoubleVector d3 = zero;
        int ends = n % BLOCK_LANES;
        if (ends > 0) {
            long o = (long) (n - BLOCK_LANES) * Float.BYTES;
            VectorMask<Double> mask = VectorMask.fromLong(SPECIES, -1L << (BLOCK_LANES - ends));
            DoubleVector w = DoubleVector.fromArray(SPECIES, v, n - BLOCK_LANES);
            a3 = zero.blend(
                    w.fma(
                            FloatVector.fromMemorySegment(FLOATS, m, (at0 + o) & ADDRESSES, ORDER)
                                    .convertShape(F2D, SPECIES, 0),
                            zero),
                    mask);
            b3 = zero.blend(
                    w.fma(
                            FloatVector.fromMemorySegment(FLOATS, m, (at1 + o) & ADDRESSES, ORDER)
                                    .convertShape(F2D, SPECIES, 0),
                            zero),
                    mask);
            c3 = zero.blend(
                    w.fma(
                            FloatVector.fromMemorySegment(FLOATS, m, (at2 + o) & ADDRESSES, ORDER)
                                    .convertShape(F2D, SPECIES, 0),
                            zero),
                    mask);
            d3 = zero.blend(
                    w.fma(
                            FloatVector.fromMemorySegment(FLOATS, m, (at3 + o) & ADDRESSES, ORDER)
                                    .convertShape(F2D, SPECIES, 0),
                            zero),
                    mask);
        }
        int i = 0;
        // Column by column: C2 has registers for one address at a time.
        for (int end = n & -DOT_LANES; i != end; i += DOT_LANES) {
            DoubleVector v0 = DoubleVector.fromArray(SPECIES, v, i);
            DoubleVector v1 = DoubleVector.fromArray(SPECIES, v, i + 8);
            DoubleVector v2 = DoubleVector.fromArray(SPECIES, v, i + 16);
            DoubleVector v3 = DoubleVector.fromArray(SPECIES, v, i + 24);
            long o0 = (at0 + (long) i * Float.BYTES) & ADDRESSES;
            a0 = v0.fma(FloatVector.fromMemorySegment(FLOATS, m, o0, ORDER).convertShape(F2D, SPECIES, 0), a0);
            a1 = v1.fma(
                    FloatVector.fromMemorySegment(FLOATS, m, o0 + GROUP, ORDER).convertShape(F2D, SPECIES, 0), a1);
            a2 = v2.fma(
                    FloatVector.fromMemorySegment(FLOATS, m, o0 + 2 * GROUP, ORDER)
                            .convertShape(F2D, SPECIES, 0),
                    a2);
            a3 = v3.fma(
                    FloatVector.fromMemorySegment(FLOATS, m, o0 + 3 * GROUP, ORDER)
                            .convertShape(F2D, SPECIES, 0),
                    a3);
            long o1 = (at1 + (long) i * Float.BYTES) & ADDRESSES;
            b0 = v0.fma(FloatVector.fromMemorySegment(FLOATS, m, o1, ORDER).convertShape(F2D, SPECIES, 0), b0);
            b1 = v1.fma(
                    FloatVector.fromMemorySegment(FLOATS, m, o1 + GROUP, ORDER).convertShape(F2D, SPECIES, 0), b1);
            b2 = v2.fma(
                    FloatVector.fromMemorySegment(FLOATS, m, o1 + 2 * GROUP, ORDER)
                            .convertShape(F2D, SPECIES, 0),
                    b2);
            b3 = v3.fma(
                    FloatVector.fromMemorySegment(FLOATS, m, o1 + 3 * GROUP, ORDER)
                            .convertShape(F2D, SPECIES, 0),
                    b3);
            long o2 = (at2 + (long) i * Float.BYTES) & ADDRESSES;
            c0 = v0.fma(FloatVector.fromMemorySegment(FLOATS, m, o2, ORDER).convertShape(F2D, SPECIES, 0), c0);
            c1 = v1.fma(
                    FloatVector.fromMemorySegment(FLOATS, m, o2 + GROUP, ORDER).convertShape(F2D, SPECIES, 0), c1);
            c2 = v2.fma(
                    FloatVector.fromMemorySegment(FLOATS, m, o2 + 2 * GROUP, ORDER)
                            .convertShape(F2D, SPECIES, 0),
                    c2);
            c3 = v3.fma(
                    FloatVector.fromMemorySegment(FLOATS, m, o2 + 3 * GROUP, ORDER)
                            .convertShape(F2D, SPECIES, 0),
                    c3);
            long o3 = (at3 + (long) i * Float.BYTES) & ADDRESSES;
            d0 = v0.fma(FloatVector.fromMemorySegment(FLOATS, m, o3, ORDER).convertShape(F2D, SPECIES, 0), d0);
            d1 = v1.fma(
                    FloatVector.fromMemorySegment(FLOATS, m, o3 + GROUP, ORDER).convertShape(F2D, SPECIES, 0), d1);
            d2 = v2.fma(
                    FloatVector.fromMemorySegment(FLOATS, m, o3 + 2 * GROUP, ORDER)
                            .convertShape(F2D, SPECIES, 0),
                    d2);
            d3 = v3.fma(
                    FloatVector.fromMemorySegment(FLOATS, m, o3 + 3 * GROUP, ORDER)
                            .convertShape(F2D, SPECIES, 0),
                    d3);
        }
        for (int end = n & -BLOCK_LANES; i != end; i += BLOCK_LANES) {
            long o = (long) i * Float.BYTES;
            DoubleVector w = DoubleVector.fromArray(SPECIES, v, i);
            a0 = w.fma(
                    FloatVector.fromMemorySegment(FLOATS, m, (at0 + o) & ADDRESSES, ORDER)
                            .convertShape(F2D, SPECIES, 0),
                    a0);
            b0 = w.fma(
                    FloatVector.fromMemorySegment(FLOATS, m, (at1 + o) & ADDRESSES, ORDER)
                            .convertShape(F2D, SPECIES, 0),
                    b0);
            c0 = w.fma(
                    FloatVector.fromMemorySegment(FLOATS, m, (at2 + o) & ADDRESSES, ORDER)
                            .convertShape(F2D, SPECIES, 0),
                    c0);
            d0 = w.fma(
                    FloatVector.fromMemorySegment(FLOATS, m, (at3 + o) & ADDRESSES, ORDER)
                            .convertShape(F2D, SPECIES, 0),
                    d0);
        }
        a0 = a0.add(a2).add(a1.add(a3));
        a0 = a0.add(a0.rearrange(BY_ONE));
        a0 = a0.add(a0.rearrange(BY_TWO));
        out[outAt] = a0.add(a0.rearrange(BY_FOUR)).lane(0);
        b0 = b0.add(b2).add(b1.add(b3));
        b0 = b0.add(b0.rearrange(BY_ONE));
        b0 = b0.add(b0.rearrange(BY_TWO));
        out[outAt + 1] = b0.add(b0.rearrange(BY_FOUR)).lane(0);
        c0 = c0.add(c2).add(c1.add(c3));
        c0 = c0.add(c0.rearrange(BY_ONE));
        c0 = c0.add(c0.rearrange(BY_TWO));
        out[outAt + 2] = c0.add(c0.rearrange(BY_FOUR)).lane(0);
        d0 = d0.add(d2).add(d1.add(d3));
        d0 = d0.add(d0.rearrange(BY_ONE));
        d0 = d0.add(d0.rearrange(BY_TWO));
        out[outAt + 3] = d0.add(d0.rearrange(BY_FOUR)).lane(0);
    }

    @Override
    double squaredDeviation(MemorySegment x, long at, double center, double[] w, int n, int pass) {
        MemorySegment m = ColumnMemory.of(x);
        int p = WIDTH == BLOCK_LANES ? 0 : pass;
        DoubleVector a0 = DoubleVector.zero(SPECIES);
        DoubleVector a1 = DoubleVector.zero(SPECIES);
        DoubleVector a2 = DoubleVector.zero(SPECIES);
        DoubleVector a3 = DoubleVector.zero(SPECIES);
        DoubleVector c = DoubleVector.broadcast(SPECIES, center);
        long first = at + (long) p * Float.BYTES;
        int ends = n % BLOCK_LANES;
        if (ends > 0) {
            int i = n - BLOCK_LANES + p;
            VectorMask<Double> mask = VectorMask.fromLong(SPECIES, (-1L << (BLOCK_LANES - ends)) >>> p);
            Vector<Double> d = FloatVector.fromMemorySegment(FLOATS, m, at + (long) i * Float.BYTES, ORDER)
                    .convertShape(F2D, SPECIES, 0)
                    .sub(c);
            a3 = a3.blend(DoubleVector.fromArray(SPECIES, w, i).mul(d).fma(d, a3), mask);
        }
        int i = 0;
        for (int end = n & -DOT_LANES; i != end; i += DOT_LANES) {
            long o = (first + (long) i * Float.BYTES) & ADDRESSES;
            Vector<Double> d0 = FloatVector.fromMemorySegment(FLOATS, m, o, ORDER)
                    .convertShape(F2D, SPECIES, 0)
                    .sub(c);
            a0 = DoubleVector.fromArray(SPECIES, w, i + p).mul(d0).fma(d0, a0);
            Vector<Double> d1 = FloatVector.fromMemorySegment(FLOATS, m, o + GROUP, ORDER)
                    .convertShape(F2D, SPECIES, 0)
                    .sub(c);
            a1 = DoubleVector.fromArray(SPECIES, w, i + p + 8).mul(d1).fma(d1, a1);
            Vector<Double> d2 = FloatVector.fromMemorySegment(FLOATS, m, o + 2 * GROUP, ORDER)
                    .convertShape(F2D, SPECIES, 0)
                    .sub(c);
            a2 = DoubleVector.fromArray(SPECIES, w, i + p + 16).mul(d2).fma(d2, a2);
            Vector<Double> d3 = FloatVector.fromMemorySegment(FLOATS, m, o + 3 * GROUP, ORDER)
                    .convertShape(F2D, SPECIES, 0)
                    .sub(c);
            a3 = DoubleVector.fromArray(SPECIES, w, i + p + 24).mul(d3).fma(d3, a3);
        }
        for (int end = n & -BLOCK_LANES; i != end; i += BLOCK_LANES) {
            Vector<Double> d = FloatVector.fromMemorySegment(FLOATS, m, first + (long) i * Float.BYTES, ORDER)
                    .convertShape(F2D, SPECIES, 0)
                    .sub(c);
            a0 = DoubleVector.fromArray(SPECIES, w, i + p).mul(d).fma(d, a0);
        }
        a0 = a0.add(a2).add(a1.add(a3));
        a0 = a0.add(a0.rearrange(BY_ONE));
        if (WIDTH >= 4) {
            a0 = a0.add(a0.rearrange(BY_TWO));
        }
        if (WIDTH == 8) {
            a0 = a0.add(a0.rearrange(BY_FOUR));
        }
        return a0.lane(0);
    }

    @Override
    void update(double a, MemorySegment x, long at, double[] v, int n) {
        MemorySegment m = ColumnMemory.of(x);
        DoubleVector scale = DoubleVector.broadcast(SPECIES, a);
        int window = n - WIDTH;
        DoubleVector last = scale.fma(
                FloatVector.fromMemorySegment(FLOATS, m, at + (long) window * Float.BYTES, ORDER)
                        .convertShape(F2D, SPECIES, 0),
                DoubleVector.fromArray(SPECIES, v, window));
        int i = 0;
        for (int end = n & -(4 * WIDTH); i != end; i += 4 * WIDTH) {
            long o = (at + (long) i * Float.BYTES) & ADDRESSES;
            scale.fma(
                            FloatVector.fromMemorySegment(FLOATS, m, o, ORDER).convertShape(F2D, SPECIES, 0),
                            DoubleVector.fromArray(SPECIES, v, i))
                    .intoArray(v, i);
            scale.fma(
                            FloatVector.fromMemorySegment(FLOATS, m, o + STEP, ORDER)
                                    .convertShape(F2D, SPECIES, 0),
                            DoubleVector.fromArray(SPECIES, v, i + WIDTH))
                    .intoArray(v, i + WIDTH);
            scale.fma(
                            FloatVector.fromMemorySegment(FLOATS, m, o + 2 * STEP, ORDER)
                                    .convertShape(F2D, SPECIES, 0),
                            DoubleVector.fromArray(SPECIES, v, i + 2 * WIDTH))
                    .intoArray(v, i + 2 * WIDTH);
            scale.fma(
                            FloatVector.fromMemorySegment(FLOATS, m, o + 3 * STEP, ORDER)
                                    .convertShape(F2D, SPECIES, 0),
                            DoubleVector.fromArray(SPECIES, v, i + 3 * WIDTH))
                    .intoArray(v, i + 3 * WIDTH);
        }
        for (int end = n & -WIDTH; i != end; i += WIDTH) {
            scale.fma(
                            FloatVector.fromMemorySegment(FLOATS, m, at + (long) i * Float.BYTES, ORDER)
                                    .convertShape(F2D, SPECIES, 0),
                            DoubleVector.fromArray(SPECIES, v, i))
                    .intoArray(v, i);
        }
        last.intoArray(v, window);
    }

    @Override
    void update4(double[] a, int first, MemorySegment x, long at0, long at1, long at2, long at3, double[] v, int n) {
        MemorySegment m = ColumnMemory.of(x);
        DoubleVector s0 = DoubleVector.broadcast(SPECIES, a[first]);
        DoubleVector s1 = DoubleVector.broadcast(SPECIES, a[first + 1]);
        DoubleVector s2 = DoubleVector.broadcast(SPECIES, a[first + 2]);
        DoubleVector s3 = DoubleVector.broadcast(SPECIES, a[first + 3]);
        int window = n - WIDTH;
        long w = (long) window * Float.BYTES;
        DoubleVector last = s3.fma(
                FloatVector.fromMemorySegment(FLOATS, m, at3 + w, ORDER).convertShape(F2D, SPECIES, 0),
                s2.fma(
                        FloatVector.fromMemorySegment(FLOATS, m, at2 + w, ORDER).convertShape(F2D, SPECIES, 0),
                        s1.fma(
                                FloatVector.fromMemorySegment(FLOATS, m, at1 + w, ORDER)
                                        .convertShape(F2D, SPECIES, 0),
                                s0.fma(
                                        FloatVector.fromMemorySegment(FLOATS, m, at0 + w, ORDER)
                                                .convertShape(F2D, SPECIES, 0),
                                        DoubleVector.fromArray(SPECIES, v, window)))));
        for (int i = 0, end = n & -WIDTH; i != end; i += WIDTH) {
            long o = (long) i * Float.BYTES;
            s3.fma(
                            FloatVector.fromMemorySegment(FLOATS, m, (at3 + o) & ADDRESSES, ORDER)
                                    .convertShape(F2D, SPECIES, 0),
                            s2.fma(
                                    FloatVector.fromMemorySegment(FLOATS, m, (at2 + o) & ADDRESSES, ORDER)
                                            .convertShape(F2D, SPECIES, 0),
                                    s1.fma(
                                            FloatVector.fromMemorySegment(FLOATS, m, (at1 + o) & ADDRESSES, ORDER)
                                                    .convertShape(F2D, SPECIES, 0),
                                            s0.fma(
                                                    FloatVector.fromMemorySegment(
                                                                    FLOATS, m, (at0 + o) & ADDRESSES, ORDER)
                                                            .convertShape(F2D, SPECIES, 0),
                                                    DoubleVector.fromArray(SPECIES, v, i)))))
                    .intoArray(v, i);
        }
        last.intoArray(v, window);
    }

    @Override
    void updateWeighted(double a, MemorySegment x, long at, double[] w, double[] v, int n) {
        MemorySegment m = ColumnMemory.of(x);
        DoubleVector scale = DoubleVector.broadcast(SPECIES, a);
        int window = n - WIDTH;
        DoubleVector last = DoubleVector.fromArray(SPECIES, w, window)
                .mul(scale)
                .fma(
                        FloatVector.fromMemorySegment(FLOATS, m, at + (long) window * Float.BYTES, ORDER)
                                .convertShape(F2D, SPECIES, 0),
                        DoubleVector.fromArray(SPECIES, v, window));
        int i = 0;
        for (int end = n & -(4 * WIDTH); i != end; i += 4 * WIDTH) {
            long o = (at + (long) i * Float.BYTES) & ADDRESSES;
            DoubleVector.fromArray(SPECIES, w, i)
                    .mul(scale)
                    .fma(
                            FloatVector.fromMemorySegment(FLOATS, m, o, ORDER).convertShape(F2D, SPECIES, 0),
                            DoubleVector.fromArray(SPECIES, v, i))
                    .intoArray(v, i);
            DoubleVector.fromArray(SPECIES, w, i + WIDTH)
                    .mul(scale)
                    .fma(
                            FloatVector.fromMemorySegment(FLOATS, m, o + STEP, ORDER)
                                    .convertShape(F2D, SPECIES, 0),
                            DoubleVector.fromArray(SPECIES, v, i + WIDTH))
                    .intoArray(v, i + WIDTH);
            DoubleVector.fromArray(SPECIES, w, i + 2 * WIDTH)
                    .mul(scale)
                    .fma(
                            FloatVector.fromMemorySegment(FLOATS, m, o + 2 * STEP, ORDER)
                                    .convertShape(F2D, SPECIES, 0),
                            DoubleVector.fromArray(SPECIES, v, i + 2 * WIDTH))
                    .intoArray(v, i + 2 * WIDTH);
            DoubleVector.fromArray(SPECIES, w, i + 3 * WIDTH)
                    .mul(scale)
                    .fma(
                            FloatVector.fromMemorySegment(FLOATS, m, o + 3 * STEP, ORDER)
                                    .convertShape(F2D, SPECIES, 0),
                            DoubleVector.fromArray(SPECIES, v, i + 3 * WIDTH))
                    .intoArray(v, i + 3 * WIDTH);
        }
        for (int end = n & -WIDTH; i != end; i += WIDTH) {
            DoubleVector.fromArray(SPECIES, w, i)
                    .mul(scale)
                    .fma(
                            FloatVector.fromMemorySegment(FLOATS, m, at + (long) i * Float.BYTES, ORDER)
                                    .convertShape(F2D, SPECIES, 0),
                            DoubleVector.fromArray(SPECIES, v, i))
                    .intoArray(v, i);
        }
        last.intoArray(v, window);
    }

    @Override
    void tile(
            MemorySegment x,
            long at0,
            long at1,
            long at2,
            long at3,
            double[] panel,
            int q0,
            int q1,
            int q2,
            int q3,
            int n,
            int pass,
            double[] lanes) {
        MemorySegment m = ColumnMemory.of(x);
        int p = WIDTH == BLOCK_LANES ? 0 : pass;
        DoubleVector zero = DoubleVector.zero(SPECIES);
        DoubleVector a0 = zero;
        DoubleVector a1 = zero;
        DoubleVector a2 = zero;
        DoubleVector a3 = zero;
        DoubleVector b0 = zero;
        DoubleVector b1 = zero;
        DoubleVector b2 = zero;
        DoubleVector b3 = zero;
        DoubleVector c0 = zero;
        DoubleVector c1 = zero;
        DoubleVector c2 = zero;
        DoubleVector c3 = zero;
        DoubleVector d0 = zero;
        DoubleVector d1 = zero;
        DoubleVector d2 = zero;
        DoubleVector d3 = zero;
        int ends = n % BLOCK_LANES;
        if (ends > 0) {
            int i = n - BLOCK_LANES + p;
            long o = (long) i * Float.BYTES;
            VectorMask<Double> mask = VectorMask.fromLong(SPECIES, (-1L << (BLOCK_LANES - ends)) >>> p);
            Vector<Double> x0 = FloatVector.fromMemorySegment(FLOATS, m, (at0 + o) & ADDRESSES, ORDER)
                    .convertShape(F2D, SPECIES, 0);
            Vector<Double> x1 = FloatVector.fromMemorySegment(FLOATS, m, (at1 + o) & ADDRESSES, ORDER)
                    .convertShape(F2D, SPECIES, 0);
            Vector<Double> x2 = FloatVector.fromMemorySegment(FLOATS, m, (at2 + o) & ADDRESSES, ORDER)
                    .convertShape(F2D, SPECIES, 0);
            Vector<Double> x3 = FloatVector.fromMemorySegment(FLOATS, m, (at3 + o) & ADDRESSES, ORDER)
                    .convertShape(F2D, SPECIES, 0);
            DoubleVector v0 = DoubleVector.fromArray(SPECIES, panel, q0 + i);
            a0 = zero.blend(v0.fma(x0, zero), mask);
            b0 = zero.blend(v0.fma(x1, zero), mask);
            c0 = zero.blend(v0.fma(x2, zero), mask);
            d0 = zero.blend(v0.fma(x3, zero), mask);
            DoubleVector v1 = DoubleVector.fromArray(SPECIES, panel, q1 + i);
            a1 = zero.blend(v1.fma(x0, zero), mask);
            b1 = zero.blend(v1.fma(x1, zero), mask);
            c1 = zero.blend(v1.fma(x2, zero), mask);
            d1 = zero.blend(v1.fma(x3, zero), mask);
            DoubleVector v2 = DoubleVector.fromArray(SPECIES, panel, q2 + i);
            a2 = zero.blend(v2.fma(x0, zero), mask);
            b2 = zero.blend(v2.fma(x1, zero), mask);
            c2 = zero.blend(v2.fma(x2, zero), mask);
            d2 = zero.blend(v2.fma(x3, zero), mask);
            DoubleVector v3 = DoubleVector.fromArray(SPECIES, panel, q3 + i);
            a3 = zero.blend(v3.fma(x0, zero), mask);
            b3 = zero.blend(v3.fma(x1, zero), mask);
            c3 = zero.blend(v3.fma(x2, zero), mask);
            d3 = zero.blend(v3.fma(x3, zero), mask);
        }
        for (int i = p, end = p + (n & -BLOCK_LANES); i != end; i += BLOCK_LANES) {
            long o = (long) i * Float.BYTES;
            Vector<Double> x0 = FloatVector.fromMemorySegment(FLOATS, m, (at0 + o) & ADDRESSES, ORDER)
                    .convertShape(F2D, SPECIES, 0);
            Vector<Double> x1 = FloatVector.fromMemorySegment(FLOATS, m, (at1 + o) & ADDRESSES, ORDER)
                    .convertShape(F2D, SPECIES, 0);
            Vector<Double> x2 = FloatVector.fromMemorySegment(FLOATS, m, (at2 + o) & ADDRESSES, ORDER)
                    .convertShape(F2D, SPECIES, 0);
            Vector<Double> x3 = FloatVector.fromMemorySegment(FLOATS, m, (at3 + o) & ADDRESSES, ORDER)
                    .convertShape(F2D, SPECIES, 0);
            DoubleVector v0 = DoubleVector.fromArray(SPECIES, panel, q0 + i);
            a0 = v0.fma(x0, a0);
            b0 = v0.fma(x1, b0);
            c0 = v0.fma(x2, c0);
            d0 = v0.fma(x3, d0);
            DoubleVector v1 = DoubleVector.fromArray(SPECIES, panel, q1 + i);
            a1 = v1.fma(x0, a1);
            b1 = v1.fma(x1, b1);
            c1 = v1.fma(x2, c1);
            d1 = v1.fma(x3, d1);
            DoubleVector v2 = DoubleVector.fromArray(SPECIES, panel, q2 + i);
            a2 = v2.fma(x0, a2);
            b2 = v2.fma(x1, b2);
            c2 = v2.fma(x2, c2);
            d2 = v2.fma(x3, d2);
            DoubleVector v3 = DoubleVector.fromArray(SPECIES, panel, q3 + i);
            a3 = v3.fma(x0, a3);
            b3 = v3.fma(x1, b3);
            c3 = v3.fma(x2, c3);
            d3 = v3.fma(x3, d3);
        }
        a0.intoArray(lanes, p);
        a1.intoArray(lanes, p + 8);
        a2.intoArray(lanes, p + 16);
        a3.intoArray(lanes, p + 24);
        b0.intoArray(lanes, p + 32);
        b1.intoArray(lanes, p + 40);
        b2.intoArray(lanes, p + 48);
        b3.intoArray(lanes, p + 56);
        c0.intoArray(lanes, p + 64);
        c1.intoArray(lanes, p + 72);
        c2.intoArray(lanes, p + 80);
        c3.intoArray(lanes, p + 88);
        d0.intoArray(lanes, p + 96);
        d1.intoArray(lanes, p + 104);
        d2.intoArray(lanes, p + 112);
        d3.intoArray(lanes, p + 120);
    }
}
