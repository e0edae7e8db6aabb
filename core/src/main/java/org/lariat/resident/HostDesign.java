package org.lariat.resident;

import java.util.Locale;
import org.lariat.kernel.Kernels;
import org.lariat.kernel.VectorKernel;
import org.lariat.matrix.ElementType;
import org.lariat.matrix.Workers;

/**
 * The reference: Z in memory of the host off the heap, or read again in blocks of columns for every pass. Elements are float64 or
 * float32, sums are float64 for both, by the best kernel there is.
 */
final class HostDesign extends HostIteratedDesign {
    private static final double U = 0x1p-53;

    /** Second-order terms, and what underflow may add to vectors of the norms that are allowed. */
    private static final double SLACK = 1.01;

    private final Precision precision;
    private final VectorKernel kernel;
    private final Workers workers;
    private final HostColumns held;

    /**
     * Reads the columns.
     *
     * @param width how many there is room for, ≥ 1
     */
    HostDesign(ColumnSource source, ResidentOptions options, int width) {
        super(source.rows(), source.columns());
        this.precision = options.precision();
        this.kernel = Kernels.named(Kernels.AUTO);
        this.workers = new Workers(options.threads());
        try {
            this.held = new HostColumns(source, type(precision), width, kernel, workers);
        } catch (RuntimeException | Error e) {
            workers.close();
            throw e;
        }
    }

    static ElementType type(Precision precision) {
        return precision == Precision.FLOAT32 ? ElementType.FLOAT32 : ElementType.FLOAT64;
    }

    @Override
    public String backend() {
        return HostProvider.NAME;
    }

    @Override
    public String description() {
        return String.format(
                Locale.ROOT,
                "host memory, %s, %.3g GB %s, kernel %s, %d threads",
                type(precision).label(),
                1e-9 * bytes(),
                held.width() == columns() ? "resident" : "at a time",
                kernel.name(),
                workers.threads());
    }

    @Override
    public Precision precision() {
        return precision;
    }

    @Override
    public long bytes() {
        return held.bytes();
    }

    /** The longest chain of roundings is that of several vectors at once: blocks of rows in 8 lanes, and the sum over blocks. */
    @Override
    public double correlationError() {
        double chain = held.longestChain() + 2.0;
        double storage = precision == Precision.FLOAT32 ? precision.unitRoundoff() : 0.0;
        return SLACK * (storage + chain * U);
    }

    @Override
    protected FistaProducts newProducts() {
        return new HostProducts(this, held, workers);
    }

    @Override
    protected void release() {
        workers.close();
        held.close();
    }
}
