package org.lariat.gpu.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Columns in an array of ND4J, and the two products with them. Columns never written are 0. */
final class Block implements AutoCloseable {
    /**
     * Up to so many vectors are multiplied one by one: a matrix product with few columns is slower than as many products with a vector
     * (500×20000 in float64: 2 vectors 5.1 against 9.4 ms, 4 vectors 10 against 12.7, 8 vectors 20 against 16).
     */
    private static final int ONE_BY_ONE = 4;

    private final int n;
    private final int width;
    private final NativeArray columns; // (n × width)
    private final INDArray transposed; // a view, (width × n)
    private final Vectors down; // of length n
    private final Vectors across; // of length width

    Block(Allotment allotment, int n, int width) {
        this.n = n;
        this.width = width;
        this.columns = new NativeArray(allotment, n, width);
        this.transposed = columns.array().transpose();
        this.down = new Vectors(allotment, n);
        this.across = new Vectors(allotment, width);
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

    /** Makes room for products with some vectors; later products with as many or fewer allocate nothing. */
    void prepare(int count) {
        down.use(count);
        across.use(count);
    }

    /** The products of all columns with {@code count} vectors of length n; read them with {@link #correlations}. */
    void correlate(double[] v, int count) {
        prepare(count);
        for (int k = 0; k < count; k++) {
            down.write(k, v, k * n);
        }
        down.written();
        multiply(transposed, down, across, count);
        across.fetch();
    }

    /** The first products with vector k. */
    void correlations(int k, double[] out, int to, int number) {
        across.read(k, down.factor(k), out, to, number);
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
        multiply(columns.array(), across, down, count);
        down.fetch();
        for (int k = 0; k < count; k++) {
            down.read(k, across.factor(k), scratch, 0, n);
            for (int i = 0; i < n; i++) {
                out[k * n + i] += scratch[i];
            }
        }
    }

    private static void multiply(INDArray matrix, Vectors in, Vectors out, int count) {
        if (count > ONE_BY_ONE) {
            Nd4j.matmul(matrix, in.together(), out.together());
            return;
        }
        for (int k = 0; k < count; k++) {
            Nd4j.matmul(matrix, in.one(k), out.one(k)); // of rank 1: ND4J takes gemv for these alone
        }
    }

    @Override
    public void close() {
        down.close();
        across.close();
        columns.close();
    }
}
