package org.lariat.resident;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lariat.kernel.VectorKernel;
import org.lariat.matrix.DenseMatrix;
import org.lariat.matrix.ElementType;
import org.lariat.matrix.Workers;

/** Columns of a design in memory off the heap: all of them, read once; or some at a time, read again for every pass. */
final class HostColumns implements AutoCloseable {
    /** Columns a worker reads at a time. */
    private static final int COLUMNS_PER_BLOCK = 16;

    private final ColumnSource source;
    private final ElementType type;
    private final Workers workers;
    private final Arena arena = Arena.ofShared();
    private final long stride;
    private final MemorySegment segment;
    private final DenseMatrix matrix;
    private final boolean held;
    private final int[] places; // 0, 1, 2, …

    /**
     * Reads them, if there is room for all.
     *
     * @param width how many there is room for, ≥ 1
     * @throws DeviceException if a value is not finite in the type of storage, or there is no memory
     */
    HostColumns(ColumnSource source, ElementType type, int width, VectorKernel kernel, Workers workers) {
        this.source = source;
        this.type = type;
        this.workers = workers;
        this.stride = DenseMatrix.stride(source.rows(), type);
        this.held = width == source.columns();
        this.places = IntStream.range(0, width).toArray();
        try {
            this.segment = allocated(width);
            this.matrix = DenseMatrix.over(source.rows(), width, type, segment, stride)
                    .using(kernel, workers);
            if (held) {
                fill(places, 0, width);
            }
        } catch (RuntimeException | Error e) {
            arena.close();
            throw e;
        }
    }

    private MemorySegment allocated(int width) {
        long bytes = Math.multiplyExact(stride, (long) width);
        try {
            return arena.allocate(bytes, Long.BYTES * 8L);
        } catch (OutOfMemoryError e) {
            throw new DeviceException(
                    "the host gives no " + bytes + " bytes for the design; set --device-memory and --device-stream", e);
        }
    }

    /** Bytes in use. */
    long bytes() {
        return segment.byteSize();
    }

    /** Upper bound on the longest chain of additions in a product with a column, however many vectors there are. */
    int longestChain() {
        int byBlocks = matrix.longestProductChain() + Math.ceilDiv(source.rows(), matrix.rowsPerBlock());
        return Math.max(matrix.longestChain(), byBlocks);
    }

    /** Columns that can be had at a time, ≥ 1. */
    int width() {
        return places.length;
    }

    /**
     * Columns {@code list[from] … list[to−1]}, at most {@link #width()} of them, valid until the next call.
     *
     * @param list column numbers, ascending
     */
    Loaded load(int[] list, int from, int to) {
        if (!held) {
            fill(list, from, to);
            return new Loaded(matrix, Arrays.copyOf(places, to - from));
        }
        return new Loaded(matrix, from == 0 && to == list.length ? list : Arrays.copyOfRange(list, from, to));
    }

    private void fill(int[] list, int from, int to) {
        int n = source.rows();
        AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
        workers.forEach(to - from, COLUMNS_PER_BLOCK, 8L * n, (first, last) -> {
            try {
                double[] column = new double[n];
                float[] narrow = new float[type == ElementType.FLOAT32 ? n : 0];
                for (int k = first; k < last; k++) {
                    source.column(list[from + k], column);
                    store(column, narrow, k * stride, list[from + k]);
                }
            } catch (RuntimeException e) {
                failure.compareAndSet(null, e);
            }
        });
        RuntimeException first = failure.get();
        if (first != null) {
            throw first;
        }
    }

    private void store(double[] column, float[] narrow, long at, int j) {
        boolean single = narrow.length > 0;
        double sum = 0.0; // 0·x is NaN where x is not finite
        for (int i = 0; i < column.length; i++) {
            if (single) {
                narrow[i] = (float) column[i];
            }
            sum += 0.0 * (single ? narrow[i] : column[i]);
        }
        if (sum != 0.0) {
            throw new DeviceException(
                    "column " + j + " of the design (counted from 0) has a value that is not finite in " + type.label()
                            + (single ? "; take --device-precision float64" : ""));
        }
        if (single) {
            MemorySegment.copy(narrow, 0, segment, ValueLayout.JAVA_FLOAT, at, column.length);
        } else {
            MemorySegment.copy(column, 0, segment, ValueLayout.JAVA_DOUBLE, at, column.length);
        }
    }

    @Override
    public void close() {
        arena.close();
    }

    /**
     * Columns at hand.
     *
     * @param matrix a matrix
     * @param columns which of its columns they are, in the order of the list
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Loaded(DenseMatrix matrix, int[] columns) {}
}
