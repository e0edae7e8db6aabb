package org.lariat.matrix;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.lariat.kernel.ColumnKernel;
import org.lariat.kernel.VectorKernel;

/** How matrix elements are stored. Arithmetic is in float64 for both. */
public enum ElementType {
    /** IEEE binary64. */
    FLOAT64(Double.BYTES) {
        @Override
        double read(MemorySegment segment, long index) {
            return segment.getAtIndex(ValueLayout.JAVA_DOUBLE, index);
        }

        @Override
        void read(MemorySegment segment, long index, int count, double[] out, int at) {
            MemorySegment.copy(segment, ValueLayout.JAVA_DOUBLE, index * Double.BYTES, out, at, count);
        }

        @Override
        void write(MemorySegment segment, long index, double value) {
            segment.setAtIndex(ValueLayout.JAVA_DOUBLE, index, value);
        }

        @Override
        double stored(double value) {
            return value;
        }

        @Override
        ColumnKernel columns(VectorKernel kernel) {
            return kernel.float64();
        }
    },

    /** IEEE binary32: half the memory; the problem solved is the one with the rounded matrix. */
    FLOAT32(Float.BYTES) {
        @Override
        double read(MemorySegment segment, long index) {
            return segment.getAtIndex(ValueLayout.JAVA_FLOAT, index);
        }

        @Override
        void read(MemorySegment segment, long index, int count, double[] out, int at) {
            for (int i = 0; i < count; i++) {
                out[at + i] = segment.getAtIndex(ValueLayout.JAVA_FLOAT, index + i);
            }
        }

        @Override
        void write(MemorySegment segment, long index, double value) {
            segment.setAtIndex(ValueLayout.JAVA_FLOAT, index, (float) value);
        }

        @Override
        double stored(double value) {
            return (float) value;
        }

        @Override
        ColumnKernel columns(VectorKernel kernel) {
            return kernel.float32();
        }
    };

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one element. */
    public int bytes() {
        return bytes;
    }

    /** The name used in results: {@code "float64"} or {@code "float32"}. */
    public String label() {
        return this == FLOAT64 ? "float64" : "float32";
    }

    abstract double read(MemorySegment segment, long index);

    /** Writes {@code count} elements from {@code index} on to {@code out}, from {@code at} on. */
    abstract void read(MemorySegment segment, long index, int count, double[] out, int at);

    abstract void write(MemorySegment segment, long index, double value);

    /** The value that is read back after {@code value} was written. */
    abstract double stored(double value);

    abstract ColumnKernel columns(VectorKernel kernel);

    /**
     * Checks that a value can be stored: finite, and finite after rounding to this type.
     *
     * @throws IllegalArgumentException naming row, column (from 0) and value
     */
    double checked(double value, int row, int column) {
        if (!Double.isFinite(stored(value))) {
            throw new IllegalArgumentException("the matrix has " + value + " at row " + row + ", column " + column
                    + (Double.isFinite(value)
                            ? ", which is too large for float32; use float64"
                            : " (counted from 0); every value must be finite"));
        }
        return value;
    }
}
