package org.lariat.solver;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lariat.matrix.Residual;
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
    /** Passes between looks at the gap, which costs about one pass. */
    private static final int EPOCHS_PER_CHECK = 10;

    private final StandardizedProblem problem;
    private final StandardizedMatrix x;
    private final Penalty penalty;
    private final OrthogonalBasis free;
    private final SolverState state;
    private final int[] columns; // the working set without the free columns, ascending
    private final int[] withFree; // and with them, for extrapolation
    private final double[] c;
    private final AndersonExtrapolation anderson;

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
        this.c = new double[columns.length];
        this.anderson = new AndersonExtrapolation(withFree.length, x.rows());
    }

    /** How the subproblem ended. */
    record Outcome(long epochs, boolean moved) {}

    /**
     * Works until the gap of the subproblem is at most {@code gapGoal}, nothing moves any more, or a limit is met.
     *
     * @param gapGoal absolute gap to reach
     * @param maxEpochs limit on passes
     * @param limits asked whether to cancel
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
            if (epoch % EPOCHS_PER_CHECK == 0) {
                GapBound bound = gap();
                if (bound.gap() <= gapGoal || bound.isExhausted(kkt)) {
                    break;
                }
                kkt = bound.kkt();
                anderson.clear(); // the residual was recomputed: do not mix it with drifted ones
                remember();
            }
        }
        return new Outcome(epoch, moved);
    }

    /** Stores the current iterate; true when there are enough to extrapolate. */
    private boolean remember() {
        return anderson.store(withFree, withFree.length, state.b(), state.residual());
    }

    /** One pass: every coordinate to its minimiser in turn, then the free columns together. */
    private double epoch() {
        double[] b = state.b();
        Residual r = state.residual();
        double largestMove = 0.0;
        for (int j : columns) {
            double old = b[j];
            double now = penalty.prox(j, x.correlation(j, r) + old);
            if (now != old) {
                b[j] = now;
                x.update(j, now - old, r);
                largestMove = Math.max(largestMove, Math.abs(now - old));
            }
        }
        return Math.max(largestMove, free.step(b, r));
    }

    private GapBound gap() {
        state.refresh();
        x.correlations(state.residual(), columns, columns.length, c);
        return new DualityGap(problem, penalty, free).evaluate(state.residual(), state.b(), columns, c, columns.length);
    }

    /** Takes the extrapolated point if it is better; the objective never rises. */
    private void extrapolate() {
        double[] weights = anderson.weights(withFree.length);
        if (weights == null) {
            return;
        }
        double[] b = state.b();
        double[] candidate = anderson.extrapolated(weights, withFree.length);
        for (int k = 0; k < columns.length; k++) {
            if (penalty.clipped(columns[k], candidate[k]) != candidate[k]) {
                return; // outside the bounds: clipping would break the residual's combination
            }
        }
        double before = objective(b, null);
        anderson.extrapolate(weights, state.residual());
        if (objective(b, candidate) < before) {
            for (int k = 0; k < withFree.length; k++) {
                b[withFree[k]] = candidate[k];
            }
        } else {
            anderson.restore(state.residual());
        }
    }

    private double objective(double[] b, double @Nullable [] candidate) {
        Residual r = state.residual();
        double[] u = r.weighted();
        double[] omega = x.omega();
        double sum = 0.0;
        for (int i = 0; i < u.length; i++) {
            sum += omega[i] > 0 ? u[i] * u[i] / omega[i] : 0.0;
        }
        int n = x.rows();
        double shift = problem.centred() ? r.sum() / n : 0.0;
        double value = 0.5 * (sum / n - shift * shift);
        for (int k = 0; k < columns.length; k++) {
            value += penalty.value(columns[k], candidate == null ? b[columns[k]] : candidate[k]);
        }
        return value;
    }
}
