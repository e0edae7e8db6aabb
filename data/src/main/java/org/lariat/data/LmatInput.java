package org.lariat.data;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** Reads the metadata of a {@code .lmat} file, after its checksum was found to be right. */
final class LmatInput {
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final long CHUNK = 1 << 20;

    private final MemorySegment data;
    private final InputFile file;
    private long at;

    private LmatInput(MemorySegment data, InputFile file) {
        this.data = data;
        this.file = file;
    }

    /**
     * Checks the metadata and begins to read it.
     *
     * @throws DataException if it does not match its checksum
     */
    static LmatInput of(MemorySegment data, LmatHeader header, InputFile file) {
        CRC32C sum = new CRC32C();
        for (long from = 0; from < data.byteSize(); from += CHUNK) {
            sum.update(
                    data.asSlice(from, Math.min(CHUNK, data.byteSize() - from)).asByteBuffer());
        }
        if ((int) sum.getValue() != header.metadataSum()) {
            throw file.error("is damaged: its names and vectors do not match their checksum; convert the data again");
        }
        return new LmatInput(data, file);
    }

    int integer() {
        need(Integer.BYTES);
        int value = data.get(INT, at);
        at += Integer.BYTES;
        return value;
    }

    int[] integers(int count) {
        need((long) count * Integer.BYTES);
        int[] values = new int[count];
        for (int k = 0; k < count; k++) {
            values[k] = integer();
        }
        return values;
    }

    double[] reals(int count) {
        need((long) count * Double.BYTES);
        double[] values = new double[count];
        for (int k = 0; k < count; k++) {
            values[k] = data.get(DOUBLE, at + (long) k * Double.BYTES);
        }
        at += (long) count * Double.BYTES;
        return values;
    }

    /** A number of things of at least so many bytes each. */
    int count(int leastBytes) {
        int count = integer();
        if (count < 0) {
            throw contradiction();
        }
        need((long) count * leastBytes);
        return count;
    }

    String text() {
        byte[] bytes = new byte[count(1)];
        MemorySegment.copy(data, at, MemorySegment.ofArray(bytes), 0, bytes.length);
        at += bytes.length;
        return new String(bytes, StandardCharsets.UTF_8);
    }

    List<String> texts() {
        int count = count(Integer.BYTES);
        List<String> texts = new ArrayList<>(count);
        for (int k = 0; k < count; k++) {
            texts.add(text());
        }
        return texts;
    }

    /** Whether there is something left to read; files of earlier versions of Lariat end sooner. */
    boolean hasMore() {
        return at < data.byteSize();
    }

    private void need(long bytes) {
        if (data.byteSize() - at < bytes) {
            throw contradiction();
        }
    }

    private DataException contradiction() {
        return file.error("has names and vectors that do not fit its sizes; convert the data again");
    }
}
