package org.lariat.gpu.cuda;

import java.util.function.Consumer;

/**
 * Columns in the device's memory. One that is read through its index takes no longer than one that lies next to the last, since a column is long;
 * so sets of columns need no copy.
 */
final class HeldColumns implements Columns {
    private final DeviceBuffer z;
    private final boolean byPosition;

    /**
     * In a buffer.
     *
     * @param byPosition whether it holds just the columns of the set that passes go over
     */
    HeldColumns(DeviceBuffer z, boolean byPosition) {
        this.z = z;
        this.byPosition = byPosition;
    }

    @Override
    public boolean byPosition() {
        return byPosition;
    }

    @Override
    public long bytes() {
        return z.bytes();
    }

    @Override
    public void blocks(ColumnSet set, Consumer<Block> task) {
        if (set.count() > 0) {
            task.accept(new Block(z.address(), set.address(), 0, set.count(), byPosition));
        }
    }

    @Override
    public void blocks(ColumnList list, Consumer<ListBlock> task) {
        task.accept(new ListBlock(z.address(), list.entries(), list.length(), list.size(), 0));
    }
}
