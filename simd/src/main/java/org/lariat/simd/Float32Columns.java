package org.lariat.simd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** Columns stored as float32, widened in registers. */
final class Float32Columns extends SimdColumns {
    @Override
    public int elementBytes() {
        return Float.BYTES;
    }

    @Override
    DoubleVector load(MemorySegment x, long at, int i) {
        return widen(FloatVector.fromMemorySegment(Lanes.FLOATS, x, at + (long) i * Float.BYTES, Lanes.ORDER));
    }

    @Override
    DoubleVector load(MemorySegment x, long at, int i, VectorMask<Double> mask) {
        VectorMask<Float> floats = mask.cast(Lanes.FLOATS);
        return widen(FloatVector.fromMemorySegment(Lanes.FLOATS, x, at + (long) i * Float.BYTES, Lanes.ORDER, floats));
    }

    private static DoubleVector widen(FloatVector x) {
        return (DoubleVector) x.convertShape(VectorOperators.F2D, Lanes.SPECIES, 0);
    }

    @Override
    double element(MemorySegment x, long at, long i) {
        return x.get(ValueLayout.JAVA_FLOAT, at + i * Float.BYTES);
    }
}
