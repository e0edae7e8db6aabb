package org.lariat.gpu.cuda;

/** Starts the kernels of Zᵀv for several v: up to eight by one that keeps a sum for each in registers, more by tiles of 32. */
final class Correlate {
    /** Vectors of the widest kernel that is no tiled one. */
    static final int DIRECT_VECTORS = 8;

    /** Vectors and columns of a tile. */
    static final int TILE_VECTORS = 32;

    private static final int TILE_COLUMNS = 64;
    private static final int TILE_THREADS = 128;

    /** Columns of a block at a time, in the kernels that are not tiled. */
    private static final int BLOCK_COLUMNS = 32;

    /** Blocks of 256 threads that a multiprocessor can hold: more would only be queued. */
    private static final int RESIDENT_BLOCKS = 8;

    private final Session session;
    private final Elements elements;
    private final long stride;

    Correlate(Session session, Elements elements, long stride) {
        this.session = session;
        this.elements = elements;
        this.stride = stride;
    }

    /** Rows that memory for {@code count} vectors must have: kernels read up to a power of two. */
    static int paddedVectors(int count) {
        return Math.ceilDiv(count, DIRECT_VECTORS) * DIRECT_VECTORS;
    }

    /**
     * {@code out_k[j] = z_jᵀv_k} for the columns of a set.
     *
     * @param v address, (paddedVectors(count) × stride)
     * @param out address, a vector's place for each column of the design
     * @param outStride from one vector of out to the next
     */
    void start(Columns columns, ColumnSet set, long v, int count, long out, long outStride) {
        columns.blocks(set, block -> {
            int tiled = count <= DIRECT_VECTORS ? 0 : tiledVectors(count);
            if (tiled > 0) {
                int groups = Math.ceilDiv(tiled, TILE_VECTORS);
                arguments("correlate_tiled", block, v, tiled, out, outStride)
                        .start(groups * Math.ceilDiv(block.count(), TILE_COLUMNS), 1, 1, TILE_THREADS);
            }
            if (count > tiled) {
                int vectors = count - tiled;
                int width = Integer.highestOneBit(2 * vectors - 1);
                int blocks = Math.min(
                        Math.ceilDiv(block.count(), BLOCK_COLUMNS), RESIDENT_BLOCKS * session.multiprocessors());
                arguments(
                                "correlate" + width,
                                block,
                                v + tiled * stride * elements.bytes(),
                                vectors,
                                out + tiled * outStride * elements.bytes(),
                                outStride)
                        .start(blocks, 1);
            }
        });
    }

    /** Whole tiles only, if what is left is a matter for the other kernels. */
    private static int tiledVectors(int count) {
        int left = count % TILE_VECTORS;
        return left <= DIRECT_VECTORS ? count - left : count;
    }

    private KernelLaunch arguments(String kernel, Columns.Block block, long v, int count, long out, long outStride) {
        return session.kernel(elements.kernel(kernel))
                .addresses(block.z())
                .longs(stride)
                .addresses(block.indices())
                .ints(block.first(), block.byPosition() ? 1 : 0, block.count())
                .addresses(v)
                .ints(count)
                .addresses(out)
                .longs(outStride);
    }
}
