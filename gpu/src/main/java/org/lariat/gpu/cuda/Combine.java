package org.lariat.gpu.cuda;

/**
 * Starts the kernels of Z b for several b, over a list of columns. The list is cut into chunks of equal length whose sums are added in their order
 * afterwards: how many depends on sizes alone, so repeated runs give the same bits.
 */
final class Combine {
    private static final int THREADS = 64;

    /** Vectors of the widest kernel. */
    private static final int WIDEST = 16;

    /** Blocks to aim at: some for each multiprocessor of the largest devices, so that all of the memory's bandwidth is asked for. */
    private static final int BLOCKS = 1024;

    private static final int MOST_CHUNKS = 256;

    /** Columns of the design for each chunk, so that sums of chunks stay small beside Z. */
    private static final int CHUNK_COLUMNS = 16;

    private final Session session;
    private final Elements elements;
    private final long stride;
    private final int width;
    private final int kernelWidth;
    private final int rowBlocks;
    private final int chunks;

    /**
     * For a number of vectors.
     *
     * @param columns of the design
     * @param count vectors, ≥ 1
     */
    Combine(Session session, Elements elements, long stride, int columns, int count) {
        this.session = session;
        this.elements = elements;
        this.stride = stride;
        this.width = width(count);
        this.kernelWidth = Math.min(width, WIDEST);
        this.rowBlocks = rowBlocks(elements, stride);
        this.chunks = chunks(elements, stride, columns, count);
    }

    private static int width(int count) {
        return count <= WIDEST ? Integer.highestOneBit(2 * count - 1) : Math.ceilDiv(count, WIDEST) * WIDEST;
    }

    private static int rowBlocks(Elements elements, long stride) {
        return Math.toIntExact(Math.ceilDiv(stride / elements.pack(), THREADS));
    }

    private static int chunks(Elements elements, long stride, int columns, int count) {
        int groups = Math.ceilDiv(width(count), WIDEST);
        int most = Math.clamp(columns / CHUNK_COLUMNS, 1, MOST_CHUNKS);
        return Math.clamp(BLOCKS / ((long) rowBlocks(elements, stride) * groups), 1, most);
    }

    /** Bytes of the chunks' sums. */
    static long partialBytes(Elements elements, long stride, int columns, int count) {
        return stride * chunks(elements, stride, columns, count) * width(count) * elements.bytes();
    }

    /** Bytes of the coefficients of a list. */
    static long coefficientBytes(Elements elements, int entries, int count) {
        return (long) entries * width(count) * elements.bytes();
    }

    /** Coefficients for each entry of a list: the vectors, and zeros up to a kernel's width. */
    int width() {
        return width;
    }

    /** How many parts a sum has. */
    int chunks() {
        return chunks;
    }

    /**
     * Sums of the chunks.
     *
     * @param coefficients address, (length × width)
     * @param partial address, (chunks × width × stride)
     */
    void start(Columns columns, ColumnList list, long coefficients, long partial) {
        columns.blocks(
                list,
                block -> session.kernel(elements.kernel("combine" + kernelWidth))
                        .addresses(block.z())
                        .longs(stride)
                        .addresses(block.entries(), block.length())
                        .ints(block.size())
                        .addresses(coefficients + (long) block.from() * width * elements.bytes())
                        .ints(width, 0)
                        .addresses(partial)
                        .ints(block.from() > 0 ? 1 : 0)
                        .start(rowBlocks, chunks, width / kernelWidth, THREADS));
    }

    /**
     * Adds the chunks.
     *
     * @param out address, (count × stride)
     */
    void add(long partial, int count, long out) {
        int blocks = (int) Math.min(Math.ceilDiv(stride, KernelLaunch.THREADS), BLOCKS);
        session.kernel(elements.kernel("add_chunks"))
                .addresses(partial)
                .ints(chunks, width)
                .longs(stride)
                .addresses(out)
                .start(blocks, count);
    }
}
