package org.lariat.gpu.cuda;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.lariat.matrix.Workers;
import org.lariat.resident.ColumnSource;
import org.lariat.resident.DeviceException;
import org.lariat.resident.Precision;

/** Brings columns of a source to the device: threads of the host write one piece of staging while the device takes the other. */
final class ColumnReader {
    /** Columns that a thread takes at once: enough to share the array they are read into. */
    private static final int BATCH = 8;

    /** What reading and rounding an element costs, in the measure of {@link Workers}. */
    private static final long ELEMENT_COST = 4;

    private final ColumnSource source;
    private final Elements elements;
    private final long stride;
    private final Staging staging;
    private final Workers workers;

    ColumnReader(ColumnSource source, Elements elements, Staging staging, Workers workers) {
        this.source = source;
        this.elements = elements;
        this.stride = elements.stride(source.rows());
        this.staging = staging;
        this.workers = workers;
    }

    /**
     * Sends columns, one after the other.
     *
     * @param columns their indices from place {@code from} on, or null for from, from + 1, …
     * @throws DeviceException if a value is not finite in the precision
     */
    void send(int @Nullable [] columns, int from, int count, long address) {
        long columnBytes = stride * elements.bytes();
        int piece = (int) Math.min(count, staging.bytes() / columnBytes);
        AtomicInteger unfit = new AtomicInteger(Integer.MAX_VALUE);
        for (int done = 0; done < count; done += piece) {
            int begin = done;
            int here = Math.min(piece, count - done);
            staging.send(
                    address + begin * columnBytes,
                    here * columnBytes,
                    memory -> workers.forEach(here, BATCH, ELEMENT_COST * source.rows(), (first, end) -> {
                        double[] column = new double[source.rows()];
                        for (int k = first; k < end; k++) {
                            int j = columns == null ? from + begin + k : columns[from + begin + k];
                            source.column(j, column);
                            if (!write(column, memory, k * stride)) {
                                unfit.accumulateAndGet(j, Math::min);
                            }
                        }
                    }));
            if (unfit.get() < Integer.MAX_VALUE) {
                throw new DeviceException("column " + unfit.get()
                        + " of the design (counted from 0) has a value that is not finite in "
                        + (elements.precision() == Precision.FLOAT32
                                ? "float32; take --device-precision float64"
                                : "float64"));
            }
        }
    }

    /** Writes a column and zeros up to the stride; answers whether all was finite. */
    private boolean write(double[] column, MemorySegment memory, long index) {
        elements.write(column, 0, column.length, memory, index);
        long end = (index + column.length) * elements.bytes();
        memory.asSlice(end, (stride - column.length) * elements.bytes()).fill((byte) 0);
        boolean single = elements.precision() == Precision.FLOAT32;
        boolean finite = true;
        for (double value : column) {
            finite &= single ? Float.isFinite((float) value) : Double.isFinite(value);
        }
        return finite;
    }
}
