package org.lariat.solver;

import java.util.Arrays;
import org.lariat.kernel.VectorKernel;
import org.lariat.matrix.Residual;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.objective.DualityGap;
import org.lariat.objective.GapBound;
import org.lariat.objective.Penalty;
import org.lariat.objective.StandardizedProblem;
import org.lariat.objective.StopReason;

/**
 * For tall data: one pass over X for the whole Gram matrix G and h = ⟨X̃,y⟩, after which no λ costs anything that depends on
 * n, the certificate included (covariance updates: Friedman, Hastie and Tibshirani 2010, doi:10.18637/jss.v033.i01, §2.2).
 * Where G is not accurate enough for the tolerance, the active-set solver takes over, which goes back to X.
 */
public final class GramSolver implements PointSolver {
    /** The name of this solver. */
    public static final String NAME = "gram";

    /** Additions beside the chains of the sums over rows: scaling, centring, and the folds' slack. */
    private static final int EXTRA_ROUNDINGS = 24;

    /** Rounds of descent and Newton steps that no problem needs unless it cycles at its rounding. */
    private static final int MOST_ROUNDS = 1000;

    /** Tries to get from one evaluation of the gap to a better one; rounding leaves nothing for more. */
    private static final int MOST_REFINEMENTS = 3;

    private final StandardizedProblem problem;
    private final StandardizedMatrix x;
    private final int[] candidates;
    private final PointSolver fallback;
    private final GramWorkingSet w;
    private final GramDescent descent;
    private final double[] h; // ⟨x̃_j,y⟩ by position
    private final double[] cancellation; // by position
    private final double targetSquare;
    private final double targetMean;
    private final double roundings;
    private long knownRefresh = -1;

    /**
     * Reads X once.
     *
     * @param problem its candidates are all penalised
     * @param fallback for λs at which the Gram matrix is not accurate enough
     * @param kernel for sums over vectors
     */
    public GramSolver(StandardizedProblem problem, PointSolver fallback, VectorKernel kernel) {
        this.problem = problem;
        this.x = problem.x();
        this.candidates = problem.candidates();
        this.fallback = fallback;
        Residual target = x.newResidual();
        x.refresh(problem.target(), candidates, new double[0], 0, problem.centred(), target);
        this.targetSquare = x.inner(target.plain(), target.plain());
        this.targetMean = target.intercept();
        this.h = new double[candidates.length];
        x.correlationsByBlocks(target.plain(), candidates, h);
        this.cancellation =
                Arrays.stream(candidates).mapToDouble(x::cancellation).toArray();
        this.w = new GramWorkingSet(x);
        w.add(candidates, h.clone(), candidates.length);
        this.descent = new GramDescent(w, problem.penalty(0.0), kernel);
        this.roundings = x.longestGramChain() + candidates.length + EXTRA_ROUNDINGS;
    }

    private GramSolver(GramSolver spent, PointSolver fallback, VectorKernel kernel) {
        this.problem = spent.problem;
        this.x = spent.x;
        this.candidates = spent.candidates;
        this.fallback = fallback;
        this.w = spent.w;
        this.descent = new GramDescent(w, problem.penalty(0.0), kernel);
        this.h = spent.h;
        this.cancellation = spent.cancellation;
        this.targetSquare = spent.targetSquare;
        this.targetMean = spent.targetMean;
        this.roundings = spent.roundings;
    }

    /**
     * A solver that knows nothing of the λs that this one solved, but keeps the Gram matrix, which depends on the problem alone.
     * This one must not be used any more.
     */
    GramSolver anew(PointSolver otherFallback, VectorKernel kernel) {
        return new GramSolver(this, otherFallback, kernel);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public long newtonSteps() {
        return descent.newtonSteps() + fallback.newtonSteps();
    }

    @Override
    public PointResult solve(SolverState state, double lambda, double previousLambda, Limits limits) {
        if (!(lambda > 0)) {
            return fallback.solve(state, lambda, previousLambda, limits);
        }
        takeOver(state);
        Penalty penalty = problem.penalty(lambda);
        DualityGap gap = new DualityGap(problem, penalty, problem.freeColumns(lambda));
        double accuracy = Math.max(GramDescent.LEAST_ACCURACY, GramDescent.INNER_SHARE * limits.tolerance());
        long before = descent.passes();
        for (int attempt = 0; attempt < MOST_REFINEMENTS; attempt++) {
            long allowed = limits.maxEpochs() - (descent.passes() - before);
            descent.solve(penalty, accuracy, 0.0, Math.min(MOST_ROUNDS, allowed));
            GapBound bound = certify(state, gap);
            long passes = descent.passes() - before;
            limits.costs().onGap(passes, bound);
            if (bound.isWithin(limits.tolerance())) {
                return new PointResult(bound, passes, StopReason.CONVERGED);
            }
            if (passes >= limits.maxEpochs()) {
                return new PointResult(bound, passes, StopReason.MAX_EPOCHS);
            }
        }
        long passes = descent.passes() - before;
        PointResult rest = fallback.solve(state, lambda, previousLambda, limits.after(passes));
        return new PointResult(rest.bound(), passes + rest.epochs(), rest.stop());
    }

    @Override
    public void solveUnpenalized(SolverState state, Limits limits) {
        fallback.solveUnpenalized(state, limits);
    }

    private void takeOver(SolverState state) {
        if (state.refreshes() == knownRefresh) {
            return;
        }
        for (int k = 0; k < candidates.length; k++) {
            w.b()[k] = state.b()[candidates[k]];
        }
        recompute();
        descent.restart();
    }

    /** g = h − Gb, from scratch. */
    private void recompute() {
        int[] support = new int[candidates.length];
        double[] b = new double[candidates.length];
        int count = 0;
        for (int k = 0; k < candidates.length; k++) {
            if (w.b()[k] != 0.0) {
                support[count] = k;
                b[count++] = w.b()[k];
            }
        }
        double[] product = w.product(support, b, count);
        w.replace(k -> h[k] - product[k]);
    }

    private GapBound certify(SolverState state, DualityGap gap) {
        recompute();
        double fitted = 0.0; // bᵀh
        double explained = 0.0; // bᵀc
        double energy = Math.sqrt(targetSquare);
        double intercept = targetMean;
        for (int k = 0; k < candidates.length; k++) {
            int j = candidates[k];
            double b = w.b()[k];
            state.b()[j] = b;
            if (b != 0.0) {
                fitted += b * h[k];
                explained += b * w.g()[k];
                energy += Math.abs(b) * cancellation[k];
                intercept -= b / x.norm(j) * x.center(j);
            }
        }
        double square = Math.max(0.0, targetSquare - fitted - explained);
        state.leaveResidual(square, intercept);
        knownRefresh = state.refreshes();
        double[] c = Arrays.copyOf(w.g(), candidates.length);
        return gap.evaluateFromGram(square, targetSquare - fitted, energy, roundings, state.b(), candidates, c);
    }
}
