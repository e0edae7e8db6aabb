package org.lariat.gpu.nd4j;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.lariat.resident.Precision;
import org.nd4j.linalg.api.concurrency.AffinityManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** An array of ND4J, column-major, with the host's view of its memory. */
final class NativeArray implements AutoCloseable {
    private final Allotment allotment;
    private final INDArray array;
    private final MemorySegment memory;
    private final long rows;
    private final int elementBytes;
    private final boolean single;

    /** Of zeros. */
    NativeArray(Allotment allotment, long rows, long columns) {
        this.allotment = allotment;
        this.array = allotment.zeros(rows, columns);
        // A device's array has memory on the host from the first time that this is asked for.
        Nd4j.getAffinityManager().ensureLocation(array, AffinityManager.Location.HOST);
        this.memory = MemorySegment.ofAddress(array.data().addressPointer().address())
                .reinterpret(allotment.bytes(rows, columns));
        this.rows = rows;
        this.single = allotment.precision() == Precision.FLOAT32;
        this.elementBytes = allotment.precision().bytes();
    }

    INDArray array() {
        return array;
    }

    /** Part of a column as an array of rank 1, a view; ND4J's own {@code getColumn} has rank 2 where there is but one. */
    INDArray part(long column, long from, long length) {
        return Nd4j.create(array.data(), new long[] {length}, new long[] {1}, column * rows + from, 'f');
    }

    long bytes() {
        return memory.byteSize();
    }

    private long at(long column) {
        return column * rows * elementBytes;
    }

    /** Writes float64 values; the array holds them as they are. */
    void write(long column, double[] values, int from, int length) {
        MemorySegment.copy(values, from, memory, ValueLayout.JAVA_DOUBLE, at(column), length);
    }

    /** Writes float32 values. */
    void write(long column, float[] values, int length) {
        MemorySegment.copy(values, 0, memory, ValueLayout.JAVA_FLOAT, at(column), length);
    }

    /** Reads float64 values. */
    void read(long column, double[] values, int to, int length) {
        MemorySegment.copy(memory, ValueLayout.JAVA_DOUBLE, at(column), values, to, length);
    }

    /** Reads float32 values. */
    void read(long column, float[] values, int length) {
        MemorySegment.copy(memory, ValueLayout.JAVA_FLOAT, at(column), values, 0, length);
    }

    /** Whether elements are float32. */
    boolean isSingle() {
        return single;
    }

    /** Copies a column of another array with as many rows. */
    void copy(long column, NativeArray other, long from) {
        MemorySegment.copy(other.memory, other.at(from), memory, at(column), rows * elementBytes);
    }

    /** Tells ND4J that the host has written. */
    void written() {
        Nd4j.getAffinityManager().tagLocation(array, AffinityManager.Location.HOST);
    }

    /** Brings what a device has computed. */
    void fetch() {
        Nd4j.getAffinityManager().ensureLocation(array, AffinityManager.Location.HOST);
    }

    @Override
    public void close() {
        allotment.release(array);
    }
}
