package org.lariat.data;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/** Checksums of the columns of a {@code .lmat} file, block by block. */
final class LmatSums {
    private static final int CHUNK = 1 << 20;

    private LmatSums() {}

    /** The checksum of every block, computed from the file. */
    static int[] of(FileChannel channel, LmatHeader header) throws IOException {
        int[] sums = new int[header.blocks()];
        ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK);
        for (int b = 0; b < sums.length; b++) {
            long from = (long) b * header.blockColumns() * header.stride();
            long to = Math.min(header.dataBytes(), from + header.blockColumns() * header.stride());
            CRC32C sum = new CRC32C();
            for (long at = from; at < to; at += CHUNK) {
                buffer.clear().limit((int) Math.min(CHUNK, to - at));
                read(channel, buffer, LmatHeader.DATA + at);
                sum.update(buffer.flip());
            }
            sums[b] = (int) sum.getValue();
        }
        return sums;
    }

    /** Fills a buffer from a place in a file. */
    static void read(FileChannel channel, ByteBuffer buffer, long at) throws IOException {
        long start = at - buffer.position();
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, start + buffer.position()) < 0) {
                throw new EOFException();
            }
        }
    }

    /** Writes a whole buffer to a place in a file. */
    static void write(FileChannel channel, ByteBuffer buffer, long at) throws IOException {
        long start = at - buffer.position();
        while (buffer.hasRemaining()) {
            channel.write(buffer, start + buffer.position());
        }
    }
}
