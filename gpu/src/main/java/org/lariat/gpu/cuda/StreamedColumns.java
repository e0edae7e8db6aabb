package org.lariat.gpu.cuda;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Columns that are read from the host again in every pass, a block at a time: the host prepares the next piece while the device takes the last. */
final class StreamedColumns implements Columns {
    private final ColumnReader reader;
    private final Staging staging;
    private final DeviceBuffer block;
    private final int width;

    /**
     * With memory for a block.
     *
     * @param width columns it holds, ≥ 1
     */
    StreamedColumns(ColumnReader reader, Staging staging, DeviceBuffer block, int width) {
        this.reader = reader;
        this.staging = staging;
        this.block = block;
        this.width = width;
    }

    @Override
    public boolean byPosition() {
        return false; // lists are read back by the host, which wants to know the columns
    }

    @Override
    public long bytes() {
        return block.bytes();
    }

    @Override
    public void blocks(ColumnSet set, Consumer<Block> task) {
        for (int from = 0; from < set.count(); from += width) {
            int here = Math.min(width, set.count() - from);
            reader.send(set.columns(), from, here, block.address());
            long indices = set.address() == 0 ? 0 : set.address() + (long) from * Integer.BYTES;
            task.accept(new Block(block.address(), indices, from, here, true));
        }
    }

    @Override
    public void blocks(ColumnList list, Consumer<ListBlock> task) {
        int[] columns = onHost(list.columns(), list);
        int from = 0;
        do {
            int here = Math.min(width, columns.length - from);
            reader.send(columns, from, here, block.address());
            task.accept(new ListBlock(block.address(), 0, 0, here, from));
            from += here;
        } while (from < columns.length);
    }

    private int[] onHost(int @Nullable [] known, ColumnList list) {
        if (known != null) {
            return known;
        }
        int[] length = new int[1];
        fetch(list.length(), length);
        int[] columns = new int[length[0]];
        fetch(list.entries(), columns);
        return columns;
    }

    private void fetch(long address, int[] to) {
        int piece = (int) (staging.bytes() / Integer.BYTES);
        for (int from = 0; from < to.length; from += piece) {
            int at = from;
            int here = Math.min(piece, to.length - from);
            staging.fetch(
                    address + (long) at * Integer.BYTES,
                    (long) here * Integer.BYTES,
                    memory -> MemorySegment.copy(memory, JAVA_INT, 0, to, at, here));
        }
    }
}
