package org.lariat.resident;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * FISTA with its state in arrays of the host, for designs whose two products are all that is worth doing elsewhere. A step reads the kept columns
 * once for Aᵀr, and for Ab those that are not 0: since A(b + w(b − b₋)) = Ab + w(Ab − Ab₋), the point that is stepped from needs no product.
 */
public final class HostFista implements ResidentFista {
    private final FistaProducts products;
    private final HostIterate[] iterates;
    private final int n;
    private final int p;
    private int[] kept; // ascending, (|K|)
    private double[] rowSpace; // (count × n)
    private double[] columnSpace; // (count × |K|)
    private boolean closed;

    /**
     * At 0.
     *
     * @param products of the design; closed with this
     * @param problems what each minimises
     */
    public HostFista(FistaProducts products, ResidentProblem... problems) {
        this.products = products;
        this.n = products.rows();
        this.p = products.columns();
        this.kept = IntStream.range(0, p).toArray();
        this.rowSpace = new double[problems.length * n];
        this.columnSpace = new double[problems.length * p];
        this.iterates = Arrays.stream(problems)
                .map(problem -> new HostIterate(problem, n, p))
                .toArray(HostIterate[]::new);
    }

    @Override
    public void start(double[] b) {
        check();
        for (int k = 0; k < iterates.length; k++) {
            iterates[k].start(b, k * p, kept);
        }
        fit();
        for (HostIterate iterate : iterates) {
            iterate.rest();
        }
    }

    @Override
    public void keep(int[] columns) {
        check();
        double[] all = new double[p];
        boolean moved = false;
        for (HostIterate iterate : iterates) {
            moved |= iterate.keep(kept, columns, all);
        }
        kept = columns.clone();
        products.keep(kept);
        columnSpace = new double[iterates.length * kept.length];
        if (moved) {
            for (HostIterate iterate : iterates) {
                iterate.swap();
            }
            fit();
            for (HostIterate iterate : iterates) {
                iterate.swap();
            }
            fit();
        }
    }

    @Override
    public void iterate(double[] lambda, double[] curvature, int steps) {
        check();
        for (int step = 0; step < steps; step++) {
            for (int k = 0; k < iterates.length; k++) {
                iterates[k].lookAhead();
                iterates[k].residualAhead(rowSpace, k * n);
            }
            products.correlations(rowSpace, iterates.length, columnSpace);
            for (int k = 0; k < iterates.length; k++) {
                iterates[k].step(kept, columnSpace, k * kept.length, lambda[k], curvature[k]);
            }
            fit();
            for (HostIterate iterate : iterates) {
                iterate.measureStretch();
            }
        }
    }

    /** Ab of every iterate, from what it is. */
    private void fit() {
        int[] support = support();
        for (int k = 0; k < iterates.length; k++) {
            iterates[k].scaled(kept, support, columnSpace, k * kept.length);
        }
        products.combine(columnSpace, support, iterates.length, rowSpace);
        for (int k = 0; k < iterates.length; k++) {
            iterates[k].takeFit(rowSpace, k * n);
        }
    }

    /** Places where some iterate is not 0, ascending. */
    private int[] support() {
        boolean[] marks = new boolean[kept.length];
        int size = 0;
        for (int k = 0; k < iterates.length && size < marks.length; k++) {
            size += iterates[k].markSupport(marks);
        }
        int[] support = new int[size];
        for (int i = 0, s = 0; s < size; i++) {
            if (marks[i]) {
                support[s++] = i;
            }
        }
        return support;
    }

    @Override
    public Terms[] measure(double[] lambda) {
        check();
        for (int k = 0; k < iterates.length; k++) {
            iterates[k].residual(rowSpace, k * n);
        }
        products.correlations(rowSpace, iterates.length, columnSpace);
        Terms[] terms = new Terms[iterates.length];
        for (int k = 0; k < terms.length; k++) {
            terms[k] = iterates[k].measure(kept, columnSpace, k * kept.length, lambda[k]);
        }
        return terms;
    }

    @Override
    public void read(double[] out) {
        check();
        Arrays.fill(out, 0, iterates.length * p, 0.0);
        for (int k = 0; k < iterates.length; k++) {
            iterates[k].read(kept, out, k * p);
        }
    }

    /** Whether this was closed. */
    boolean isClosed() {
        return closed;
    }

    private void check() {
        if (closed) {
            throw new IllegalStateException("the FISTA state is closed");
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            products.close();
            rowSpace = new double[0];
            columnSpace = new double[0];
        }
    }
}
