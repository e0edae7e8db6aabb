package org.lariat.gpu.nd4j;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.lariat.matrix.Workers;
import org.lariat.resident.ColumnSource;
import org.lariat.resident.DeviceException;

/** Brings columns from where they are to a block, by several threads. */
final class ColumnReader implements AutoCloseable {
    /** Columns a worker reads at a time. */
    private static final int COLUMNS_PER_TASK = 16;

    private final ColumnSource source;
    private final Workers workers;

    ColumnReader(ColumnSource source, int threads) {
        this.source = source;
        this.workers = new Workers(threads);
    }

    /** Who reads. */
    Workers workers() {
        return workers;
    }

    /**
     * Columns {@code list[from] … list[to−1]}, to the first places of a block.
     *
     * @throws DeviceException if a value is not finite in the block's precision
     */
    void read(int[] list, int from, int to, Block block) {
        int n = source.rows();
        AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
        workers.forEach(to - from, COLUMNS_PER_TASK, 8L * n, (first, last) -> {
            double[] column = new double[n];
            float[] narrow = new float[block.columns().isSingle() ? n : 0];
            try {
                for (int k = first; k < last; k++) {
                    source.column(list[from + k], column);
                    store(column, narrow, block.columns(), k, list[from + k]);
                }
            } catch (RuntimeException e) {
                failure.compareAndSet(null, e);
            }
        });
        RuntimeException first = failure.get();
        if (first != null) {
            throw first;
        }
        block.written();
    }

    private static void store(double[] column, float[] narrow, NativeArray to, int place, int j) {
        double sum = 0.0; // 0·x is NaN where x is not finite
        if (to.isSingle()) {
            for (int i = 0; i < column.length; i++) {
                narrow[i] = (float) column[i];
                sum += 0.0 * narrow[i];
            }
        } else {
            for (double value : column) {
                sum += 0.0 * value;
            }
        }
        if (sum != 0.0) {
            throw new DeviceException(
                    "column " + j + " of the design (counted from 0) has a value that is not finite in "
                            + (to.isSingle() ? "float32; take --device-precision float64" : "float64"));
        }
        if (to.isSingle()) {
            to.write(place, narrow, column.length);
        } else {
            to.write(place, column, 0, column.length);
        }
    }

    @Override
    public void close() {
        workers.close();
    }
}
