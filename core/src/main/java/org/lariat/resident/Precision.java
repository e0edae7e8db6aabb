package org.lariat.resident;

/** In what the elements of a resident design are stored, and its sums are done. */
public enum Precision {
    /** IEEE binary32. */
    FLOAT32(Float.BYTES, 0x1p-24),
    /** IEEE binary64. */
    FLOAT64(Double.BYTES, 0x1p-53);

    private final int bytes;
    private final double unitRoundoff;

    Precision(int bytes, double unitRoundoff) {
        this.bytes = bytes;
        this.unitRoundoff = unitRoundoff;
    }

    /** Bytes of one element. */
    public int bytes() {
        return bytes;
    }

    /** Half the distance from 1 to the next number. */
    public double unitRoundoff() {
        return unitRoundoff;
    }
}
