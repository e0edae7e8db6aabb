package org.lariat.data;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.lariat.data.text.Quoted;

/**
 * Element types of numpy that are read, little-endian.
 *
 * @param kind which of them
 * @param bytes of one element
 */
record NpyType(Kind kind, int bytes) {
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /** Kinds of elements; TEXT only serves to name the format of a scipy file. */
    enum Kind {
        F8,
        F4,
        I1,
        I2,
        I4,
        I8,
        U1,
        U2,
        U4,
        TEXT
    }

    /** The type numpy describes by {@code descr}. */
    static NpyType of(String descr, String name) {
        return switch (descr) {
            case "<f8" -> new NpyType(Kind.F8, 8);
            case "<f4" -> new NpyType(Kind.F4, 4);
            case "|i1" -> new NpyType(Kind.I1, 1);
            case "<i2" -> new NpyType(Kind.I2, 2);
            case "<i4" -> new NpyType(Kind.I4, 4);
            case "<i8" -> new NpyType(Kind.I8, 8);
            case "|u1", "|b1" -> new NpyType(Kind.U1, 1);
            case "<u2" -> new NpyType(Kind.U2, 2);
            case "<u4" -> new NpyType(Kind.U4, 4);
            default -> other(descr, name);
        };
    }

    private static NpyType other(String descr, String name) {
        if (descr.matches("\\|S[1-9]")) {
            return new NpyType(Kind.TEXT, descr.charAt(2) - '0');
        }
        if (descr.startsWith(">")) {
            throw new DataException(
                    name + ": is big-endian (" + Quoted.of(descr) + "); save it again after X.astype('<f8')");
        }
        throw new DataException(name + ": has elements of type " + Quoted.of(descr)
                + "; read are float64, float32, integers up to 64 bits and booleans, so save it after X.astype('<f8')");
    }

    /** Element {@code k} as a double; of 64-bit integers the nearest one. */
    double read(MemorySegment data, long k) {
        return switch (kind) {
            case F8 -> data.get(DOUBLE, k * 8);
            case F4 -> data.get(FLOAT, k * 4);
            case I1, TEXT -> data.get(ValueLayout.JAVA_BYTE, k);
            case I2 -> data.get(SHORT, k * 2);
            case I4 -> data.get(INT, k * 4);
            case I8 -> data.get(LONG, k * 8);
            case U1 -> data.get(ValueLayout.JAVA_BYTE, k) & 0xFF;
            case U2 -> data.get(SHORT, k * 2) & 0xFFFF;
            case U4 -> data.get(INT, k * 4) & 0xFFFF_FFFFL;
        };
    }

    /** Element {@code k} of an integer type. */
    long readLong(MemorySegment data, long k) {
        return kind == Kind.I8 ? data.get(LONG, k * 8) : (long) read(data, k);
    }
}
