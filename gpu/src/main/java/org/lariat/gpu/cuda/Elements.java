package org.lariat.gpu.cuda;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;
import org.lariat.resident.Precision;

/**
 * How numbers are laid out on the device: in the design's precision; vectors of row space in packs of 16 bytes, as kernels load them.
 *
 * @param precision of elements
 */
record Elements(Precision precision) {
    /** Bytes that a thread loads at once. */
    static final int PACK_BYTES = 16;

    /** Bytes of one element. */
    int bytes() {
        return precision.bytes();
    }

    /** Elements in a pack. */
    int pack() {
        return PACK_BYTES / bytes();
    }

    /** Elements from one column of Z to the next: n, rounded up to whole packs. */
    long stride(int rows) {
        return Math.ceilDiv((long) rows, pack()) * pack();
    }

    /** A kernel's name for this precision. */
    String kernel(String name) {
        return "lariat_" + name + (precision == Precision.FLOAT32 ? "_f32" : "_f64");
    }

    /** Writes numbers, rounded to the precision. */
    void write(double[] from, int at, int count, MemorySegment to, long index) {
        if (precision == Precision.FLOAT32) {
            for (int i = 0; i < count; i++) {
                to.setAtIndex(JAVA_FLOAT, index + i, (float) from[at + i]);
            }
        } else {
            MemorySegment.copy(from, at, to, JAVA_DOUBLE, index * Double.BYTES, count);
        }
    }

    /** Reads numbers. */
    void read(MemorySegment from, int count, double[] to, int at) {
        if (precision == Precision.FLOAT32) {
            for (int i = 0; i < count; i++) {
                to[at + i] = from.getAtIndex(JAVA_FLOAT, i);
            }
        } else {
            MemorySegment.copy(from, JAVA_DOUBLE, 0, to, at, count);
        }
    }
}
