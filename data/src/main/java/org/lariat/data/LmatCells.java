package org.lariat.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import org.lariat.matrix.ElementType;

/**
 * Writes the elements of a {@code .lmat} file. Rows are gathered until there are enough of them to make it worth a write for
 * each column; columns are written as they come.
 */
final class LmatCells {
    private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT.withOrder(ByteOrder.LITTLE_ENDIAN);

    /** Memory for gathered rows. */
    static final long GATHERED = 32L << 20;

    /** Rows gathered at least, however wide: a write for a single element would take longer than reading it from text. */
    private static final long FEWEST_ROWS = 16;

    /** Bytes given to the system in one go. */
    private static final long WRITTEN = 1 << 20;

    private final FileChannel channel;
    private final LmatHeader header;
    private final int gathering; // rows gathered at a time
    private MemorySegment gathered = MemorySegment.NULL; // column by column; made when it is known what for
    private int first; // row that is first in 'gathered'
    private int last = -1; // row that was set last

    /**
     * Starts with nothing written.
     *
     * @param memory bytes for gathered rows
     */
    LmatCells(FileChannel channel, LmatHeader header, long memory) {
        this.channel = channel;
        this.header = header;
        long rowBytes = (long) header.columns() * header.type().bytes();
        this.gathering = (int) Math.clamp(memory / rowBytes, Math.min(FEWEST_ROWS, header.rows()), header.rows());
    }

    private long columnBytes(int rows) {
        return (long) rows * header.type().bytes();
    }

    /** One element; rows ascend. */
    void set(int i, int j, double value) {
        room((long) header.columns() * gathering);
        if (i >= first + gathering) {
            writeRows();
            first = i;
        }
        put((long) j * gathering + (i - first), value, i, j);
        last = i;
    }

    /** A whole column. */
    void column(int j, double[] values) {
        room(values.length);
        for (int i = 0; i < values.length; i++) {
            put(i, values[i], i, j);
        }
        write(0, values.length, j, 0);
    }

    /** Writes what is still gathered. */
    LmatHeader finish() {
        if (last >= 0) {
            writeRows();
            last = -1;
        }
        return header;
    }

    /** The elements of a column that is written in full. */
    static double[] read(FileChannel channel, LmatHeader header, int j) throws IOException {
        int elementBytes = header.type().bytes();
        double[] values = new double[header.rows()];
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(WRITTEN, (long) values.length * elementBytes))
                .order(ByteOrder.LITTLE_ENDIAN);
        int atOnce = buffer.capacity() / elementBytes;
        for (int first = 0; first < values.length; first += atOnce) {
            int count = Math.min(atOnce, values.length - first);
            long at = LmatHeader.DATA + j * header.stride() + (long) first * elementBytes;
            LmatSums.read(channel, buffer.clear().limit(count * elementBytes), at);
            buffer.flip();
            for (int i = 0; i < count; i++) {
                values[first + i] = header.type() == ElementType.FLOAT64 ? buffer.getDouble() : buffer.getFloat();
            }
        }
        return values;
    }

    private void room(long elements) {
        if (gathered.byteSize() == 0) {
            gathered = Arena.ofAuto().allocate(elements * header.type().bytes(), Double.BYTES);
        }
    }

    private void put(long at, double value, int i, int j) {
        if (header.type() == ElementType.FLOAT64) {
            gathered.setAtIndex(DOUBLE, at, value);
            return;
        }
        if (Float.isInfinite((float) value)) {
            throw new DataException("row " + (i + 1) + ", column " + (j + 1) + " is " + value
                    + ", too large for float32; convert without --float32");
        }
        gathered.setAtIndex(FLOAT, at, (float) value);
    }

    private void writeRows() {
        for (int j = 0; j < header.columns(); j++) {
            write((long) j * gathering, last + 1 - first, j, first);
        }
    }

    /** Writes {@code count} elements from number {@code from} of those gathered to column {@code j}, from {@code row} on. */
    private void write(long from, int count, int j, int row) {
        int elementBytes = header.type().bytes();
        long at = LmatHeader.DATA + j * header.stride() + columnBytes(row);
        MemorySegment part = gathered.asSlice(from * elementBytes, columnBytes(count));
        try {
            for (long done = 0; done < part.byteSize(); done += WRITTEN) {
                long bytes = Math.min(WRITTEN, part.byteSize() - done);
                LmatSums.write(channel, part.asSlice(done, bytes).asByteBuffer(), at + done);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
