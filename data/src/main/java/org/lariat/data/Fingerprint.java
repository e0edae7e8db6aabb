package org.lariat.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lariat.matrix.DesignMatrix;

/**
 * Identifies data by what it says. Hashed, integers and IEEE bits big-endian: the element type; n and p; each name; for each
 * column its non-zero entries (row, bits of the value), ended by −1, so that dense and sparse storage agree; then y, weights
 * and offset, each as its length (−1 if absent) and bits.
 */
final class Fingerprint {
    private final MessageDigest digest = Sha256.digest();
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 14);

    private Fingerprint() {}

    static String of(DesignMatrix x, List<String> names, RowValues rowValues) {
        Fingerprint f = new Fingerprint();
        f.text(x.elementType().label());
        f.integer(x.rows());
        f.integer(x.columns());
        names.forEach(f::text);
        double[] column = new double[x.rows()];
        for (int j = 0; j < x.columns(); j++) {
            x.column(j, column);
            f.nonzeros(column);
        }
        f.vector(rowValues.y());
        f.vector(rowValues.weights());
        f.vector(rowValues.offset());
        f.flush();
        return HexFormat.of().formatHex(f.digest.digest());
    }

    private void nonzeros(double[] column) {
        for (int i = 0; i < column.length; i++) {
            if (column[i] != 0.0) {
                integer(i);
                real(column[i]);
            }
        }
        integer(-1);
    }

    private void vector(double @Nullable [] values) {
        integer(values == null ? -1 : values.length);
        if (values != null) {
            for (double value : values) {
                real(value);
            }
        }
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        integer(bytes.length);
        flush();
        digest.update(bytes);
    }

    private void integer(int value) {
        room(Integer.BYTES);
        buffer.putInt(value);
    }

    private void real(double value) {
        room(Double.BYTES);
        buffer.putDouble(value);
    }

    private void room(int bytes) {
        if (buffer.remaining() < bytes) {
            flush();
        }
    }

    private void flush() {
        digest.update(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}
