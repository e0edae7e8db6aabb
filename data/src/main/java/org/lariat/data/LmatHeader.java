package org.lariat.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.lariat.matrix.ElementType;

/**
 * The first 128 bytes of a {@code .lmat} file; docs/lmat.md describes the format.
 *
 * @param type how elements are stored
 * @param rows n
 * @param columns p
 * @param stride bytes from a column to the next, a multiple of 64
 * @param blockColumns columns that share a checksum
 * @param metadataBytes bytes after the data
 * @param metadataSum checksum of these
 */
record LmatHeader(
        ElementType type, int rows, int columns, long stride, int blockColumns, long metadataBytes, int metadataSum) {
    /** Bytes of the header. */
    static final int BYTES = 128;

    /** Where the data begins: at a page of its own. */
    static final long DATA = 4096;

    static final int VERSION = 1;

    /** As in PNG: a byte that is not ASCII, the name, and line ends that a transfer as text would change. */
    private static final byte[] MAGIC = {(byte) 0x89, 'L', 'M', 'A', 'T', '\r', '\n', 0x1A};

    private static final int ALIGNMENT = 64;
    private static final int BLOCK_BYTES = 1 << 20;

    /** The header of a matrix whose metadata is not written yet. */
    static LmatHeader of(ElementType type, int rows, int columns) {
        long stride = Math.ceilDiv((long) rows * type.bytes(), ALIGNMENT) * ALIGNMENT;
        int blockColumns = Math.clamp(BLOCK_BYTES / stride, 1, columns);
        return new LmatHeader(type, rows, columns, stride, blockColumns, 0, 0);
    }

    LmatHeader withMetadata(long bytes, int sum) {
        return new LmatHeader(type, rows, columns, stride, blockColumns, bytes, sum);
    }

    /** Bytes of all columns. */
    long dataBytes() {
        return Math.multiplyExact(stride, (long) columns);
    }

    /** Where the metadata begins. */
    long metadata() {
        return Math.addExact(DATA, dataBytes());
    }

    /** Bytes of the file. */
    long total() {
        return Math.addExact(metadata(), metadataBytes);
    }

    /** Number of checksums of the data. */
    int blocks() {
        return Math.ceilDiv(columns, blockColumns);
    }

    /** The header as it is written. */
    ByteBuffer encode() {
        ByteBuffer out = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC).putInt(VERSION).putInt(type.bytes());
        out.putLong(rows).putLong(columns).putLong(stride).putLong(blockColumns);
        out.putLong(DATA).putLong(metadata()).putLong(metadataBytes).putLong(total());
        out.putInt(metadataSum);
        out.putInt(BYTES - Integer.BYTES, sum(out));
        return out.rewind();
    }

    private static int sum(ByteBuffer header) {
        CRC32C sum = new CRC32C();
        sum.update(header.duplicate().position(0).limit(BYTES - Integer.BYTES));
        return (int) sum.getValue();
    }

    /**
     * Reads a header and checks it.
     *
     * @param in the first bytes of the file, up to {@link #BYTES}
     * @param length of the file
     * @throws DataException saying in what way it is not that of a file that can be used
     */
    static LmatHeader decode(ByteBuffer in, long length, InputFile file) {
        byte[] magic = new byte[MAGIC.length];
        in.order(ByteOrder.LITTLE_ENDIAN);
        if (in.remaining() >= magic.length) {
            in.get(magic);
        }
        if (!Arrays.equals(magic, MAGIC)) {
            throw file.error("is not a .lmat file; make one with lariat convert");
        }
        if (in.remaining() < BYTES - MAGIC.length) {
            throw file.error("ends in its header; it is truncated, convert the data again");
        }
        int version = in.getInt();
        if (version != VERSION) {
            throw file.error("has version " + version + " of the .lmat format, and this Lariat reads version " + VERSION
                    + "; convert the data again");
        }
        if (in.getInt(BYTES - Integer.BYTES) != sum(in)) {
            throw file.error("is damaged: its header does not match its checksum; convert the data again");
        }
        return checked(in, length, file);
    }

    private static LmatHeader checked(ByteBuffer in, long length, InputFile file) {
        int elementBytes = in.getInt();
        ElementType type = elementBytes == Float.BYTES ? ElementType.FLOAT32 : ElementType.FLOAT64;
        try {
            LmatHeader header = new LmatHeader(
                    type,
                    Math.toIntExact(in.getLong()),
                    Math.toIntExact(in.getLong()),
                    in.getLong(),
                    Math.toIntExact(in.getLong()),
                    in.getLong(in.position() + 2 * Long.BYTES),
                    in.getInt(in.position() + 4 * Long.BYTES));
            boolean sound = elementBytes == type.bytes()
                    && header.rows >= 1
                    && header.columns >= 1
                    && header.stride >= (long) header.rows * type.bytes()
                    && header.stride % ALIGNMENT == 0
                    && header.blockColumns >= 1
                    && header.metadataBytes >= 0
                    && in.getLong() == DATA
                    && in.getLong() == header.metadata();
            if (sound && in.getLong(in.position() + Long.BYTES) == header.total()) {
                return header.ofLength(length, file);
            }
        } catch (ArithmeticException tooLarge) {
            throw file.error("has sizes that this Lariat cannot hold: a matrix has at most " + Integer.MAX_VALUE
                    + " rows and columns");
        }
        throw file.error("has a header that contradicts itself; convert the data again");
    }

    private LmatHeader ofLength(long length, InputFile file) {
        if (length < total()) {
            throw file.error("has " + length + " bytes, its header asks for " + total()
                    + "; it is truncated, get it again or convert the data again");
        }
        if (length > total()) {
            throw file.error("has " + length + " bytes, its header asks for " + total()
                    + "; something was added to it, get it again or convert the data again");
        }
        return this;
    }
}
