package org.lariat.solver;

import org.lariat.matrix.Residual;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.objective.DualityGap;
import org.lariat.objective.GapBound;
import org.lariat.objective.OrthogonalBasis;
import org.lariat.objective.Penalty;
import org.lariat.objective.StandardizedProblem;
import org.lariat.objective.StopReason;

/**
 * The ridge end, α = 0 without bounds: every column is active, so coordinate descent has nothing to leave out and crawls
 * on correlated columns. Instead the residual itself is found by conjugate gradients on its n×n system
 *
 * <pre>
 * (I + Π K) r = Π ỹ,   K v = Σ_j x̃_j ⟨x̃_j,v⟩ / ℓ2_j,   b_j = ⟨x̃_j,r⟩ / ℓ2_j
 * </pre>
 *
 * with Π the projection off unpenalised columns: two passes over X an iteration, and at most n iterations but for rounding
 * (Hestenes and Stiefel 1952, doi:10.6028/jres.049.044).
 */
public final class RidgeSolver implements PointSolver {
    /** The name of this solver. */
    public static final String NAME = "ridge";

    /** First goal for the residual of the linear system, relative to its right side, as a share of √tolerance. */
    private static final double FIRST_SHARE = 0.1;

    /** By how much the goal is lowered while the certificate does not hold. */
    private static final double LOWERED = 1e-2;

    /** No relative residual of the linear system below this can be had. */
    private static final double LEAST_GOAL = 1e-16;

    private final StandardizedProblem problem;
    private final CoordinateDescent descent;
    private final StandardizedMatrix x;
    private final int[] candidates;

    /**
     * For one problem with α = 0 and no bounds.
     *
     * @param problem the standardised problem
     */
    public RidgeSolver(StandardizedProblem problem) {
        this.problem = problem;
        this.descent = new CoordinateDescent(problem);
        this.x = problem.x();
        this.candidates = problem.candidates();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void solveUnpenalized(SolverState state, Limits limits) {
        descent.solveUnpenalized(state, limits);
    }

    @Override
    public PointResult solve(SolverState state, double lambda, double previousLambda, Limits limits) {
        if (lambda == 0.0) {
            return descent.solve(state, lambda, previousLambda, limits);
        }
        Penalty penalty = problem.penalty(lambda);
        OrthogonalBasis free = problem.freeColumns(lambda);
        DualityGap gap = new DualityGap(problem, penalty, free);
        long iterations = 0;
        double kkt = Double.POSITIVE_INFINITY;
        double goal = FIRST_SHARE * Math.sqrt(limits.tolerance());
        while (true) {
            GapBound bound = state.certify(gap, candidates);
            limits.costs().onGap(iterations, bound);
            if (bound.isWithin(limits.tolerance())) {
                return new PointResult(bound, iterations, StopReason.CONVERGED);
            }
            if (bound.isExhausted(kkt) || goal < LEAST_GOAL) {
                return new PointResult(bound, iterations, StopReason.MACHINE_PRECISION);
            }
            if (limits.cancelled().getAsBoolean()) {
                return new PointResult(bound, iterations, StopReason.CANCELLED);
            }
            if (iterations >= limits.maxEpochs()) {
                return new PointResult(bound, iterations, StopReason.MAX_EPOCHS);
            }
            kkt = bound.kkt();
            iterations += improve(state, penalty, free, goal, limits.maxEpochs() - iterations);
            goal *= LOWERED;
        }
    }

    /** Conjugate gradients from the state's residual; then coefficients, residual and correlations from the result. */
    private long improve(SolverState state, Penalty penalty, OrthogonalBasis free, double goal, long limit) {
        double[] r = state.residual().plain().clone();
        free.project(r);
        double[] error = problem.target().clone();
        free.project(error);
        double stop = goal * x.norm(error);
        double[] image = apply(r, penalty, free);
        for (int i = 0; i < error.length; i++) {
            error[i] -= image[i];
        }
        double[] direction = error.clone();
        double square = x.inner(error, error);
        long iterations = 0;
        while (Math.sqrt(square) > stop && iterations < limit) {
            image = apply(direction, penalty, free);
            double step = square / x.inner(direction, image);
            for (int i = 0; i < r.length; i++) {
                r[i] = Math.fma(step, direction[i], r[i]);
                error[i] = Math.fma(-step, image[i], error[i]);
            }
            double next = x.inner(error, error);
            for (int i = 0; i < r.length; i++) {
                direction[i] = Math.fma(next / square, direction[i], error[i]);
            }
            square = next;
            iterations++;
        }
        double[] b = ridgeCoefficients(r, penalty);
        for (int k = 0; k < candidates.length; k++) {
            if (penalty.isPenalized(candidates[k])) {
                state.b()[candidates[k]] = b[k];
            }
        }
        state.refresh();
        free.step(state.b(), state.residual());
        state.refresh();
        return Math.max(1, iterations);
    }

    /** ⟨x̃_j,v⟩/ℓ2_j for every candidate; 0 for columns without penalty. */
    private double[] ridgeCoefficients(double[] v, Penalty penalty) {
        Residual vector = x.newResidual();
        x.refresh(v, candidates, new double[0], 0, problem.centred(), vector);
        double[] b = new double[candidates.length];
        x.correlations(vector, candidates, candidates.length, b);
        for (int k = 0; k < b.length; k++) {
            int j = candidates[k];
            b[k] = penalty.isPenalized(j) ? b[k] / penalty.l2(j) : 0.0;
        }
        return b;
    }

    /** (I + Π K) v for v in the range of Π. */
    private double[] apply(double[] v, Penalty penalty, OrthogonalBasis free) {
        double[] b = ridgeCoefficients(v, penalty);
        for (int k = 0; k < b.length; k++) {
            b[k] = -b[k];
        }
        Residual image = x.newResidual();
        x.refresh(v, candidates, b, b.length, problem.centred(), image);
        free.project(image.plain());
        return image.plain();
    }
}
