package org.lariat.solver;

import java.util.Arrays;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.objective.DualityGap;
import org.lariat.objective.GapBound;
import org.lariat.objective.OrthogonalBasis;
import org.lariat.objective.Penalty;
import org.lariat.objective.StandardizedProblem;
import org.lariat.objective.StopReason;
import org.lariat.screening.AnchoredBounds;

/**
 * An active set in Gram space, for solutions of up to some thousand non-zeros. Rounds of
 *
 * <ol>
 *   <li>solving the working set in Gram space ({@link GramDescent}), where nothing costs n;
 *   <li>the residual and the correlations of the working set, from X itself;
 *   <li>bounds on all other correlations, without X ({@link AnchoredBounds}), and those the bounds leave open, read;
 *   <li>the gap; columns that violate optimality join the working set.
 * </ol>
 *
 * Where G cannot give the accuracy asked for, or would not fit into its budget, coordinate descent takes over for that λ.
 */
public final class ActiveSetSolver implements PointSolver {
    /** The name of this solver. */
    public static final String NAME = "active-set";

    /** Violations inside the working set are followed to this share of the tolerance: they cost twice that in the gap. */
    private static final double INNER_SHARE = 0.1;

    /** But no further: below this G's own rounding is all there is. */
    private static final double LEAST_ACCURACY = 1e-13;

    private final StandardizedProblem problem;
    private final StandardizedMatrix x;
    private final int[] candidates;
    private final GramWorkingSet w;
    private final GramDescent descent;
    private final AnchoredBounds bounds;
    private final CoordinateDescent fallback;
    private final int largestWorkingSet;
    private long knownRefresh = -1; // the refresh of the state that w belongs to
    private double readSinceAnchor = Double.POSITIVE_INFINITY; // columns, for want of an anchor infinitely many
    private int[] open = new int[0];
    private int openCount;
    private double[] openCorrelations = new double[0];

    public ActiveSetSolver(StandardizedProblem problem, MemoryBudget budget) {
        this.problem = problem;
        this.x = problem.x();
        this.candidates = problem.candidates();
        this.w = new GramWorkingSet(x);
        this.descent = new GramDescent(w, problem.penalty(0.0));
        this.bounds = new AnchoredBounds(x, budget.anchors(x.rows(), x.columns()));
        this.fallback = new CoordinateDescent(problem);
        this.largestWorkingSet = budget.workingSet();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PointResult solve(SolverState state, double lambda, double previousLambda, Limits limits) {
        Penalty penalty = problem.penalty(lambda);
        OrthogonalBasis free = problem.freeColumns(lambda);
        if (!(lambda > 0) || !takeOver(state, free)) {
            return fallback.solve(state, lambda, previousLambda, limits);
        }
        DualityGap gap = new DualityGap(problem, penalty, free);
        double accuracy = Math.max(LEAST_ACCURACY, INNER_SHARE * limits.tolerance());
        double leastThreshold = 1e-6 * x.norm(problem.target());
        long before = descent.passes();
        double kkt = Double.POSITIVE_INFINITY;
        double lastGap = Double.POSITIVE_INFINITY;
        while (true) {
            boolean solved = descent.solve(penalty, accuracy, leastThreshold, 1000);
            GapBound bound = certify(state, penalty, gap);
            long passes = descent.passes() - before;
            if (bound.isWithin(limits.tolerance())) {
                return new PointResult(bound, passes, StopReason.CONVERGED);
            }
            if (bound.isExhausted(kkt)) {
                return new PointResult(bound, passes, StopReason.MACHINE_PRECISION);
            }
            if (limits.cancelled().getAsBoolean()) {
                return new PointResult(bound, passes, StopReason.CANCELLED);
            }
            boolean grown = grow(penalty);
            boolean stalled = !grown && !(bound.gap() < 0.5 * lastGap);
            if (!solved || stalled || w.size() > largestWorkingSet) {
                PointResult rest = fallback.solve(state, lambda, previousLambda, limits);
                return new PointResult(rest.bound(), passes + rest.epochs(), rest.stop());
            }
            kkt = bound.kkt();
            lastGap = bound.gap();
        }
    }

    @Override
    public void solveUnpenalized(SolverState state, Limits limits) {
        fallback.solveUnpenalized(state, limits);
    }

    /** Brings the working set to where the state is; false if its support would not fit. */
    private boolean takeOver(SolverState state, OrthogonalBasis free) {
        if (state.refreshes() == knownRefresh) {
            return true;
        }
        int[] support = state.support();
        int[] missing = new int[support.length + free.size()];
        int count = 0;
        for (int j : support) {
            if (!w.contains(j)) {
                missing[count++] = j;
            }
        }
        for (int k = 0; k < free.size(); k++) {
            int j = free.member(k);
            if (!w.contains(j) && state.b()[j] == 0.0) {
                missing[count++] = j;
            }
        }
        if (w.size() + count > largestWorkingSet) {
            return false;
        }
        w.add(missing, new double[count], count);
        for (int k = 0; k < w.size(); k++) {
            w.b()[k] = state.b()[w.columns()[k]];
        }
        x.correlations(state.residual(), w.columns(), w.size(), w.g());
        descent.restart();
        knownRefresh = state.refreshes();
        return true;
    }

    /** Residual, correlations and gap at the working set's coefficients, from X. */
    private GapBound certify(SolverState state, Penalty penalty, DualityGap gap) {
        for (int k = 0; k < w.size(); k++) {
            state.b()[w.columns()[k]] = w.b()[k];
        }
        state.refresh();
        knownRefresh = state.refreshes();
        x.correlations(state.residual(), w.columns(), w.size(), w.g());
        double slack = gap.slack(state.residual());
        double[] r = state.residual().plain();
        findOpen(penalty, bounds.bound(r), slack);
        if (openCount + readSinceAnchor > 0.5 * candidates.length) {
            if (bounds.anchor(r)) {
                findOpen(penalty, bounds.bound(r), slack);
            }
            readSinceAnchor = 0;
        }
        openCorrelations = openCorrelations.length < openCount ? new double[openCount] : openCorrelations;
        x.correlations(state.residual(), open, openCount, openCorrelations);
        readSinceAnchor += openCount;
        int[] columns = Arrays.copyOf(w.columns(), w.size() + openCount);
        System.arraycopy(open, 0, columns, w.size(), openCount);
        double[] c = Arrays.copyOf(w.g(), columns.length);
        System.arraycopy(openCorrelations, 0, c, w.size(), openCount);
        return gap.evaluatePartly(state.residual(), state.b(), columns, c, columns.length, slack);
    }

    /** Lists the candidates outside the working set whose bound does not keep them below ℓ1. */
    private void findOpen(Penalty penalty, double[] upper, double slack) {
        open = open.length == 0 ? new int[candidates.length] : open;
        openCount = 0;
        for (int j : candidates) {
            if (upper[j] + slack > penalty.l1(j) && !w.contains(j)) {
                open[openCount++] = j;
            }
        }
    }

    /** Takes the violators among the open columns into the working set; false if there are none. */
    private boolean grow(Penalty penalty) {
        int count = 0;
        for (int k = 0; k < openCount; k++) {
            if (penalty.violation(open[k], openCorrelations[k], 0.0) > 0) {
                open[count] = open[k];
                openCorrelations[count++] = openCorrelations[k];
            }
        }
        openCount = 0;
        if (count > 0) {
            w.add(open, openCorrelations, count);
        }
        return count > 0;
    }
}
