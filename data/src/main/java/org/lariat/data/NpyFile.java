package org.lariat.data;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * The matrix in an uncompressed {@code .npy} file, read piece by piece: what is mapped would count as memory in use beside
 * the matrix that is made of it.
 */
final class NpyFile implements DenseSource {
    private final InputFile file;
    private final FileChannel channel;
    private final NpyHeader header;

    /** Reads from a channel, which stays open. */
    NpyFile(InputFile file, FileChannel channel, NpyHeader header) {
        this.file = file;
        this.channel = channel;
        this.header = header;
    }

    @Override
    public int rows() {
        return header.rows();
    }

    @Override
    public int columns() {
        return header.columns();
    }

    @Override
    public void columns(int from, int count, double[] out) {
        int n = header.rows();
        try {
            if (header.fortran()) {
                for (int k = 0; k < count; k++) {
                    MemorySegment column = piece((long) (from + k) * n, n);
                    for (int i = 0; i < n; i++) {
                        out[k * n + i] = header.type().read(column, i);
                    }
                }
            } else {
                for (int i = 0; i < n; i++) {
                    MemorySegment part = piece((long) i * header.columns() + from, count);
                    for (int k = 0; k < count; k++) {
                        out[k * n + i] = header.type().read(part, k);
                    }
                }
            }
        } catch (IOException e) {
            throw file.failure(e);
        }
    }

    /** Elements that lie one after the other in the file. */
    private MemorySegment piece(long first, int count) throws IOException {
        int bytes = header.type().bytes();
        ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(count, bytes));
        long at = header.bytes() + first * bytes;
        while (buffer.hasRemaining()) {
            int read = channel.read(buffer, at + buffer.position());
            if (read < 0) {
                throw new EOFException();
            }
        }
        return MemorySegment.ofBuffer(buffer.flip());
    }
}
