package org.lariat.solver;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.lariat.kernel.VectorKernel;
import org.lariat.matrix.Residual;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.objective.Penalty;
import org.lariat.objective.StandardizedProblem;
import org.lariat.screening.AnchoredBounds;
import org.lariat.screening.Sweep;

/**
 * The columns outside the working set whose correlations must be read, since their bound does not keep them below ℓ1. First those
 * likely to violate optimality, which is a guess and only saves work; at the end all that a rigorous bound leaves open.
 */
final class OpenColumns {
    /**
     * A bound is a Cauchy–Schwarz inequality, met only if column and residual line up outside the anchors; for directions
     * unrelated to each other their product is that bound times a normal variable of deviation 1/√n. This many deviations
     * are counted as likely.
     */
    private static final double LIKELY_DEVIATIONS = 4.0;

    /** A sweep for a new anchor pays once this share of what it costs has been spent on reading columns one by one since the last. */
    private static final double SHARE_BEFORE_ANCHOR = 0.5;

    /** Where sweeps cost less than this, more than few anchors cost more than they save. */
    private static final double CHEAP_SWEEP = 0.1;

    /** Anchors then. */
    private static final int FEW_ANCHORS = 3;

    /** Below this share of λ the residual will not stay as it is until the next λ. */
    private static final double FURTHEST_NEXT = 0.8;

    /** The working set grows if a column will violate optimality this many steps of λ beyond the next λ: a line is no exact prediction, and who is missed costs a round. */
    private static final double SOON = 0.25;

    /** If it grows, all join that will violate optimality this many steps beyond the next λ: for one that joins all of the working set is read. */
    private static final double LATER = 2.0;

    /** Lines hold down to this share of the next λ at most, however long the steps of a grid are. */
    private static final double FURTHEST_AHEAD = 0.8;

    private final StandardizedMatrix x;
    private final int candidates;
    private final double[]
            unit; // ℓ1_j at λ = 1, less what rounding may add; +∞ for columns that are no candidates, (p)
    private final GramWorkingSet w;
    private final AnchoredBounds bounds;
    private final double columnsBeforeAnchor;
    private final double likely;
    private final int[] columns; // (candidates)
    private final double[] correlations; // (candidates)
    private final int[] listed; // room for a list, (candidates)
    private final boolean[] isRead; // (p)
    private final CorrelationTrend trend;
    private int count;
    private double lambda = Double.NaN; // at which they were read
    private double readSinceAnchor = Double.POSITIVE_INFINITY; // for want of an anchor

    OpenColumns(StandardizedProblem problem, GramWorkingSet w, int anchors, VectorKernel kernel, Sweep sweep) {
        int[] list = problem.candidates();
        Penalty atOne = problem.penalty(1.0);
        this.x = problem.x();
        this.candidates = list.length;
        this.unit = new double[x.columns()];
        Arrays.fill(unit, Double.POSITIVE_INFINITY);
        for (int j : list) {
            unit[j] = atOne.l1(j) * (1.0 - 0x1p-50);
        }
        this.w = w;
        int kept = sweep.cost() < CHEAP_SWEEP ? Math.min(anchors, FEW_ANCHORS) : anchors;
        this.bounds = new AnchoredBounds(x, kept, kernel, sweep);
        this.columnsBeforeAnchor = SHARE_BEFORE_ANCHOR * sweep.cost() * candidates;
        this.likely = Math.min(1.0, LIKELY_DEVIATIONS / Math.sqrt(x.rows()));
        this.columns = new int[candidates];
        this.correlations = new double[candidates];
        this.listed = new int[candidates];
        this.trend = new CorrelationTrend(x.columns());
        this.isRead = new boolean[x.columns()];
    }

    /** Number of columns read for the present residual. */
    int count() {
        return count;
    }

    /** Their numbers; live. */
    int[] columns() {
        return columns;
    }

    /** Their correlations; live. */
    double[] correlations() {
        return correlations;
    }

    /** Begins with another residual: reads the columns that are likely to violate optimality at a λ. */
    void readLikely(Residual r, double at) {
        readLikely(r, at, at, columnsBeforeAnchor);
    }

    /**
     * The same, and reads those also that are likely to violate it at the next λ, unless that is far away, if the residual stays as it is. An anchor waits longer:
     * later residuals make better ones.
     */
    void readLikely(Residual r, double at, double next) {
        readLikely(r, at, Math.max(next, FURTHEST_NEXT * at), columnsBeforeAnchor / SHARE_BEFORE_ANCHOR);
    }

    private void readLikely(Residual r, double at, double next, double enough) {
        forget();
        lambda = next;
        bounds.bound(r.plain());
        if (find(0.0, likely) + readSinceAnchor > enough) {
            count = 0;
            anchor(r);
            bounds.bound(r.plain());
            find(0.0, likely);
        }
        lambda = at;
        read(r, 0);
    }

    /** Reads, for the same residual and λ, all others that may have |c_j| &gt; ℓ1_j − slack. */
    void readRest(Residual r, double slack) {
        int before = count;
        if (find(slack, 1.0) - before + readSinceAnchor > columnsBeforeAnchor) {
            count = before;
            anchor(r);
            bounds.bound(r.plain());
            find(slack, 1.0);
        }
        read(r, before);
    }

    /**
     * All outside the working set that may have |c_j| &gt; ℓ1_j − slack at a λ, read or not.
     *
     * @param r any residual
     */
    int[] open(Residual r, double at, double slack) {
        bounds.bound(r.plain());
        double[] estimate = bounds.estimate();
        double[] radius = bounds.radius();
        int size = 0;
        for (int j = 0; j < unit.length; j++) {
            if (Math.abs(estimate[j]) + radius[j] + slack > at * unit[j] && !w.contains(j)) {
                listed[size++] = j;
            }
        }
        return Arrays.copyOf(listed, size);
    }

    /**
     * Makes a residual an anchor if that costs less than reading columns one by one, and it has anything new.
     *
     * @param more columns that are to be read
     */
    void anchorInsteadOf(int more, Residual r) {
        if (more + readSinceAnchor > columnsBeforeAnchor) {
            anchor(r);
        }
    }

    /** Columns were read elsewhere for want of anchors. */
    void wereRead(int more) {
        readSinceAnchor += more;
    }

    /** Makes a residual an anchor whose correlations are known already; only before anything else. */
    void seed(Residual r, double[] known) {
        bounds.seed(r.plain(), known);
        readSinceAnchor = 0;
    }

    private void forget() {
        for (int k = 0; k < count; k++) {
            isRead[columns[k]] = false;
        }
        count = 0;
    }

    /** Adds unread columns to the list; returns its length. */
    private int find(double slack, double share) {
        double[] estimate = bounds.estimate();
        double[] radius = bounds.radius();
        for (int j = 0; j < unit.length; j++) {
            double largest = Math.abs(estimate[j]) + share * radius[j] + slack;
            if (largest > lambda * unit[j] && !isRead[j] && !w.contains(j)) {
                columns[count++] = j;
            }
        }
        return count;
    }

    private void anchor(Residual r) {
        bounds.anchor(r.plain());
        readSinceAnchor = 0;
    }

    private void read(Residual r, int from) {
        int[] list = Arrays.copyOfRange(columns, from, count);
        double[] out = new double[list.length];
        x.correlations(r, list, list.length, out);
        System.arraycopy(out, 0, correlations, from, out.length);
        for (int j : list) {
            isRead[j] = true;
        }
        readSinceAnchor += list.length;
    }

    /**
     * Moves those that violate optimality to the front of the list.
     *
     * @return how many they are
     */
    int violatorsFirst(Penalty penalty) {
        return first(k -> penalty.violation(columns[k], correlations[k], 0.0) > 0);
    }

    /**
     * Moves those to the front of the list that are to join the working set before the next λ, if correlations go on as they went; once for each λ.
     *
     * @param room beside those that will violate optimality at the next λ itself nobody joins who does not fit in here
     * @return how many they are
     */
    int predictedFirst(Penalty next, int room) {
        int predicted = outsideFirst(next, SOON) > 0 ? outsideFirst(next, LATER) : 0;
        if (predicted > room) {
            predicted = outsideFirst(next, 0.0);
        }
        trend.remember(lambda, columns, correlations, count);
        return predicted;
    }

    /** Those that will violate optimality some steps of λ beyond the next. Who does so at fewer steps does so at more: none does now, and |c| − ℓ1 is convex along a line. */
    private int outsideFirst(Penalty next, double steps) {
        double further = next.lambda() - steps * (lambda - next.lambda());
        Penalty then = next.at(Math.max(further, FURTHEST_AHEAD * next.lambda()));
        return first(k -> {
            double ahead = trend.ahead(columns[k], correlations[k], lambda, then.lambda());
            return then.violation(columns[k], ahead, 0.0) > 0;
        });
    }

    private int first(IntPredicate chosen) {
        int size = 0;
        for (int k = 0; k < count; k++) {
            if (chosen.test(k)) {
                int j = columns[k];
                double c = correlations[k];
                columns[k] = columns[size];
                correlations[k] = correlations[size];
                columns[size] = j;
                correlations[size++] = c;
            }
        }
        return size;
    }
}
