package org.lariat.gpu.cuda;

import java.util.Arrays;

/** Products of a design with vectors of the host. Memory is taken when it is needed for the first time, and grows with the number of vectors. */
final class Products {
    /** Vectors of one pass: as many as a tile. */
    private static final int CORRELATED = Correlate.TILE_VECTORS;

    /** Vectors of one pass: as many as the widest kernel. */
    private static final int COMBINED = 16;

    private static final String PURPOSE = "products with several vectors";

    private final Session session;
    private final Elements elements;
    private final Staging staging;
    private final Columns columns;
    private final int n;
    private final int p;
    private final long stride;
    private final Correlate correlate;
    private final GrowingBuffer rowSpace;
    private final GrowingBuffer columnSpace;
    private final GrowingBuffer partial;
    private final GrowingBuffer entries;
    private double columnsRead;

    Products(Session session, Elements elements, Staging staging, Columns columns, int n, int p) {
        this.session = session;
        this.elements = elements;
        this.staging = staging;
        this.columns = columns;
        this.n = n;
        this.p = p;
        this.stride = elements.stride(n);
        this.correlate = new Correlate(session, elements, stride);
        this.rowSpace = new GrowingBuffer(session, PURPOSE);
        this.columnSpace = new GrowingBuffer(session, PURPOSE);
        this.partial = new GrowingBuffer(session, PURPOSE);
        this.entries = new GrowingBuffer(session, PURPOSE);
    }

    /** Bytes that products with single vectors take. */
    static long bytes(Elements elements, int n, int p) {
        long stride = elements.stride(n);
        return Correlate.paddedVectors(1) * stride * elements.bytes()
                + (long) p * elements.bytes()
                + Combine.partialBytes(elements, stride, p, 1)
                + (long) p * Integer.BYTES;
    }

    /** Columns read so far. */
    double columnsRead() {
        return columnsRead;
    }

    /** {@code out_k = Zᵀv_k}. */
    void correlations(double[] v, int count, double[] out) {
        for (int done = 0; done < count; done += CORRELATED) {
            int here = Math.min(CORRELATED, count - done);
            long vectors = clearedRowSpace(here);
            long products = columnSpace.atLeast((long) here * p * elements.bytes());
            for (int k = 0; k < here; k++) {
                staging.send(v, (done + k) * n, n, vectors + k * stride * elements.bytes());
            }
            correlate.start(columns, ColumnSet.all(p), vectors, here, products, p);
            columnsRead += p;
            staging.fetch(products, here * p, out, done * p);
        }
    }

    /** {@code out_k = Z b_k}, without the columns that are 0 in all of them. */
    void combine(double[] b, int count, double[] out) {
        for (int done = 0; done < count; done += COMBINED) {
            combine(b, done, Math.min(COMBINED, count - done), out);
        }
    }

    private void combine(double[] b, int first, int count, double[] out) {
        int[] list = nonzero(b, first, count);
        Combine combine = new Combine(session, elements, stride, p, count);
        double[] coefficients = new double[Math.multiplyExact(list.length, combine.width())];
        for (int e = 0; e < list.length; e++) {
            for (int k = 0; k < count; k++) {
                coefficients[e * combine.width() + k] = b[(first + k) * p + list[e]];
            }
        }
        long weights = columnSpace.atLeast((long) coefficients.length * elements.bytes());
        long indices = entries.atLeast((long) list.length * Integer.BYTES);
        long sums = partial.atLeast(Combine.partialBytes(elements, stride, p, count));
        long results = rowSpace.atLeast(count * stride * elements.bytes());
        staging.send(list, list.length, indices);
        staging.send(coefficients, 0, coefficients.length, weights);
        combine.start(columns, new ColumnList(indices, 0, list), weights, sums);
        combine.add(sums, count, results);
        columnsRead += list.length;
        for (int k = 0; k < count; k++) {
            staging.fetch(results + k * stride * elements.bytes(), n, out, (first + k) * n);
        }
    }

    private int[] nonzero(double[] b, int first, int count) {
        int[] found = new int[p];
        int size = 0;
        for (int j = 0; j < p; j++) {
            boolean any = false;
            for (int k = 0; k < count; k++) {
                any |= b[(first + k) * p + j] != 0.0;
            }
            if (any) {
                found[size++] = j;
            }
        }
        return Arrays.copyOf(found, size);
    }

    /** Room for vectors of row space, all zeros: kernels read from n up to the stride, and up to a whole number of vectors. */
    private long clearedRowSpace(int count) {
        long bytes = Correlate.paddedVectors(count) * stride * elements.bytes();
        long address = rowSpace.atLeast(bytes);
        session.clear(address, bytes);
        return address;
    }
}
