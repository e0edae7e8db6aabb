package org.lariat.simd;

import static jdk.incubator.vector.VectorOperators.F2D;
import static org.lariat.kernel.VectorKernel.BLOCK_LANES;
import static org.lariat.kernel.VectorKernel.DOT_LANES;
import static org.lariat.simd.ColumnMemory.ADDRESSES;
import static org.lariat.simd.ColumnMemory.INDICES;
import static org.lariat.simd.Lanes.BY_FOUR;
import static org.lariat.simd.Lanes.BY_ONE;
import static org.lariat.simd.Lanes.BY_TWO;
import static org.lariat.simd.Lanes.FLOATS;
import static org.lariat.simd.Lanes.FOUR;
import static org.lariat.simd.Lanes.FOUR_FLOATS;
import static org.lariat.simd.Lanes.ORDER;
import static org.lariat.simd.Lanes.SPECIES;
import static org.lariat.simd.Lanes.TWO;
import static org.lariat.simd.Lanes.TWO_FLOATS;
import static org.lariat.simd.Lanes.WIDTH;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import org.lariat.kernel.ColumnKernel;

/** Columns stored as float32, widened in registers: the loops of {@link Float64Columns} with another load. */
final class Float32Columns extends SegmentColumns {
    /** Bytes of as many elements as a register has lanes, and of a group of eight. */
    private static final long STEP = (long) WIDTH * Float.BYTES;

    private static final long GROUP = (long) BLOCK_LANES * Float.BYTES;

    /** Bytes of as many elements of a vector. */
    private static final long V_GROUP = (long) BLOCK_LANES * Double.BYTES;

    Float32Columns(ColumnKernel scalar) {
        super(scalar);
    }

    @Override
    public int elementBytes() {
        return Float.BYTES;
    }

    @Override
    double elementAt(MemorySegment memory, long place) {
        return memory.get(ValueLayout.JAVA_FLOAT_UNALIGNED, place);
    }

    @Override
    double element(MemorySegment values, long k) {
        return values.getAtIndex(ValueLayout.JAVA_FLOAT, k);
    }

    @Override
    double dot(MemorySegment x, long at, double[] v, int n, int p) {
        return isShort(n) ? shortDot(x, ColumnMemory.offset(x, at), v, n, stride) : longDot(x, at, v, n, p);
    }

    /** As {@link #dot} for n < {@link #SHORT}, from {@code at} bytes behind the start of the segment. */
    private static double shortDot(MemorySegment x, long at, double[] v, int n, long bytes) {
        VectorSpecies<Double> species = SPECIES;
        DoubleVector a3 = DoubleVector.zero(species);
        DoubleVector a0 = a3;
        DoubleVector a1 = a3;
        DoubleVector a2 = a3;
        int i = n - BLOCK_LANES;
        a3 = a3.blend(
                DoubleVector.fromArray(species, v, i)
                        .fma(
                                FloatVector.fromMemorySegment(FLOATS, x, at + i * bytes, ORDER)
                                        .convertShape(F2D, species, 0),
                                a3),
                VectorMask.fromLong(species, ENDS >> (n & 7)));
        i = 0;
        for (int end = n & (SHORT - DOT_LANES); i < end; i += BLOCK_LANES) {
            DoubleVector sum = DoubleVector.fromArray(species, v, i)
                    .fma(
                            FloatVector.fromMemorySegment(FLOATS, x, at + i * bytes, ORDER)
                                    .convertShape(F2D, species, 0),
                            a0);
            a0 = a1;
            a1 = a2;
            a2 = a3;
            a3 = sum;
        }
        for (int end = n & -BLOCK_LANES; i != end; i += BLOCK_LANES) {
            a0 = DoubleVector.fromArray(species, v, i)
                    .fma(
                            FloatVector.fromMemorySegment(FLOATS, x, at + i * bytes, ORDER)
                                    .convertShape(F2D, species, 0),
                            a0);
        }
        a0 = a0.add(a2).add(a1.add(a3));
        a0 = a0.add(a0.rearrange(BY_ONE));
        a0 = a0.add(a0.rearrange(BY_TWO));
        return a0.add(a0.rearrange(BY_FOUR)).lane(0);
    }

    private double longDot(MemorySegment x, long at, double[] v, int n, int pass) {
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
    void quads(
            MemorySegment x,
            long[] places,
            int groups,
            int apart,
            int step,
            MemorySegment v,
            int n,
            double[] out,
            int outAt) {
        MemorySegment m = ColumnMemory.of(x);
        MemorySegment mv = ColumnMemory.of(v);
        long vAt = ColumnMemory.base(v);
        DoubleVector zero = DoubleVector.zero(SPECIES);
        int ends = n % BLOCK_LANES;
        VectorMask<Double> mask = VectorMask.fromLong(SPECIES, -1L << (BLOCK_LANES - ends));
        for (int g = 0; g != groups; g++) {
            int k = g * step;
            long at0 = places[k];
            long to1 = places[k + apart] - at0;
            long to2 = places[k + 2 * apart] - at0;
            long to3 = places[k + 3 * apart] - at0;
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
            if (ends > 0) {
                long o = at0 + (long) (n - BLOCK_LANES) * Float.BYTES;
                DoubleVector w = DoubleVector.fromMemorySegment(
                        SPECIES, mv, (vAt + (long) (n - BLOCK_LANES) * Double.BYTES) & ADDRESSES, ORDER);
                a3 = zero.blend(
                        w.fma(
                                FloatVector.fromMemorySegment(FLOATS, m, o & ADDRESSES, ORDER)
                                        .convertShape(F2D, SPECIES, 0),
                                zero),
                        mask);
                b3 = zero.blend(
                        w.fma(
                                FloatVector.fromMemorySegment(FLOATS, m, (o + to1) & ADDRESSES, ORDER)
                                        .convertShape(F2D, SPECIES, 0),
                                zero),
                        mask);
                c3 = zero.blend(
                        w.fma(
                                FloatVector.fromMemorySegment(FLOATS, m, (o + to2) & ADDRESSES, ORDER)
                                        .convertShape(F2D, SPECIES, 0),
                                zero),
                        mask);
                d3 = zero.blend(
                        w.fma(
                                FloatVector.fromMemorySegment(FLOATS, m, (o + to3) & ADDRESSES, ORDER)
                                        .convertShape(F2D, SPECIES, 0),
                                zero),
                        mask);
            }
            long o = at0;
            long y = vAt;
            for (long end = at0 + (long) (n & -DOT_LANES) * Float.BYTES; o != end; o += 4 * GROUP, y += 4 * V_GROUP) {
                long z = y & ADDRESSES;
                DoubleVector v0 = DoubleVector.fromMemorySegment(SPECIES, mv, z, ORDER);
                DoubleVector v1 = DoubleVector.fromMemorySegment(SPECIES, mv, z + V_GROUP, ORDER);
                DoubleVector v2 = DoubleVector.fromMemorySegment(SPECIES, mv, z + 2 * V_GROUP, ORDER);
                DoubleVector v3 = DoubleVector.fromMemorySegment(SPECIES, mv, z + 3 * V_GROUP, ORDER);
                long o0 = o & ADDRESSES;
                a0 = v0.fma(FloatVector.fromMemorySegment(FLOATS, m, o0, ORDER).convertShape(F2D, SPECIES, 0), a0);
                a1 = v1.fma(
                        FloatVector.fromMemorySegment(FLOATS, m, o0 + GROUP, ORDER)
                                .convertShape(F2D, SPECIES, 0),
                        a1);
                a2 = v2.fma(
                        FloatVector.fromMemorySegment(FLOATS, m, o0 + 2 * GROUP, ORDER)
                                .convertShape(F2D, SPECIES, 0),
                        a2);
                a3 = v3.fma(
                        FloatVector.fromMemorySegment(FLOATS, m, o0 + 3 * GROUP, ORDER)
                                .convertShape(F2D, SPECIES, 0),
                        a3);
                long o1 = (o + to1) & ADDRESSES;
                b0 = v0.fma(FloatVector.fromMemorySegment(FLOATS, m, o1, ORDER).convertShape(F2D, SPECIES, 0), b0);
                b1 = v1.fma(
                        FloatVector.fromMemorySegment(FLOATS, m, o1 + GROUP, ORDER)
                                .convertShape(F2D, SPECIES, 0),
                        b1);
                b2 = v2.fma(
                        FloatVector.fromMemorySegment(FLOATS, m, o1 + 2 * GROUP, ORDER)
                                .convertShape(F2D, SPECIES, 0),
                        b2);
                b3 = v3.fma(
                        FloatVector.fromMemorySegment(FLOATS, m, o1 + 3 * GROUP, ORDER)
                                .convertShape(F2D, SPECIES, 0),
                        b3);
                long o2 = (o + to2) & ADDRESSES;
                c0 = v0.fma(FloatVector.fromMemorySegment(FLOATS, m, o2, ORDER).convertShape(F2D, SPECIES, 0), c0);
                c1 = v1.fma(
                        FloatVector.fromMemorySegment(FLOATS, m, o2 + GROUP, ORDER)
                                .convertShape(F2D, SPECIES, 0),
                        c1);
                c2 = v2.fma(
                        FloatVector.fromMemorySegment(FLOATS, m, o2 + 2 * GROUP, ORDER)
                                .convertShape(F2D, SPECIES, 0),
                        c2);
                c3 = v3.fma(
                        FloatVector.fromMemorySegment(FLOATS, m, o2 + 3 * GROUP, ORDER)
                                .convertShape(F2D, SPECIES, 0),
                        c3);
                long o3 = (o + to3) & ADDRESSES;
                d0 = v0.fma(FloatVector.fromMemorySegment(FLOATS, m, o3, ORDER).convertShape(F2D, SPECIES, 0), d0);
                d1 = v1.fma(
                        FloatVector.fromMemorySegment(FLOATS, m, o3 + GROUP, ORDER)
                                .convertShape(F2D, SPECIES, 0),
                        d1);
                d2 = v2.fma(
                        FloatVector.fromMemorySegment(FLOATS, m, o3 + 2 * GROUP, ORDER)
                                .convertShape(F2D, SPECIES, 0),
                        d2);
                d3 = v3.fma(
                        FloatVector.fromMemorySegment(FLOATS, m, o3 + 3 * GROUP, ORDER)
                                .convertShape(F2D, SPECIES, 0),
                        d3);
            }
            for (long end = at0 + (long) (n & -BLOCK_LANES) * Float.BYTES; o != end; o += GROUP, y += V_GROUP) {
                DoubleVector w = DoubleVector.fromMemorySegment(SPECIES, mv, y & ADDRESSES, ORDER);
                a0 = w.fma(
                        FloatVector.fromMemorySegment(FLOATS, m, o & ADDRESSES, ORDER)
                                .convertShape(F2D, SPECIES, 0),
                        a0);
                b0 = w.fma(
                        FloatVector.fromMemorySegment(FLOATS, m, (o + to1) & ADDRESSES, ORDER)
                                .convertShape(F2D, SPECIES, 0),
                        b0);
                c0 = w.fma(
                        FloatVector.fromMemorySegment(FLOATS, m, (o + to2) & ADDRESSES, ORDER)
                                .convertShape(F2D, SPECIES, 0),
                        c0);
                d0 = w.fma(
                        FloatVector.fromMemorySegment(FLOATS, m, (o + to3) & ADDRESSES, ORDER)
                                .convertShape(F2D, SPECIES, 0),
                        d0);
            }
            a0 = a0.add(a2).add(a1.add(a3));
            a0 = a0.add(a0.rearrange(BY_ONE));
            a0 = a0.add(a0.rearrange(BY_TWO));
            out[outAt + k] = a0.add(a0.rearrange(BY_FOUR)).lane(0);
            b0 = b0.add(b2).add(b1.add(b3));
            b0 = b0.add(b0.rearrange(BY_ONE));
            b0 = b0.add(b0.rearrange(BY_TWO));
            out[outAt + k + apart] = b0.add(b0.rearrange(BY_FOUR)).lane(0);
            c0 = c0.add(c2).add(c1.add(c3));
            c0 = c0.add(c0.rearrange(BY_ONE));
            c0 = c0.add(c0.rearrange(BY_TWO));
            out[outAt + k + 2 * apart] = c0.add(c0.rearrange(BY_FOUR)).lane(0);
            d0 = d0.add(d2).add(d1.add(d3));
            d0 = d0.add(d0.rearrange(BY_ONE));
            d0 = d0.add(d0.rearrange(BY_TWO));
            out[outAt + k + 3 * apart] = d0.add(d0.rearrange(BY_FOUR)).lane(0);
        }
    }

    @Override
    void pairs(MemorySegment x, long[] places, int pairs, MemorySegment v, int n, double[] out, int outAt) {
        MemorySegment m = ColumnMemory.of(x);
        MemorySegment mv = ColumnMemory.of(v);
        long vAt = ColumnMemory.base(v);
        DoubleVector zero = DoubleVector.zero(SPECIES);
        int ends = n % BLOCK_LANES;
        VectorMask<Double> mask = VectorMask.fromLong(SPECIES, -1L << (BLOCK_LANES - ends));
        for (int k = 0; k != pairs; k++) {
            long at0 = places[k];
            long to1 = places[k + pairs] - at0;
            DoubleVector a0 = zero;
            DoubleVector a1 = zero;
            DoubleVector a2 = zero;
            DoubleVector a3 = zero;
            DoubleVector b0 = zero;
            DoubleVector b1 = zero;
            DoubleVector b2 = zero;
            DoubleVector b3 = zero;
            if (ends > 0) {
                long o = at0 + (long) (n - BLOCK_LANES) * Float.BYTES;
                DoubleVector w = DoubleVector.fromMemorySegment(
                        SPECIES, mv, (vAt + (long) (n - BLOCK_LANES) * Double.BYTES) & ADDRESSES, ORDER);
                a3 = zero.blend(
                        w.fma(
                                FloatVector.fromMemorySegment(FLOATS, m, o & ADDRESSES, ORDER)
                                        .convertShape(F2D, SPECIES, 0),
                                zero),
                        mask);
                b3 = zero.blend(
                        w.fma(
                                FloatVector.fromMemorySegment(FLOATS, m, (o + to1) & ADDRESSES, ORDER)
                                        .convertShape(F2D, SPECIES, 0),
                                zero),
                        mask);
            }
            long o = at0;
            long y = vAt;
            for (long end = at0 + (long) (n & -DOT_LANES) * Float.BYTES; o != end; o += 4 * GROUP, y += 4 * V_GROUP) {
                long z = y & ADDRESSES;
                DoubleVector v0 = DoubleVector.fromMemorySegment(SPECIES, mv, z, ORDER);
                DoubleVector v1 = DoubleVector.fromMemorySegment(SPECIES, mv, z + V_GROUP, ORDER);
                DoubleVector v2 = DoubleVector.fromMemorySegment(SPECIES, mv, z + 2 * V_GROUP, ORDER);
                DoubleVector v3 = DoubleVector.fromMemorySegment(SPECIES, mv, z + 3 * V_GROUP, ORDER);
                long o0 = o & ADDRESSES;
                a0 = v0.fma(FloatVector.fromMemorySegment(FLOATS, m, o0, ORDER).convertShape(F2D, SPECIES, 0), a0);
                a1 = v1.fma(
                        FloatVector.fromMemorySegment(FLOATS, m, o0 + GROUP, ORDER)
                                .convertShape(F2D, SPECIES, 0),
                        a1);
                a2 = v2.fma(
                        FloatVector.fromMemorySegment(FLOATS, m, o0 + 2 * GROUP, ORDER)
                                .convertShape(F2D, SPECIES, 0),
                        a2);
                a3 = v3.fma(
                        FloatVector.fromMemorySegment(FLOATS, m, o0 + 3 * GROUP, ORDER)
                                .convertShape(F2D, SPECIES, 0),
                        a3);
                long o1 = (o + to1) & ADDRESSES;
                b0 = v0.fma(FloatVector.fromMemorySegment(FLOATS, m, o1, ORDER).convertShape(F2D, SPECIES, 0), b0);
                b1 = v1.fma(
                        FloatVector.fromMemorySegment(FLOATS, m, o1 + GROUP, ORDER)
                                .convertShape(F2D, SPECIES, 0),
                        b1);
                b2 = v2.fma(
                        FloatVector.fromMemorySegment(FLOATS, m, o1 + 2 * GROUP, ORDER)
                                .convertShape(F2D, SPECIES, 0),
                        b2);
                b3 = v3.fma(
                        FloatVector.fromMemorySegment(FLOATS, m, o1 + 3 * GROUP, ORDER)
                                .convertShape(F2D, SPECIES, 0),
                        b3);
            }
            for (long end = at0 + (long) (n & -BLOCK_LANES) * Float.BYTES; o != end; o += GROUP, y += V_GROUP) {
                DoubleVector w = DoubleVector.fromMemorySegment(SPECIES, mv, y & ADDRESSES, ORDER);
                a0 = w.fma(
                        FloatVector.fromMemorySegment(FLOATS, m, o & ADDRESSES, ORDER)
                                .convertShape(F2D, SPECIES, 0),
                        a0);
                b0 = w.fma(
                        FloatVector.fromMemorySegment(FLOATS, m, (o + to1) & ADDRESSES, ORDER)
                                .convertShape(F2D, SPECIES, 0),
                        b0);
            }
            a0 = a0.add(a2).add(a1.add(a3));
            a0 = a0.add(a0.rearrange(BY_ONE));
            a0 = a0.add(a0.rearrange(BY_TWO));
            out[outAt + k] = a0.add(a0.rearrange(BY_FOUR)).lane(0);
            b0 = b0.add(b2).add(b1.add(b3));
            b0 = b0.add(b0.rearrange(BY_ONE));
            b0 = b0.add(b0.rearrange(BY_TWO));
            out[outAt + k + pairs] = b0.add(b0.rearrange(BY_FOUR)).lane(0);
        }
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
        if (isShort(n)) {
            shortUpdate(a, x, at, v, n, stride);
        } else {
            longUpdate(a, x, at, v, n);
        }
    }

    /** As {@link #update} for n < {@link #SHORT}. */
    private static void shortUpdate(double a, MemorySegment x, long at, double[] v, int n, long bytes) {
        MemorySegment m = ColumnMemory.of(x);
        DoubleVector scale = DoubleVector.broadcast(SPECIES, a);
        int i = 0;
        for (int end = inPairs(x, n); i < end; i += 2 * BLOCK_LANES) {
            long o = (at + i * bytes) & ADDRESSES;
            scale.fma(
                            FloatVector.fromMemorySegment(FLOATS, m, o, ORDER).convertShape(F2D, SPECIES, 0),
                            DoubleVector.fromArray(SPECIES, v, i))
                    .intoArray(v, i);
            scale.fma(
                            FloatVector.fromMemorySegment(FLOATS, m, o + GROUP, ORDER)
                                    .convertShape(F2D, SPECIES, 0),
                            DoubleVector.fromArray(SPECIES, v, i + BLOCK_LANES))
                    .intoArray(v, i + BLOCK_LANES);
        }
        for (int end = n & -BLOCK_LANES; i != end; i += BLOCK_LANES) {
            scale.fma(
                            FloatVector.fromMemorySegment(FLOATS, m, at + (long) i * Float.BYTES, ORDER)
                                    .convertShape(F2D, SPECIES, 0),
                            DoubleVector.fromArray(SPECIES, v, i))
                    .intoArray(v, i);
        }
        if ((n & 4) != 0) {
            DoubleVector.broadcast(FOUR, a)
                    .fma(
                            FloatVector.fromMemorySegment(FOUR_FLOATS, m, (at + i * bytes) & ADDRESSES, ORDER)
                                    .convertShape(F2D, FOUR, 0),
                            DoubleVector.fromArray(FOUR, v, i))
                    .intoArray(v, i);
            i += 4;
        }
        if ((n & 2) != 0) {
            DoubleVector.broadcast(TWO, a)
                    .fma(
                            FloatVector.fromMemorySegment(TWO_FLOATS, m, (at + i * bytes) & ADDRESSES, ORDER)
                                    .convertShape(F2D, TWO, 0),
                            DoubleVector.fromArray(TWO, v, i))
                    .intoArray(v, i);
            i += 2;
        }
        if ((n & 1) != 0) {
            v[i] = Math.fma(a, m.get(ValueLayout.JAVA_FLOAT_UNALIGNED, (at + i * bytes) & ADDRESSES), v[i]);
        }
    }

    private void longUpdate(double a, MemorySegment x, long at, double[] v, int n) {
        MemorySegment m = ColumnMemory.of(x);
        DoubleVector scale = DoubleVector.broadcast(SPECIES, a);
        long bytes = stride;
        int i = 0;
        for (int end = n & -(4 * WIDTH); i < end; i += 4 * WIDTH) {
            long o = (at + i * bytes) & ADDRESSES;
            long q = (at + (i + 2 * WIDTH) * bytes) & ADDRESSES;
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
                            FloatVector.fromMemorySegment(FLOATS, m, q, ORDER).convertShape(F2D, SPECIES, 0),
                            DoubleVector.fromArray(SPECIES, v, i + 2 * WIDTH))
                    .intoArray(v, i + 2 * WIDTH);
            scale.fma(
                            FloatVector.fromMemorySegment(FLOATS, m, q + STEP, ORDER)
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
        if (WIDTH > 4 && (n & 4) != 0) {
            DoubleVector.broadcast(FOUR, a)
                    .fma(
                            FloatVector.fromMemorySegment(FOUR_FLOATS, m, (at + i * bytes) & ADDRESSES, ORDER)
                                    .convertShape(F2D, FOUR, 0),
                            DoubleVector.fromArray(FOUR, v, i))
                    .intoArray(v, i);
            i += 4;
        }
        if (WIDTH > 2 && (n & 2) != 0) {
            DoubleVector.broadcast(TWO, a)
                    .fma(
                            FloatVector.fromMemorySegment(TWO_FLOATS, m, (at + i * bytes) & ADDRESSES, ORDER)
                                    .convertShape(F2D, TWO, 0),
                            DoubleVector.fromArray(TWO, v, i))
                    .intoArray(v, i);
            i += 2;
        }
        if ((n & 1) != 0) {
            v[i] = Math.fma(a, m.get(ValueLayout.JAVA_FLOAT_UNALIGNED, (at + i * bytes) & ADDRESSES), v[i]);
        }
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
        long bytes = stride;
        int i = 0;
        for (int end = n & -(4 * WIDTH); i < end; i += 4 * WIDTH) {
            long o = (at + i * bytes) & ADDRESSES;
            long q = (at + (i + 2 * WIDTH) * bytes) & ADDRESSES;
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
                            FloatVector.fromMemorySegment(FLOATS, m, q, ORDER).convertShape(F2D, SPECIES, 0),
                            DoubleVector.fromArray(SPECIES, v, i + 2 * WIDTH))
                    .intoArray(v, i + 2 * WIDTH);
            DoubleVector.fromArray(SPECIES, w, i + 3 * WIDTH)
                    .mul(scale)
                    .fma(
                            FloatVector.fromMemorySegment(FLOATS, m, q + STEP, ORDER)
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
        if (WIDTH > 4 && (n & 4) != 0) {
            DoubleVector.fromArray(FOUR, w, i)
                    .mul(a)
                    .fma(
                            FloatVector.fromMemorySegment(FOUR_FLOATS, m, (at + i * bytes) & ADDRESSES, ORDER)
                                    .convertShape(F2D, FOUR, 0),
                            DoubleVector.fromArray(FOUR, v, i))
                    .intoArray(v, i);
            i += 4;
        }
        if (WIDTH > 2 && (n & 2) != 0) {
            DoubleVector.fromArray(TWO, w, i)
                    .mul(a)
                    .fma(
                            FloatVector.fromMemorySegment(TWO_FLOATS, m, (at + i * bytes) & ADDRESSES, ORDER)
                                    .convertShape(F2D, TWO, 0),
                            DoubleVector.fromArray(TWO, v, i))
                    .intoArray(v, i);
            i += 2;
        }
        if ((n & 1) != 0) {
            v[i] = Math.fma(w[i] * a, m.get(ValueLayout.JAVA_FLOAT_UNALIGNED, (at + i * bytes) & ADDRESSES), v[i]);
        }
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
            int q4,
            int q5,
            int n,
            int pass,
            double[] lanes) {
        MemorySegment m = ColumnMemory.of(x);
        int p = WIDTH == BLOCK_LANES ? 0 : pass;
        long x0At = at0 & ADDRESSES;
        long x1At = at1 & ADDRESSES;
        long x2At = at2 & ADDRESSES;
        long x3At = at3 & ADDRESSES;
        DoubleVector zero = DoubleVector.zero(SPECIES);
        DoubleVector a0 = zero;
        DoubleVector a1 = zero;
        DoubleVector a2 = zero;
        DoubleVector a3 = zero;
        DoubleVector a4 = zero;
        DoubleVector a5 = zero;
        DoubleVector b0 = zero;
        DoubleVector b1 = zero;
        DoubleVector b2 = zero;
        DoubleVector b3 = zero;
        DoubleVector b4 = zero;
        DoubleVector b5 = zero;
        DoubleVector c0 = zero;
        DoubleVector c1 = zero;
        DoubleVector c2 = zero;
        DoubleVector c3 = zero;
        DoubleVector c4 = zero;
        DoubleVector c5 = zero;
        DoubleVector d0 = zero;
        DoubleVector d1 = zero;
        DoubleVector d2 = zero;
        DoubleVector d3 = zero;
        DoubleVector d4 = zero;
        DoubleVector d5 = zero;
        int ends = n % BLOCK_LANES;
        if (ends > 0) {
            int i = n - BLOCK_LANES + p;
            long o = (i & INDICES) * Float.BYTES;
            VectorMask<Double> mask = VectorMask.fromLong(SPECIES, (-1L << (BLOCK_LANES - ends)) >>> p);
            Vector<Double> x0 =
                    FloatVector.fromMemorySegment(FLOATS, m, x0At + o, ORDER).convertShape(F2D, SPECIES, 0);
            Vector<Double> x1 =
                    FloatVector.fromMemorySegment(FLOATS, m, x1At + o, ORDER).convertShape(F2D, SPECIES, 0);
            Vector<Double> x2 =
                    FloatVector.fromMemorySegment(FLOATS, m, x2At + o, ORDER).convertShape(F2D, SPECIES, 0);
            Vector<Double> x3 =
                    FloatVector.fromMemorySegment(FLOATS, m, x3At + o, ORDER).convertShape(F2D, SPECIES, 0);
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
            DoubleVector v4 = DoubleVector.fromArray(SPECIES, panel, q4 + i);
            a4 = zero.blend(v4.fma(x0, zero), mask);
            b4 = zero.blend(v4.fma(x1, zero), mask);
            c4 = zero.blend(v4.fma(x2, zero), mask);
            d4 = zero.blend(v4.fma(x3, zero), mask);
            DoubleVector v5 = DoubleVector.fromArray(SPECIES, panel, q5 + i);
            a5 = zero.blend(v5.fma(x0, zero), mask);
            b5 = zero.blend(v5.fma(x1, zero), mask);
            c5 = zero.blend(v5.fma(x2, zero), mask);
            d5 = zero.blend(v5.fma(x3, zero), mask);
        }
        for (int i = p, end = p + (n & -BLOCK_LANES); i < end; i += BLOCK_LANES) {
            long o = (i & INDICES) * Float.BYTES;
            Vector<Double> x0 =
                    FloatVector.fromMemorySegment(FLOATS, m, x0At + o, ORDER).convertShape(F2D, SPECIES, 0);
            Vector<Double> x1 =
                    FloatVector.fromMemorySegment(FLOATS, m, x1At + o, ORDER).convertShape(F2D, SPECIES, 0);
            Vector<Double> x2 =
                    FloatVector.fromMemorySegment(FLOATS, m, x2At + o, ORDER).convertShape(F2D, SPECIES, 0);
            Vector<Double> x3 =
                    FloatVector.fromMemorySegment(FLOATS, m, x3At + o, ORDER).convertShape(F2D, SPECIES, 0);
            DoubleVector v0 = DoubleVector.fromArray(SPECIES, panel, q0 + i);
            DoubleVector v1 = DoubleVector.fromArray(SPECIES, panel, q1 + i);
            DoubleVector v2 = DoubleVector.fromArray(SPECIES, panel, q2 + i);
            a0 = v0.fma(x0, a0);
            a1 = v1.fma(x0, a1);
            a2 = v2.fma(x0, a2);
            b0 = v0.fma(x1, b0);
            b1 = v1.fma(x1, b1);
            b2 = v2.fma(x1, b2);
            c0 = v0.fma(x2, c0);
            c1 = v1.fma(x2, c1);
            c2 = v2.fma(x2, c2);
            d0 = v0.fma(x3, d0);
            d1 = v1.fma(x3, d1);
            d2 = v2.fma(x3, d2);
            DoubleVector v3 = DoubleVector.fromArray(SPECIES, panel, q3 + i);
            DoubleVector v4 = DoubleVector.fromArray(SPECIES, panel, q4 + i);
            DoubleVector v5 = DoubleVector.fromArray(SPECIES, panel, q5 + i);
            a3 = v3.fma(x0, a3);
            a4 = v4.fma(x0, a4);
            a5 = v5.fma(x0, a5);
            b3 = v3.fma(x1, b3);
            b4 = v4.fma(x1, b4);
            b5 = v5.fma(x1, b5);
            c3 = v3.fma(x2, c3);
            c4 = v4.fma(x2, c4);
            c5 = v5.fma(x2, c5);
            d3 = v3.fma(x3, d3);
            d4 = v4.fma(x3, d4);
            d5 = v5.fma(x3, d5);
        }
        a0.intoArray(lanes, p);
        a1.intoArray(lanes, p + 8);
        a2.intoArray(lanes, p + 16);
        a3.intoArray(lanes, p + 24);
        a4.intoArray(lanes, p + 32);
        a5.intoArray(lanes, p + 40);
        b0.intoArray(lanes, p + 48);
        b1.intoArray(lanes, p + 56);
        b2.intoArray(lanes, p + 64);
        b3.intoArray(lanes, p + 72);
        b4.intoArray(lanes, p + 80);
        b5.intoArray(lanes, p + 88);
        c0.intoArray(lanes, p + 96);
        c1.intoArray(lanes, p + 104);
        c2.intoArray(lanes, p + 112);
        c3.intoArray(lanes, p + 120);
        c4.intoArray(lanes, p + 128);
        c5.intoArray(lanes, p + 136);
        d0.intoArray(lanes, p + 144);
        d1.intoArray(lanes, p + 152);
        d2.intoArray(lanes, p + 160);
        d3.intoArray(lanes, p + 168);
        d4.intoArray(lanes, p + 176);
        d5.intoArray(lanes, p + 184);
    }
}
