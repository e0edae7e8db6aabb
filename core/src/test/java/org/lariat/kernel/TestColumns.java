package org.lariat.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Columns of equal length in one off-heap segment, poisoned with NaN before the first and ending where the last one
 * ends, so that reading too far shows either way.
 */
final class TestColumns {
    final ColumnKernel kernel;
    final MemorySegment memory;
    final double[][] widened; // what a kernel must see of each column
    final long[] at; // byte offsets

    TestColumns(ColumnKernel kernel, int columns, int n, int lead, DoubleSupplier numbers) {
        this.kernel = kernel;
        long bytes = kernel.elementBytes();
        memory = Arena.ofAuto().allocate(bytes * (lead + (long) columns * n), 64);
        widened = new double[columns][n];
        at = new long[columns];
        for (int i = 0; i < lead; i++) {
            put(i, Double.NaN);
        }
        for (int k = 0; k < columns; k++) {
            long first = lead + (long) k * n;
            at[k] = first * bytes;
            for (int i = 0; i < n; i++) {
                widened[k][i] = put(first + i, numbers.getAsDouble());
            }
        }
    }

    static List<ColumnKernel> both(VectorKernel kernel) {
        return List.of(kernel.float64(), kernel.float32());
    }

    void set(int column, int i, double value) {
        widened[column][i] = put(at[column] / kernel.elementBytes() + i, value);
    }

    private double put(long index, double value) {
        if (kernel.elementBytes() == Double.BYTES) {
            memory.setAtIndex(ValueLayout.JAVA_DOUBLE, index, value);
            return value;
        }
        memory.setAtIndex(ValueLayout.JAVA_FLOAT, index, (float) value);
        return (float) value;
    }
}
