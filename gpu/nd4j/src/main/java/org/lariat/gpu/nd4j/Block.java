package org.lariat.gpu.nd4j;

import java.util.Arrays;
import org.lariat.matrix.Workers;

/**
 * Columns in an array of ND4J, and the two products with them. Columns never written are 0. Each thread multiplies some of the columns: OpenBLAS
 * as ND4J ships it was seen on one processor only, however many it is told to use.
 */
final class Block implements AutoCloseable {
    /** Bytes of columns that make another thread worth its while. */
    private static final long BYTES_PER_SLICE = 1L << 20;

    private final int n;
    private final int width;
    private final Workers workers;
    private final NativeArray columns; // (n × width)
    private final Slice[] slices;
    private final Vectors across; // of length width
    private int prepared; // vectors

    /** Of zeros. */
    Block(Allotment allotment, int n, int width, Workers workers) {
        this.n = n;
        this.width = width;
        this.workers = workers;
        this.columns = new NativeArray(allotment, n, width);
        int parts = Math.clamp(columns.bytes() / BYTES_PER_SLICE, 1, Math.min(workers.threads(), width));
        this.slices = new Slice[parts];
        for (int k = 0; k < parts; k++) {
            slices[k] = new Slice(allotment, columns, n, start(k, parts), start(k + 1, parts));
        }
        this.across = new Vectors(allotment, width);
    }

    private int start(int k, int parts) {
        return (int) ((long) width * k / parts);
    }

    /** How many columns there is room for. */
    int width() {
        return width;
    }

    long bytes() {
        return columns.bytes();
    }

    /** Where columns are written to; see {@link #written}. */
    NativeArray columns() {
        return columns;
    }

    /** Tells ND4J that the host has written columns. */
    void written() {
        columns.written();
    }

    /** Makes room for products with some vectors; later products with as many allocate nothing. */
    void prepare(int count) {
        if (count == prepared) {
            return;
        }
        prepared = 0; // if there is no room
        across.use(count);
        for (Slice slice : slices) {
            slice.prepare(across, count);
        }
        prepared = count;
    }

    /** The products of all columns with {@code count} vectors of length n; read them with {@link #correlations}. */
    void correlate(double[] v, int count) {
        prepare(count);
        Vectors down = slices[0].down();
        for (int k = 0; k < count; k++) {
            down.write(k, v, k * n);
        }
        down.written();
        workers.forEach(slices.length, 1, cost(count), (first, last) -> {
            for (int k = first; k < last; k++) {
                slices[k].correlate(slices[0]);
            }
        });
        across.fetch();
    }

    private long cost(int count) {
        return (long) n * count * Math.ceilDiv(width, slices.length);
    }

    /** The first products with vector k. */
    void correlations(int k, double[] out, int to, int number) {
        across.read(k, slices[0].down().factor(k), out, to, number);
    }

    /**
     * Says what vector k of a sum of columns is, after {@link #prepare}.
     *
     * @param weights of all columns, (width)
     */
    void weights(int k, double[] weights) {
        across.write(k, weights, 0);
    }

    /**
     * Adds the sums of columns with the weights that were said to {@code out}.
     *
     * @param scratch (n)
     * @param out (count × n)
     */
    void addSums(int count, double[] scratch, double[] out) {
        across.written();
        workers.forEach(slices.length, 1, cost(count), (first, last) -> {
            for (int k = first; k < last; k++) {
                slices[k].combine();
            }
        });
        for (Slice slice : slices) {
            slice.down().fetch();
            for (int k = 0; k < count; k++) {
                slice.down().read(k, across.factor(k), scratch, 0, n);
                for (int i = 0; i < n; i++) {
                    out[k * n + i] += scratch[i];
                }
            }
        }
    }

    @Override
    public void close() {
        Arrays.stream(slices).forEach(Slice::close);
        across.close();
        columns.close();
    }
}
