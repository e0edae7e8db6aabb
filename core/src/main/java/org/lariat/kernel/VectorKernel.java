package org.lariat.kernel;

/**
 * The innermost loops of the solvers. Implementations are stateless and thread-safe, and never check their arguments:
 * the matrix has checked.
 *
 * <p><b>Reproducibility.</b> Every operation has one written order of summation, and every implementation follows it, so
 * results agree to the last bit whatever the width of the vector unit. Sums over a dense column use {@value #DOT_LANES}
 * logical lanes: element {@code i} is added to lane {@code i mod 32} with one fused multiply-add, in increasing
 * {@code i}; then the lanes are folded as a fixed tree, lane {@code l} taking lane {@code l+16}, then {@code l+8},
 * {@code l+4}, {@code l+2}, {@code l+1}. Block products use {@value #BLOCK_LANES} lanes an entry in the same way, sparse
 * sums {@value #SPARSE_LANES}.
 *
 * <p>Columns are read through {@link ColumnKernel}, one for each element type; float32 elements are widened to float64
 * before any arithmetic.
 */
public interface VectorKernel {
    /** Logical lanes of a sum over a dense column. */
    int DOT_LANES = 32;

    /** Logical lanes of one entry of a block product. */
    int BLOCK_LANES = 8;

    /** Logical lanes of a sum over the stored entries of a sparse column. */
    int SPARSE_LANES = 4;

    /** The backend's name, as asked for in options and reported in results: {@code "scalar"}, {@code "simd"}. */
    String name();

    /** One phrase about what runs, for people: {@code "Vector API, 8 float64 lanes (512 bits)"}. */
    String description();

    /** Operations on columns stored as float64. */
    ColumnKernel float64();

    /** Operations on columns stored as float32. */
    ColumnKernel float32();

    /**
     * Σ a_i b_i over the first {@code n} elements of two vectors, in the order of a dense column.
     *
     * @param a at least {@code n} elements
     * @param b at least {@code n} elements
     * @param n number of elements, ≥ 0
     */
    double dot(double[] a, double[] b, int n);

    /**
     * The proximal step of a weighted L1 norm: {@code out_i = sign(z_i)·max(|z_i| − t_i, 0)}, with
     * {@code z_i − t_i} for {@code z_i > t_i}, {@code z_i + t_i} for {@code z_i < −t_i}, NaN for NaN, and {@code +0.0}
     * otherwise. Elementwise, so the order does not matter; {@code out} may be {@code z}.
     *
     * @param z at least {@code n} elements
     * @param t thresholds ≥ 0, at least {@code n} elements
     * @param out at least {@code n} elements
     * @param n number of elements, ≥ 0
     */
    void softThreshold(double[] z, double[] t, double[] out, int n);
}
