package org.lariat.matrix;

/**
 * The upper triangle of a symmetric matrix that is added up from block products: for each panel of columns a block with every panel up to itself. As
 * they lie here, so block products are written; and a sum over some hundred numbers side by side takes a fraction of
 * what it takes over pieces of the rows of a square.
 */
final class SquareBlocks {
    /**
     * Columns of a panel: with a block of rows they stay in cache beside the columns they meet, and they are six times the six vectors that the simd kernel takes at a time
     * (docs/design.md).
     */
    static final int PANEL = 36;

    private static final int BLOCK = PANEL * PANEL;

    private final int order;
    private final double[] sums;

    /** All zeros. */
    SquareBlocks(int order) {
        this.order = order;
        int panels = panels(order);
        this.sums = new double[panels * (panels + 1) / 2 * BLOCK];
    }

    /** How many panels there are. */
    static int panels(int order) {
        return Math.ceilDiv(order, PANEL);
    }

    /** Columns of a panel: fewer in the last. */
    static int width(int order, int panel) {
        return Math.min(PANEL, order - panel * PANEL);
    }

    private static int place(int rows, int panel) {
        return (panel * (panel + 1) / 2 + rows) * BLOCK;
    }

    /**
     * Adds a block.
     *
     * @param rows panel of its rows
     * @param panel of its columns, {@code rows ≤ panel}
     * @param products row by row, without gaps
     */
    void add(int rows, int panel, double[] products) {
        int at = place(rows, panel);
        int count = width(order, rows) * width(order, panel);
        for (int i = 0; i < count; i++) {
            sums[at + i] += products[i];
        }
    }

    /** The whole matrix row by row, 0 below the blocks on the diagonal. */
    double[] square() {
        double[] square = new double[order * order];
        for (int panel = 0; panel < panels(order); panel++) {
            int width = width(order, panel);
            for (int rows = 0; rows <= panel; rows++) {
                int at = place(rows, panel);
                for (int i = 0; i < width(order, rows); i++) {
                    int row = (rows * PANEL + i) * order;
                    System.arraycopy(sums, at + i * width, square, row + panel * PANEL, width);
                }
            }
        }
        return square;
    }
}
