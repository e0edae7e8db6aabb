package org.lariat.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lariat.data.text.Quoted;

/**
 * The header of a {@code .npy} file, versions 1 to 3: magic, version, length, then a Python dictionary with the element
 * type, the order and the shape. See numpy's {@code numpy/lib/format.py}.
 *
 * @param type how elements are stored
 * @param fortran whether the first index runs fastest
 * @param rows the first dimension; 1 for a single number
 * @param columns the second dimension; 1 for a vector
 * @param dimensions how many there were
 * @param bytes where the data begins
 */
record NpyHeader(NpyType type, boolean fortran, int rows, int columns, int dimensions, long bytes) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST = 1 << 20;
    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");

    /**
     * Reads a header.
     *
     * @param in stands at the data afterwards
     * @param name what to call it in messages
     */
    static NpyHeader read(InputStream in, String name) throws IOException {
        byte[] start = exactly(in, MAGIC.length + 2);
        if (!Arrays.equals(MAGIC, Arrays.copyOf(start, MAGIC.length))) {
            throw new DataException(name + ": is not a .npy file; it does not begin as numpy.save writes it");
        }
        int version = start[MAGIC.length];
        if (version < 1 || version > 3) {
            throw new DataException(name + ": has version " + version + " of the .npy format; 1, 2 and 3 are known");
        }
        byte[] size = exactly(in, version == 1 ? 2 : 4);
        long length = 0;
        for (int k = size.length - 1; k >= 0; k--) {
            length = length << 8 | (size[k] & 0xFF);
        }
        if (length > LONGEST) {
            throw new DataException(name + ": the .npy header is damaged; its length is given as " + length);
        }
        String text = new String(exactly(in, (int) length), StandardCharsets.UTF_8);
        return parse(text, MAGIC.length + 2 + size.length + length, name);
    }

    private static NpyHeader parse(String text, long bytes, String name) {
        String descr = find(DESCR, text);
        String order = find(ORDER, text);
        String shape = find(SHAPE, text);
        if (descr == null && text.contains("'descr'")) {
            throw new DataException(name + ": is a structured array; save a plain two-dimensional array of numbers");
        }
        if (descr == null || order == null || shape == null) {
            throw new DataException(name + ": the .npy header is damaged: " + Quoted.start(text.strip()));
        }
        int[] sizes = new int[] {1, 1};
        String[] parts = shape.isBlank() ? new String[0] : shape.split(",");
        int dimensions = 0;
        for (String part : parts) {
            if (!part.isBlank()) {
                if (dimensions == 2) {
                    throw new DataException(
                            name + ": has shape (" + Quoted.start(shape) + "); at most two dimensions can be read");
                }
                sizes[dimensions++] = size(part.strip(), shape, name);
            }
        }
        return new NpyHeader(NpyType.of(descr, name), order.equals("True"), sizes[0], sizes[1], dimensions, bytes);
    }

    private static int size(String text, String shape, String name) {
        OptionalInt size = Numbers.integer(text);
        if (size.isPresent() && size.getAsInt() >= 1) {
            return size.getAsInt();
        }
        throw new DataException(
                name + ": has shape (" + Quoted.start(shape) + "); every size must be from 1 to " + Integer.MAX_VALUE);
    }

    private static @Nullable String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }

    private static byte[] exactly(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }

    /** Number of elements. */
    long count() {
        return (long) rows * columns;
    }

    /** Bytes of data that follow the header. */
    long dataBytes() {
        return Math.multiplyExact(count(), (long) type.bytes());
    }
}
