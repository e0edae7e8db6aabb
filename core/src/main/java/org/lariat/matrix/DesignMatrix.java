package org.lariat.matrix;

import org.lariat.kernel.VectorKernel;

/**
 * A matrix X of {@link #rows()} n by {@link #columns()} p, as the solvers see it: batch operations over columns, so that a
 * thread pool, a mapped file or a device can serve them, and the single-column pair of coordinate descent. Immutable, all
 * values finite, and safe for use by several threads.
 *
 * <p>Vectors are {@code double[]} of length n (row space) or p (column space). Sizes are the caller's duty; only factory
 * methods check their input. Column lists may have any order; results follow it. Whatever the number of threads, results
 * have the same bits: columns are the units of work, each is summed by one kernel call, and sums over columns run in the
 * order of the list.
 */
public interface DesignMatrix {
    /** Number of rows n, ≥ 1. */
    int rows();

    /** Number of columns p, ≥ 1. */
    int columns();

    /** A phrase for reports: {@code "dense float64"}, {@code "sparse float32, density 0.003"}. */
    String description();

    /** The type of stored elements. */
    ElementType elementType();

    /** Bytes of storage in use. */
    long bytes();

    /** Upper bound on the length of the longest chain of additions in a sum over one column; used for rounding bounds. */
    int longestChain();

    /** The same matrix, sharing its storage, with operations done by the given kernel and threads. */
    DesignMatrix using(VectorKernel kernel, Workers workers);

    /** Element in row {@code i}, column {@code j}, both from 0; for tests and output, not for loops. */
    double get(int i, int j);

    /** Writes column {@code j} to {@code out}, (n). */
    void column(int j, double[] out);

    /** Whether column {@code j} is known, without reading it, to hold nothing but zeros. */
    boolean isEmpty(int j);

    /** x_jᵀv, with {@code v} (n). */
    double dot(int j, double[] v);

    /** {@code v += a·x_j}, with {@code v} (n). */
    void axpy(int j, double a, double[] v);

    /** {@code v_i += a·w_i·x_ij}, with {@code w} and {@code v} (n). */
    void axpyWeighted(int j, double a, double[] w, double[] v);

    /** Σ_i w_i (x_ij − center)², with {@code w} (n) and {@code totalWeight} = Σ_i w_i. */
    double squaredDeviation(int j, double center, double[] w, double totalWeight);

    /** {@code out = Xᵀv}: one sweep over the whole matrix; {@code v} (n), {@code out} (p). */
    void correlations(double[] v, double[] out);

    /** {@code out[k] = x_{columns[k]}ᵀv} for {@code k < count}. */
    void correlations(double[] v, int[] columns, int count, double[] out);

    /** Rows that {@link #products} takes at a time, so that a panel stays in cache: n itself if that does not matter. */
    int rowsPerBlock();

    /**
     * Products of several columns with several vectors over a block of rows:
     * {@code out[k·panelColumns + m] = Σ_i x_{firstRow+i, columns[k]} · panel[m·rowCount + i]}. The block kernel behind Gram
     * matrices and sweeps with several residuals.
     *
     * @param columns column numbers
     * @param count how many of them, ≥ 0
     * @param firstRow the first row, a multiple of {@link #rowsPerBlock()}
     * @param rowCount how many rows: {@link #rowsPerBlock()}, or what is left
     * @param panel {@code panelColumns} vectors of length {@code rowCount}, one after the other
     * @param panelColumns how many, ≥ 0
     * @param out receives {@code count × panelColumns} values, row by row
     */
    void products(int[] columns, int count, int firstRow, int rowCount, double[] panel, int panelColumns, double[] out);

    /** Whether a block of rows of a column is read by itself; else a column is read as a whole. */
    default boolean readsByBlocks() {
        return false;
    }

    /**
     * Weighted products of columns about their centres, where a view has got them otherwise than by reading columns:
     * {@code out[k·added + m] = Σ_i w_i (x_{i,columns[k]} − center)(x_{i,columns[from + m]} − center)}, {@code added = count − from}, for
     * {@code k ≤ from + m}; the rest is left undefined.
     *
     * @param w weights, (n)
     * @param center by column number, (p)
     * @return false if it has not; then {@code out} is as it was
     */
    default boolean centredProducts(int[] columns, int from, int count, double[] w, double[] center, double[] out) {
        return false;
    }

    /**
     * What {@link #correlations(double[], double[])} of all columns costs beside reading them one by one; a guess by which solvers choose
     * between the two, and which never decides what is true.
     */
    default double sweepCost() {
        return 1.0;
    }

    /** Like {@link #longestChain()}, for one block of {@link #products}, and for {@link #centredProducts}. */
    int longestProductChain();

    /** Writes the elements of column {@code j} in such a block of rows to {@code out}, from index {@code at} on. */
    void column(int j, int firstRow, int rowCount, double[] out, int at);

    /** {@code out += Σ_k coefficients[k]·x_{columns[k]}} for {@code k < count}, in that order; {@code out} (n). */
    void combine(int[] columns, double[] coefficients, int count, double[] out);
}
