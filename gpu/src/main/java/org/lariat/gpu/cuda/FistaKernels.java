package org.lariat.gpu.cuda;

import org.lariat.resident.Precision;

/** Starts the kernels of FISTA on its memory, over the columns kept. */
final class FistaKernels {
    private final Session session;
    private final Elements elements;
    private final FistaMemory memory;
    private final Correlate correlate;
    private final Combine combine;
    private final int count;
    private final int n;
    private final int p;
    private final long stride;

    FistaKernels(CudaDesign design, FistaMemory memory, int count) {
        this.session = design.session();
        this.elements = design.elements();
        this.memory = memory;
        this.count = count;
        this.n = design.rows();
        this.p = design.columns();
        this.stride = elements.stride(n);
        this.correlate = new Correlate(session, elements, stride);
        this.combine = new Combine(session, elements, stride, p, count);
    }

    /** Correlations of the weighted residuals. */
    void correlations(Columns columns, ColumnSet kept) {
        correlate.start(columns, kept, memory.weighted, count, memory.correlations, p);
    }

    /** A proximal step of every problem from its z; the new iterate takes the place of the one before. */
    void step(ColumnSet kept, long iterate, long before) {
        StepGrid grid = StepGrid.of(kept.count());
        session.kernel(elements.kernel("step"))
                .addresses(memory.views, memory.scalars, memory.settings)
                .ints(count)
                .addresses(kept.address())
                .ints(kept.count(), grid.tiles())
                .longs(p)
                .addresses(memory.correlations, iterate, before, memory.rowSums)
                .ints(memory.rowParts())
                .addresses(memory.stepSums, memory.mask, memory.counts)
                .start(grid.blocks(), 1);
    }

    /** Finds the non-zeros of any vectors, as a step does of its own. */
    void mark(ColumnSet kept, long vectors) {
        StepGrid grid = StepGrid.of(kept.count());
        session.kernel(elements.kernel("mark"))
                .addresses(memory.views)
                .ints(count)
                .addresses(kept.address())
                .ints(kept.count(), grid.tiles())
                .longs(p)
                .addresses(vectors, memory.stepSums, memory.mask, memory.counts)
                .start(grid.blocks(), 1);
    }

    /** Z times the vectors that were stepped to or marked, as sums of chunks; after a step their momentum, too. */
    void product(Columns columns, ColumnSet kept, long vectors, boolean stepped) {
        StepGrid grid = StepGrid.of(kept.count());
        session.kernel("lariat_scalars")
                .addresses(memory.scalars)
                .ints(count)
                .addresses(memory.stepSums)
                .ints(grid.blocks(), stepped ? 1 : 0)
                .doubles(significantStep(elements.precision()))
                .addresses(memory.counts, memory.begins, memory.length, memory.columnsRead)
                .start(count + 1, 1);
        session.kernel(elements.kernel("list"))
                .addresses(memory.views)
                .ints(count)
                .addresses(kept.address())
                .ints(columns.byPosition() ? 1 : 0, kept.count(), grid.tiles())
                .longs(p)
                .addresses(vectors, memory.mask, memory.begins, memory.entries, memory.coefficients)
                .ints(combine.width())
                .start(grid.blocks(), 1);
        combine.start(
                columns, new ColumnList(memory.entries, memory.length, null), memory.coefficients, memory.partial);
    }

    /** A step shorter than this, relative to where it starts, tells rounding from curvature no more. */
    private static double significantStep(Precision precision) {
        return Math.sqrt(precision.unitRoundoff());
    }

    /**
     * The image of new vectors from sums of chunks, in the place of the image before; then residuals.
     *
     * @param stepped whether a step led there, which is then measured
     */
    void imageAndResidual(long image, long before, boolean stepped) {
        residual(combine.chunks(), image, before, true, stepped);
    }

    /**
     * Residuals alone.
     *
     * @param extrapolated of z, or of the iterate
     */
    void residual(long image, long before, boolean extrapolated) {
        residual(0, image, before, extrapolated, false);
    }

    private void residual(int chunks, long image, long before, boolean extrapolated, boolean stepped) {
        session.kernel(elements.kernel("residual"))
                .addresses(memory.views, memory.scalars)
                .ints(count, n)
                .longs(stride)
                .addresses(memory.partial)
                .ints(chunks, combine.width())
                .addresses(image, before)
                .ints(extrapolated ? 1 : 0, stepped ? 1 : 0)
                .addresses(memory.weighted, memory.rowSums)
                .start(memory.rowParts(), count);
    }

    /** The terms of every problem, from residuals and correlations of its iterate. */
    void terms(ColumnSet kept, long iterate) {
        session.kernel(elements.kernel("penalties"))
                .addresses(memory.views, memory.settings)
                .ints(count)
                .addresses(kept.address())
                .ints(kept.count())
                .longs(p)
                .addresses(memory.correlations, iterate, memory.rowSums)
                .ints(memory.rowParts())
                .addresses(memory.columnSums)
                .start(memory.columnParts(), count);
        session.kernel("lariat_terms")
                .addresses(memory.scalars)
                .ints(count)
                .addresses(memory.rowSums)
                .ints(memory.rowParts())
                .addresses(memory.columnSums)
                .ints(memory.columnParts())
                .addresses(memory.terms)
                .start(count, 1);
    }

    /** Sets what is not kept to 0, in vectors (K × p). */
    void clearOutside(ColumnSet kept, long vectors) {
        if (kept.address() == 0) {
            return;
        }
        move(kept, vectors, false);
        session.clear(vectors, (long) count * p * elements.bytes());
        move(kept, vectors, true);
    }

    private void move(ColumnSet kept, long vectors, boolean back) {
        if (kept.count() > 0) {
            session.kernel(elements.kernel("move"))
                    .addresses(kept.address())
                    .ints(kept.count())
                    .longs(p)
                    .addresses(vectors, memory.correlations)
                    .ints(back ? 1 : 0)
                    .start(Math.ceilDiv(kept.count(), KernelLaunch.THREADS), count);
        }
    }
}
