package org.lariat.resident;

/**
 * What {@link HostFista} needs of a design: the two products, over the columns kept. Vectors of the host, one after the other; "|K|" is the
 * number of columns kept, all p at first.
 */
public interface FistaProducts extends AutoCloseable {
    /** Number of rows n. */
    int rows();

    /** Number of columns p of the whole design. */
    int columns();

    /** Products are over these columns from now on, ascending. */
    void keep(int[] columns);

    /** {@code out_k = Z_Kᵀv_k} for {@code k < count}; {@code v} (count × n), {@code out} (count × |K|). */
    void correlations(double[] v, int count, double[] out);

    /**
     * {@code out_k = Z_K b_k} for {@code k < count}.
     *
     * @param b vectors, (count × |K|), read at the places given alone
     * @param support places in 0 … |K| − 1, ascending; at all others every b_k counts as 0
     * @param count how many vectors
     * @param out (count × n)
     */
    void combine(double[] b, int[] support, int count, double[] out);

    /** Gives back what is held for these products alone; idempotent. */
    @Override
    void close();
}
