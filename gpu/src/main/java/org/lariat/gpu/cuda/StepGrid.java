package org.lariat.gpu.cuda;

/**
 * How the columns of a step are shared among blocks: each takes one range of them, in tiles of its threads, and gives one part of each sum.
 *
 * @param blocks ≥ 1
 * @param tiles of a block, 1 to 32: a thread marks its non-zeros in one word
 */
record StepGrid(int blocks, int tiles) {
    /** Enough for any device; fewer parts are quicker to add. */
    private static final int MOST_BLOCKS = 1024;

    private static final int MOST_TILES = 32;

    /** For a number of columns. */
    static StepGrid of(int columns) {
        int tiles = 1;
        while (tiles < MOST_TILES && blocks(columns, tiles) > MOST_BLOCKS) {
            tiles *= 2;
        }
        return new StepGrid(blocks(columns, tiles), tiles);
    }

    private static int blocks(int columns, int tiles) {
        return Math.max(1, Math.ceilDiv(columns, tiles * KernelLaunch.THREADS));
    }

    /** The most blocks of {@link #of} for up to so many columns. */
    static int mostBlocks(int columns) {
        return Math.max(Math.min(MOST_BLOCKS, blocks(columns, 1)), blocks(columns, MOST_TILES));
    }
}
