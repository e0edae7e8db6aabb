package org.lariat.simd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;

/** Columns stored as float64. */
final class Float64Columns extends SimdColumns {
    @Override
    public int elementBytes() {
        return Double.BYTES;
    }

    @Override
    DoubleVector load(MemorySegment x, long at, int i) {
        return DoubleVector.fromMemorySegment(Lanes.SPECIES, x, at + (long) i * Double.BYTES, Lanes.ORDER);
    }

    @Override
    DoubleVector load(MemorySegment x, long at, int i, VectorMask<Double> mask) {
        return DoubleVector.fromMemorySegment(Lanes.SPECIES, x, at + (long) i * Double.BYTES, Lanes.ORDER, mask);
    }

    @Override
    double element(MemorySegment x, long at, long i) {
        return x.get(ValueLayout.JAVA_DOUBLE, at + i * Double.BYTES);
    }
}
