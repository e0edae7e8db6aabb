package org.lariat.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;

/** Writes the metadata of a {@code .lmat} file, little-endian, and counts and sums it up. */
final class LmatOutput {
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C sum = new CRC32C();
    private final long start;
    private long at;

    /** Writes from a position on. */
    LmatOutput(FileChannel channel, long at) {
        this.channel = channel;
        this.start = at;
        this.at = at;
    }

    void integer(int value) {
        room(Integer.BYTES);
        buffer.putInt(value);
    }

    void integers(int[] values) {
        for (int value : values) {
            integer(value);
        }
    }

    void reals(double[] values) {
        for (double value : values) {
            room(Double.BYTES);
            buffer.putDouble(value);
        }
    }

    /** Its length in bytes, and the text in UTF-8. */
    void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        integer(bytes.length);
        for (byte b : bytes) {
            room(1);
            buffer.put(b);
        }
    }

    /** How many there are, and the texts. */
    void texts(List<String> texts) {
        integer(texts.size());
        texts.forEach(this::text);
    }

    private void room(int bytes) {
        if (buffer.remaining() < bytes) {
            flush();
        }
    }

    /** Writes what is still in the buffer. */
    void flush() {
        buffer.flip();
        sum.update(buffer.duplicate());
        try {
            while (buffer.hasRemaining()) {
                at += channel.write(buffer, at);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        buffer.clear();
    }

    /** Bytes written, after {@link #flush}. */
    long bytes() {
        return at - start;
    }

    /** Checksum of what was written, after {@link #flush}. */
    int sum() {
        return (int) sum.getValue();
    }
}
