package org.lariat.resident;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A design whose FISTA state is {@link HostFista}: a backend brings the two products over its columns and the memory they work in. This keeps
 * order among them: nothing works once it is closed, one FISTA state is open at a time, and every column read is counted.
 */
public abstract class HostIteratedDesign implements ResidentDesign {
    private final int rows;
    private final int columns;
    private @Nullable FistaProducts whole;
    private @Nullable HostFista fista;
    private double columnsRead;
    private boolean closed;

    /**
     * For a matrix of this size.
     *
     * @param rows n
     * @param columns p
     */
    protected HostIteratedDesign(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /** Products over all columns, until some are {@linkplain FistaProducts#keep kept}; they tell this of what they {@linkplain #reads read}. */
    protected abstract FistaProducts newProducts();

    /** Gives the memory back; called once. */
    protected abstract void release();

    @Override
    public final int rows() {
        return rows;
    }

    @Override
    public final int columns() {
        return columns;
    }

    @Override
    public final void correlations(double[] v, int count, double[] out) {
        whole().correlations(v, count, out);
    }

    @Override
    public final void combine(double[] b, int count, double[] out) {
        whole().combine(b, support(b, count), count, out);
    }

    /** Columns that some vector does not leave out. */
    private int[] support(double[] b, int count) {
        return IntStream.range(0, columns)
                .filter(j -> IntStream.range(0, count).anyMatch(k -> b[k * columns + j] != 0.0))
                .toArray();
    }

    private FistaProducts whole() {
        check();
        if (whole == null) {
            whole = newProducts();
        }
        return whole;
    }

    @Override
    public final ResidentFista fista(ResidentProblem... problems) {
        check();
        if (fista != null && !fista.isClosed()) {
            throw new IllegalStateException("the design has a FISTA state already; close that first");
        }
        fista = new HostFista(newProducts(), problems);
        return fista;
    }

    /** Counts columns. */
    protected final void reads(int count) {
        columnsRead += count;
    }

    @Override
    public final double sweeps() {
        return columnsRead / columns;
    }

    private void check() {
        if (closed) {
            throw new IllegalStateException("the resident design is closed");
        }
    }

    @Override
    public final void close() {
        if (!closed) {
            closed = true;
            if (fista != null) {
                fista.close();
            }
            release();
        }
    }
}
