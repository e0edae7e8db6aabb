package org.lariat.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Operations on columns of one element type that lie in a memory segment. A column is named by the byte offset of its
 * first element and its length {@code n}; vectors of length {@code n} are {@code double[]}. See {@link VectorKernel} for
 * the orders of summation.
 */
public interface ColumnKernel {
    /** Bytes of one element: 8 or 4. */
    int elementBytes();

    /**
     * Σ x_i v_i in the order of a dense column.
     *
     * @param x the memory of the column
     * @param at byte offset of its first element
     * @param v at least {@code n} elements
     * @param n length, ≥ 0
     */
    double dot(MemorySegment x, long at, double[] v, int n);

    /**
     * Columns against one vector: {@code out[outAt + k] = x_kᵀv}, each with the bits of {@link #dot}. A kernel reads the columns in whatever
     * order is fastest; some hundreds of them a call let it choose.
     *
     * @param x the memory of the columns
     * @param at byte offsets of the columns
     * @param from index into {@code at} of the first column
     * @param count number of columns, ≥ 0
     * @param v at least {@code n} elements
     * @param n length, ≥ 0
     * @param out receives {@code count} elements
     * @param outAt index of the first of them
     */
    void dots(MemorySegment x, long[] at, int from, int count, double[] v, int n, double[] out, int outAt);

    /** {@code v_i = fma(a, x_i, v_i)}: the residual update. */
    void axpy(double a, MemorySegment x, long at, double[] v, int n);

    /**
     * Four updates in one pass, with the bits of four calls of {@link #axpy} one after the other.
     *
     * @param a the four factors lie at index {@code first} and behind
     * @param first index of the first factor
     * @param x the memory of the columns
     * @param at0 byte offset of the first column
     * @param at1 byte offset of the second
     * @param at2 byte offset of the third
     * @param at3 byte offset of the fourth
     * @param v at least {@code n} elements
     * @param n length, ≥ 0
     */
    void axpy4(double[] a, int first, MemorySegment x, long at0, long at1, long at2, long at3, double[] v, int n);

    /** {@code v_i = fma(a·w_i, x_i, v_i)}: the update of a weighted residual. */
    void axpyWeighted(double a, MemorySegment x, long at, double[] w, double[] v, int n);

    /**
     * Σ w_i (x_i − center)², each term as {@code fma(w_i·d, d, lane)} with {@code d = x_i − center}, in
     * the order of a dense column.
     */
    double squaredDeviation(MemorySegment x, long at, double center, double[] w, int n);

    /**
     * A block of products of columns with the columns of a packed panel, each entry in the order of a block product:
     * {@code out[outAt + k·panelColumns + m] = Σ_i x_k,i · panel[m·n + i]}.
     *
     * @param x the memory of the columns
     * @param at byte offsets of the columns
     * @param from index into {@code at} of the first column
     * @param count number of columns, ≥ 0
     * @param panel {@code panelColumns} vectors of length {@code n}, one after the other
     * @param panelColumns number of vectors in the panel, ≥ 0
     * @param n length, ≥ 0
     * @param out receives {@code count × panelColumns} entries, row by row
     * @param outAt index of the first of them
     */
    void gram(
            MemorySegment x,
            long[] at,
            int from,
            int count,
            double[] panel,
            int panelColumns,
            int n,
            double[] out,
            int outAt);

    /**
     * Σ_k values_k · v[rows_k] over the stored entries {@code start … start+count−1} of a sparse column, in
     * {@value VectorKernel#SPARSE_LANES} lanes: entry {@code start+k} goes to lane {@code k mod 4}.
     *
     * @param rows row numbers as int32
     * @param values values of this kernel's element type
     * @param start index of the first stored entry
     * @param count number of stored entries, ≥ 0
     * @param v read at the row numbers
     */
    double sparseDot(MemorySegment rows, MemorySegment values, long start, int count, double[] v);

    /**
     * A sparse column against {@value VectorKernel#BLOCK_LANES} vectors at once, each with the bits of {@link #sparseDot}:
     * {@code out[outAt + m] = Σ_k values_k · panel[8·rows_k + m]}.
     *
     * @param rows row numbers as int32
     * @param values values of this kernel's element type
     * @param start index of the first stored entry
     * @param count number of stored entries, ≥ 0
     * @param panel the vectors, element by element: eight first elements, eight second ones, …
     * @param out receives eight values
     * @param outAt index of the first of them
     */
    void sparseDot8(
            MemorySegment rows, MemorySegment values, long start, int count, double[] panel, double[] out, int outAt);

    /** {@code v[rows_k] = fma(a, values_k, v[rows_k])} over stored entries; row numbers within a column are distinct. */
    void sparseAxpy(double a, MemorySegment rows, MemorySegment values, long start, int count, double[] v);

    /** {@code v[rows_k] = fma(a·w[rows_k], values_k, v[rows_k])} over stored entries. */
    void sparseAxpyWeighted(
            double a, MemorySegment rows, MemorySegment values, long start, int count, double[] w, double[] v);
}
