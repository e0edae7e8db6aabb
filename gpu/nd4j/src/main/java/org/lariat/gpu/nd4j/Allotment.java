package org.lariat.gpu.nd4j;

import org.lariat.resident.DeviceException;
import org.lariat.resident.Precision;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The memory that one design may use, and how much it does; arrays come from here and go back at once, not when the collector runs. */
final class Allotment {
    private final Precision precision;
    private final long limit;
    private long used;

    /**
     * Nothing used yet.
     *
     * @param limit bytes at most, beside what the machine has
     */
    Allotment(Precision precision, long limit) {
        this.precision = precision;
        this.limit = limit;
    }

    Precision precision() {
        return precision;
    }

    /** Bytes of an array. */
    long bytes(long rows, long columns) {
        return Math.multiplyExact(Math.multiplyExact(rows, columns), (long) precision.bytes());
    }

    /** Bytes that are left, now. */
    long available() {
        return Math.max(0, Math.min(limit - used, Nd4jRuntime.availableBytes()));
    }

    /**
     * An array of zeros in column-major order.
     *
     * @throws DeviceException if there is no room for it
     */
    INDArray zeros(long rows, long columns) {
        long needed = bytes(rows, columns);
        long available = available();
        if (needed > available) {
            throw DeviceException.tooLarge("nd4j's memory", needed, available);
        }
        DataType type = precision == Precision.FLOAT32 ? DataType.FLOAT : DataType.DOUBLE;
        try {
            INDArray array = Nd4j.create(type, new long[] {rows, columns}, 'f');
            used += needed;
            return array;
        } catch (OutOfMemoryError | RuntimeException e) { // ND4J throws either
            throw new DeviceException(
                    "nd4j could not allocate " + needed + " bytes: " + e.getMessage()
                            + "; take a smaller --device-memory with"
                            + " --device-stream, or a backend of the host (simd)",
                    e);
        }
    }

    /** Takes an array back. */
    void release(INDArray array) {
        used -= bytes(array.rows(), array.columns());
        array.close();
    }
}
