package org.lariat.resident;

import java.util.Arrays;

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

    /** {@code out_k = Z_K b_k} for {@code k < count}; {@code b} (count × |K|), {@code out} (count × n). Columns that are 0 in every b_k need not be read. */
    void combine(double[] b, int count, double[] out);

    /**
     * Places of the columns that some vector does not leave out.
     *
     * @param b vectors, (count × columns)
     * @param columns the length of each
     * @param count how many
     * @return ascending, in 0 … columns − 1
     */
    static int[] support(double[] b, int columns, int count) {
        int[] support = new int[columns];
        int size = 0;
        for (int i = 0; i < columns; i++) {
            boolean used = false;
            for (int k = 0; k < count && !used; k++) {
                used = b[k * columns + i] != 0.0;
            }
            if (used) {
                support[size++] = i;
            }
        }
        return Arrays.copyOf(support, size);
    }

    /** Gives back what is held for these products alone; idempotent. */
    @Override
    void close();
}
