package org.lariat.gpu.nd4j;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.lariat.matrix.Workers;

/** Columns of which a block holds all. */
final class HeldColumns implements Columns {
    private final Block block;

    private HeldColumns(Block block) {
        this.block = block;
    }

    /** Reads some columns of a source. */
    static HeldColumns read(Allotment allotment, int n, int[] list, ColumnReader reader) {
        Block block = new Block(allotment, n, list.length, reader.workers());
        try {
            reader.read(list, 0, list.length, block);
            return new HeldColumns(block);
        } catch (RuntimeException | Error e) {
            block.close();
            throw e;
        }
    }

    /** Copies some of these, in memory of the host. */
    HeldColumns compacted(Allotment allotment, int n, int[] list, Workers workers) {
        Block compact = new Block(allotment, n, list.length, workers);
        for (int k = 0; k < list.length; k++) {
            compact.columns().copy(k, block.columns(), list[k]);
        }
        compact.written();
        return new HeldColumns(compact);
    }

    @Override
    public int width() {
        return block.width();
    }

    @Override
    public long bytes() {
        return block.bytes();
    }

    @Override
    public Loaded load(int[] list, int from, int to) {
        return new Loaded(block, from == 0 && to == list.length ? list : Arrays.copyOfRange(list, from, to));
    }

    /** 0, 1, … for as many columns as there are. */
    int[] places() {
        return IntStream.range(0, width()).toArray();
    }

    /** Makes room for one vector, so that what is refused is refused at the start. */
    HeldColumns prepared() {
        block.prepare(1);
        return this;
    }

    @Override
    public void close() {
        block.close();
    }
}
