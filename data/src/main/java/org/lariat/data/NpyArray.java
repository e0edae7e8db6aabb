package org.lariat.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/** A numpy array of up to two dimensions, read off the heap; freed when it is no longer reachable. */
final class NpyArray implements DenseSource {
    private static final int ALIGNMENT = 64;
    private static final int CHUNK = 1 << 16;

    private final NpyHeader header;
    private final MemorySegment data;

    private NpyArray(NpyHeader header, MemorySegment data) {
        this.header = header;
        this.data = data;
    }

    /** Reads a file into memory: for arrays of one dimension, and for compressed files. */
    static NpyArray read(InputFile file) {
        try (InputStream in = file.open()) {
            return read(in, file, file.toString());
        } catch (IOException e) {
            throw file.failure(e);
        }
    }

    /**
     * Reads an array from a stream.
     *
     * @param file that the stream is part of, perhaps packed
     * @param name what to call it in messages
     */
    static NpyArray read(InputStream in, InputFile file, String name) throws IOException {
        NpyHeader header = NpyHeader.read(in, name);
        file.checkHolds(name, header.dataBytes(), true);
        MemorySegment data = Arena.ofAuto().allocate(header.dataBytes(), ALIGNMENT);
        byte[] chunk = new byte[CHUNK];
        for (long at = 0; at < data.byteSize(); ) {
            int count = in.read(chunk, 0, (int) Math.min(CHUNK, data.byteSize() - at));
            if (count < 0) {
                throw new EOFException();
            }
            MemorySegment.copy(MemorySegment.ofArray(chunk), 0, data, at, count);
            at += count;
        }
        in.transferTo(OutputStream.nullOutputStream()); // to the end, where compressed streams have their checksums
        return new NpyArray(header, data);
    }

    NpyHeader header() {
        return header;
    }

    /** The elements, as they lay in the file. */
    MemorySegment data() {
        return data;
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
        NpyType type = header.type();
        int n = header.rows();
        for (int i = 0; i < n; i++) {
            for (int j = from; j < from + count; j++) {
                long k = header.fortran() ? (long) j * n + i : (long) i * header.columns() + j;
                out[(j - from) * n + i] = type.read(data, k);
            }
        }
    }

    /** The elements of an array of one dimension, or of a single row or column. */
    double[] vector(String name) {
        if (header.rows() > 1 && header.columns() > 1) {
            throw new DataException(name + ": has shape (" + header.rows() + ", " + header.columns()
                    + "); the response must be one column");
        }
        double[] out = new double[length(name)];
        for (int k = 0; k < out.length; k++) {
            out[k] = header.type().read(data, k);
        }
        return out;
    }

    /** The elements as integers, for the index arrays of sparse matrices. */
    long[] longs(String name) {
        long[] out = new long[length(name)];
        for (int k = 0; k < out.length; k++) {
            out[k] = header.type().readLong(data, k);
        }
        return out;
    }

    /** The elements as ints. */
    int[] ints(String name) {
        int[] out = new int[length(name)];
        for (int k = 0; k < out.length; k++) {
            out[k] = Math.toIntExact(header.type().readLong(data, k));
        }
        return out;
    }

    private int length(String name) {
        if (header.count() > Integer.MAX_VALUE - 8) {
            throw new DataException(name + ": has " + header.count() + " entries, more than one array can hold");
        }
        return (int) header.count();
    }

    /** The bytes as ASCII. */
    String text() {
        byte[] bytes = new byte[(int) Math.min(data.byteSize(), CHUNK)];
        MemorySegment.copy(data, 0, MemorySegment.ofArray(bytes), 0, bytes.length);
        return new String(bytes, StandardCharsets.US_ASCII).replace("\0", "");
    }
}
