package org.lariat.gpu.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Some neighbouring columns of a block, whose products one thread computes. */
final class Slice implements AutoCloseable {
    /**
     * Up to so many vectors are multiplied one by one: a matrix product with few columns is slower than as many products with a vector
     * (500×20000 in float64: 2 vectors 5.1 against 9.4 ms, 4 vectors 10 against 12.7, 8 vectors 20 against 16).
     */
    private static final int ONE_BY_ONE = 4;

    private final int n;
    private final int from;
    private final int to;
    private final INDArray columns; // a view, (n × width)
    private final INDArray transposed; // a view, (width × n)
    private final Vectors down; // sums of these columns, of length n
    private INDArray[] downViews = new INDArray[0];
    private INDArray[] acrossViews = new INDArray[0];

    /** Columns {@code from ≤ k < to} of a block. */
    Slice(Allotment allotment, NativeArray block, int n, int from, int to) {
        this.n = n;
        this.from = from;
        this.to = to;
        this.columns = block.array().get(NDArrayIndex.all(), NDArrayIndex.interval(from, to));
        this.transposed = columns.transpose();
        this.down = new Vectors(allotment, n);
    }

    /** Makes room for the sums with some vectors, and looks at their part of {@code across}. */
    void prepare(Vectors across, int count) {
        down.use(count);
        downViews = views(down, count, 0, n);
        acrossViews = views(across, count, from, to);
    }

    /** One for each product, which ND4J does with gemv if the view has rank 1, and only then. */
    private static INDArray[] views(Vectors vectors, int count, int from, int to) {
        return count > ONE_BY_ONE ? new INDArray[] {vectors.together(count, from, to)} : vectors.each(count, from, to);
    }

    /** Sums of these columns, or vectors for all slices. */
    Vectors down() {
        return down;
    }

    /** Products of these columns with the vectors that a slice of the same block has. */
    void correlate(Slice vectors) {
        for (int k = 0; k < acrossViews.length; k++) {
            Nd4j.matmul(transposed, vectors.downViews[k], acrossViews[k]);
        }
    }

    /** Sums of these columns. */
    void combine() {
        for (int k = 0; k < acrossViews.length; k++) {
            Nd4j.matmul(columns, acrossViews[k], downViews[k]);
        }
    }

    @Override
    public void close() {
        down.close();
    }
}
