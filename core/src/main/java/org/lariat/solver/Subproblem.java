package org.lariat.solver;

import java.util.Arrays;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.objective.DualityGap;
import org.lariat.objective.GapBound;
import org.lariat.objective.OrthogonalBasis;
import org.lariat.objective.Penalty;
import org.lariat.objective.StandardizedProblem;

/**
 * The problem at one λ restricted to a working set, solved by cyclic coordinate descent in residual space with Anderson
 * extrapolation. Columns of norm 1 make the step of a coordinate a soft-threshold; the free columns take an exact block
 * step after every pass.
 */
final class Subproblem {
    /**
     * Passes between looks at the gap, which costs about one pass: two extrapolations, and a plain pass that puts
     * coefficients back on zeros and bounds.
     */
    private static final int EPOCHS_PER_CHECK = 2 * AndersonExtrapolation.DEPTH + 1;

    /** Looks at the gap before the active-set finish is tried: easy subproblems are done by then. */
    private static final int CHECKS_BEFORE_FINISH = 3;

    private final StandardizedProblem problem;
    private final StandardizedMatrix x;
    private final Penalty penalty;
    private final OrthogonalBasis free;
    private final SolverState state;
    private final int[] columns; // the working set without the free columns, ascending
    private final int[] withFree; // and with them, for extrapolation
    private final double leastGain;
    private final double[] c;
    private final CoordinateStep step;
    private final RunningObjective objective;
    private final AndersonExtrapolation anderson;
    private long lastFinish;

    Subproblem(StandardizedProblem problem, Penalty penalty, OrthogonalBasis free, SolverState state, int[] columns) {
        this.problem = problem;
        this.x = problem.x();
        this.penalty = penalty;
        this.free = free;
        this.state = state;
        this.columns = columns;
        this.withFree = Arrays.copyOf(columns, columns.length + free.size());
        for (int k = 0; k < free.size(); k++) {
            withFree[columns.length + k] = free.member(k);
        }
        this.leastGain = 0x1p-53 * x.inner(problem.target(), problem.target());
        this.c = new double[columns.length];
        this.step = new CoordinateStep(x, penalty, state);
        this.objective = new RunningObjective(problem, penalty, state, columns);
        this.anderson = new AndersonExtrapolation(withFree.length, x.rows());
    }

    /** How the subproblem ended. */
    record Outcome(long epochs, boolean moved) {}

    /**
     * Works until the gap of the subproblem is at most {@code gapGoal}, nothing moves any more, or a limit is met.
     *
     * @param gapGoal absolute gap to reach
     * @param maxEpochs limit on passes
     * @param limits asked whether to cancel; hears of every pass
     */
    Outcome solve(double gapGoal, long maxEpochs, Limits limits) {
        boolean moved = false;
        long epoch = 0;
        double kkt = Double.POSITIVE_INFINITY;
        remember();
        while (epoch < maxEpochs && !limits.cancelled().getAsBoolean()) {
            double largestMove = epoch();
            epoch++;
            if (largestMove == 0.0) {
                break;
            }
            moved = true;
            if (remember()) {
                extrapolate();
                anderson.clear();
                remember();
            }
            if (limits.costs().isListening()) {
                limits.costs().onIterate(epoch, objective.value());
            }
            if (epoch % EPOCHS_PER_CHECK == 0) {
                GapBound bound = gap();
                if (bound.gap() <= gapGoal || bound.isExhausted(kkt)) {
                    break;
                }
                kkt = bound.kkt();
                finish(epoch);
                anderson.clear(); // the residual was recomputed: do not mix it with drifted ones
                remember();
            }
        }
        return new Outcome(epoch, moved);
    }

    /** Tries the active-set finish, as soon as it costs no more than the passes since it was last tried. */
    private void finish(long epoch) {
        ActiveSetFinish finish = new ActiveSetFinish(penalty, free, state, columns);
        long size = (long) finish.size() + free.size();
        long passes = epoch - lastFinish;
        // A QR by twice-run Gram–Schmidt takes 4n·size² operations, a pass 4n for every column.
        if (passes >= CHECKS_BEFORE_FINISH * EPOCHS_PER_CHECK && size * size <= passes * columns.length) {
            finish.run();
            lastFinish = epoch;
        }
    }

    /** Stores the current iterate; true when there are enough to extrapolate. */
    private boolean remember() {
        return anderson.store(withFree, withFree.length, state.b(), state.residual());
    }

    /** One pass: every coordinate to its minimiser in turn, then the free columns together. */
    private double epoch() {
        double largestMove = 0.0;
        for (int j : columns) {
            largestMove = Math.max(largestMove, step.take(j));
        }
        return Math.max(largestMove, free.step(state.b(), state.residual()));
    }

    private GapBound gap() {
        state.refresh();
        x.correlations(state.residual(), columns, columns.length, c);
        return new DualityGap(problem, penalty, free).evaluate(state.residual(), state.b(), columns, c, columns.length);
    }

    /** Takes the extrapolated point, moved into the bounds, if it is better; the objective never rises. */
    private void extrapolate() {
        double[] weights = anderson.weights(withFree.length);
        if (weights == null) {
            return;
        }
        double before = objective.value();
        double[] old = coefficients();
        double[] candidate = anderson.extrapolated(weights, withFree.length);
        boolean inside = true;
        for (int k = 0; k < columns.length; k++) {
            double clipped = penalty.clipped(columns[k], candidate[k]);
            inside &= clipped == candidate[k];
            candidate[k] = clipped;
        }
        setCoefficients(candidate);
        if (inside) {
            anderson.extrapolate(weights, state.residual());
        } else {
            state.refresh(); // the residual of a clipped point is no combination of earlier ones
        }
        // Gains below rounding are refused: where columns depend on each other they would let coefficients drift for
        // ever.
        if (!(objective.value() < before - leastGain)) {
            setCoefficients(old);
            anderson.restore(state.residual());
        }
    }

    private double[] coefficients() {
        double[] values = new double[withFree.length];
        for (int k = 0; k < values.length; k++) {
            values[k] = state.b()[withFree[k]];
        }
        return values;
    }

    private void setCoefficients(double[] values) {
        for (int k = 0; k < values.length; k++) {
            state.b()[withFree[k]] = values[k];
        }
    }
}
