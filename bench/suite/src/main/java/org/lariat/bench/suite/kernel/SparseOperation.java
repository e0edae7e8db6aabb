package org.lariat.bench.suite.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.lariat.kernel.ColumnKernel;

/** Operations on the stored entries of sparse columns; the vector of all rows stays in cache. */
abstract class SparseOperation extends KernelOperation {
    /** Rows for each stored entry. */
    private static final int SPREAD = 16;

    private static final int BYTES_PER_ENTRY = Double.BYTES + Integer.BYTES;

    final ColumnKernel kernel;
    final double[] v; // (rows)
    final MemorySegment numbers;
    final MemorySegment values;
    private final Arena arena = Arena.ofShared();
    private final int columns;
    private int next;

    private SparseOperation(String name, ColumnKernel kernel, int columns, int entries) {
        super(name + " f64", entries, (double) BYTES_PER_ENTRY * entries, 2.0 * entries);
        this.kernel = kernel;
        this.columns = columns;
        this.v = uniform(SPREAD * entries, 2);
        long count = (long) columns * entries;
        this.numbers = arena.allocate(count * Integer.BYTES, 64);
        this.values = arena.allocate(count * Double.BYTES, 64);
        SplittableRandom random = new SplittableRandom(1);
        for (long k = 0; k < count; k++) {
            int row = (int) (k % entries) * SPREAD + random.nextInt(SPREAD); // ascending within a column
            numbers.setAtIndex(ValueLayout.JAVA_INT, k, row);
            values.setAtIndex(ValueLayout.JAVA_DOUBLE, k, random.nextDouble(-1, 1));
        }
    }

    /** All of them, each with so many columns. */
    static List<Supplier<KernelOperation>> all(ColumnKernel kernel, int columns, int entries) {
        return List.of(() -> new Dot(kernel, columns, entries), () -> new Axpy(kernel, columns, entries));
    }

    /** Index of the first stored entry of the next column. */
    final long next() {
        long first = (long) next * length();
        next = next + 1 == columns ? 0 : next + 1;
        return first;
    }

    final int row(long k) {
        return numbers.getAtIndex(ValueLayout.JAVA_INT, k);
    }

    final double value(long k) {
        return values.getAtIndex(ValueLayout.JAVA_DOUBLE, k);
    }

    @Override
    public void close() {
        arena.close();
    }

    /** A sparse column against a vector. */
    private static final class Dot extends SparseOperation {
        Dot(ColumnKernel kernel, int columns, int entries) {
            super("sparseDot", kernel, columns, entries);
        }

        @Override
        double call() {
            return kernel.sparseDot(numbers, values, next(), length(), v);
        }

        @Override
        double difference() {
            long first = next();
            double plain = 0.0;
            for (long k = first; k < first + length(); k++) {
                plain += value(k) * v[row(k)];
            }
            return difference(
                    new double[] {kernel.sparseDot(numbers, values, first, length(), v)}, new double[] {plain});
        }
    }

    /** The residual update by a sparse column. */
    private static final class Axpy extends SparseOperation {
        Axpy(ColumnKernel kernel, int columns, int entries) {
            super("sparseAxpy", kernel, columns, entries);
        }

        @Override
        double call() {
            kernel.sparseAxpy(STEP, numbers, values, next(), length(), v);
            return v[0];
        }

        @Override
        double difference() {
            long first = next();
            double[] plain = v.clone();
            for (long k = first; k < first + length(); k++) {
                plain[row(k)] += 0.5 * value(k);
            }
            kernel.sparseAxpy(0.5, numbers, values, first, length(), v);
            return difference(v, plain);
        }
    }
}
