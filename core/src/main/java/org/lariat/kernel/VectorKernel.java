package org.lariat.kernel;

/**
 * The innermost loops of the solvers. Implementations are stateless and thread-safe, and never check their arguments:
 * the matrix has checked.
 *
 * <p><b>Reproducibility.</b> Every operation has one written order of summation, and every implementation follows it, so
 * results agree to the last bit whatever the width of the vector unit. A sum over a dense column has {@value #DOT_LANES}
 * lanes that start at +0.0. Every product is added to its lane by one fused multiply-add, in this order:
 *
 * <ol>
 *   <li>the last {@code n mod 8} elements, each to the lane as far from the last lane as it is from the last element:
 *       {@code i} to lane {@code 32 − (n − i)};
 *   <li>the full blocks of 32 elements, {@code i} to lane {@code i mod 32};
 *   <li>the full groups of 8 elements that are left, {@code i} to lane {@code i mod 8}.
 * </ol>
 *
 * <p>Then lane {@code l} takes lane {@code l+16}, then {@code l+8}, which leaves 8 lanes; of these lane {@code l} takes lane
 * {@code l+1}, then {@code l+2}, then {@code l+4}, and lane 0 is the sum.
 *
 * <p>An entry of a block product has {@value #BLOCK_LANES} lanes: the last {@code n mod 8} elements go to lane
 * {@code 8 − (n − i)}, then the full groups to lane {@code i mod 8}, folded as above. A sum over the stored entries of a
 * sparse column uses {@value #SPARSE_LANES} lanes, entry {@code k} going to lane {@code k mod 4}, folded as lane {@code l}
 * takes {@code l+2}, then {@code l+1}.
 *
 * <p>Columns are read through {@link ColumnKernel}, one for each element type; float32 elements are widened to float64
 * before any arithmetic.
 */
public interface VectorKernel {
    /** Logical lanes of a sum over a dense column. */
    int DOT_LANES = 32;

    /** Logical lanes of one entry of a block product, and of what blocks of {@link #DOT_LANES} leave of a column. */
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
     * Σ a_i b_i over {@code n} elements of two vectors, in the order of a dense column.
     *
     * @param a at least {@code aFrom + n} elements
     * @param aFrom where they begin in {@code a}
     * @param b at least {@code bFrom + n} elements
     * @param bFrom where they begin in {@code b}
     * @param n number of elements, ≥ 0
     */
    double dot(double[] a, int aFrom, double[] b, int bFrom, int n);

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
