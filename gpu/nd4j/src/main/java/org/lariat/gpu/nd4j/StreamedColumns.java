package org.lariat.gpu.nd4j;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Columns that are read from their source again whenever they are wanted, for designs that do not fit. */
final class StreamedColumns implements Columns {
    private final Block block;
    private final ColumnReader reader;
    private final int[] places; // 0, 1, 2, …

    StreamedColumns(Allotment allotment, int n, int width, ColumnReader reader) {
        this.block = new Block(allotment, n, width, reader.workers());
        this.reader = reader;
        this.places = IntStream.range(0, width).toArray();
    }

    @Override
    public int width() {
        return places.length;
    }

    @Override
    public long bytes() {
        return block.bytes();
    }

    @Override
    public Loaded load(int[] list, int from, int to) {
        reader.read(list, from, to, block); // places behind hold columns of before, and their weights are 0
        return new Loaded(block, Arrays.copyOf(places, to - from));
    }

    @Override
    public void close() {
        block.close();
    }
}
