package org.lariat.solver;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lariat.objective.StandardizedProblem;
import org.lariat.resident.ResidentDesign;
import org.lariat.resident.ResidentProblem;
import org.lariat.screening.Sweep;

/**
 * FISTA on a resident design, several λs together ({@link ResidentBlock}), with the last word on the host: from where FISTA has come, another solver polishes
 * the coefficients that are not 0 in float64, and certifies. The device's arithmetic may be float32; what is proved is not.
 */
public final class ResidentFistaSolver implements PointSolver {
    /** λs iterated together: a matrix product of this width reads Z once, where it would be read for each of them. */
    private static final int LAMBDAS_PER_BLOCK = 8;

    private final StandardizedProblem problem;
    private final ResidentDesign design;
    private final ResidentProblem resident;
    private final ResidentCurvature curvature;
    private final Sweep sweep;
    private final PointSolver finish;
    private double[] planned = new double[0]; // decreasing
    private @Nullable ResidentBlock block; // the last one

    /**
     * For one problem with α &gt; 0.
     *
     * @param problem the standardised problem
     * @param design its columns, as {@link org.lariat.resident.StandardizedColumns} has them
     * @param sweep by that design
     * @param finish polishes and certifies
     */
    ResidentFistaSolver(StandardizedProblem problem, ResidentDesign design, Sweep sweep, PointSolver finish) {
        this.problem = problem;
        this.design = design;
        this.resident = ResidentProblems.of(problem);
        this.curvature = new ResidentCurvature(design, resident.target());
        this.sweep = sweep;
        this.finish = finish;
    }

    @Override
    public String name() {
        return ProximalGradient.ACCELERATED;
    }

    @Override
    public void plan(double[] lambdas) {
        planned = lambdas.clone();
    }

    @Override
    public PointResult solve(SolverState state, double lambda, double previousLambda, Limits limits) {
        if (!(lambda > 0)) {
            return finish.solve(state, lambda, previousLambda, limits);
        }
        long steps = 0;
        ResidentBlock now = block;
        if (now == null || now.indexOf(lambda) < 0) {
            now = new ResidentBlock(problem, design, resident, curvature, together(lambda), state.b());
            now.run(correlations(state, previousLambda), previousLambda, limits);
            steps = now.steps();
            block = now;
        }
        now.coefficients(now.indexOf(lambda), state.b());
        state.refresh();
        Limits left = new Limits(
                limits.tolerance(),
                Math.max(1, limits.maxEpochs() - steps),
                limits.cancelled(),
                limits.costs().after(steps));
        PointResult end = finish.solve(state, lambda, previousLambda, left);
        return new PointResult(end.bound(), steps + end.epochs(), end.stop());
    }

    /** λ and those that are planned after it, as many as go together. */
    private double[] together(double lambda) {
        int first = 0;
        while (first < planned.length && planned[first] != lambda) {
            first++;
        }
        if (first == planned.length) {
            return new double[] {lambda};
        }
        double[] next = Arrays.copyOfRange(planned, first, Math.min(planned.length, first + LAMBDAS_PER_BLOCK));
        return Arrays.stream(next).filter(positive -> positive > 0).toArray();
    }

    private double @Nullable [] correlations(SolverState state, double previousLambda) {
        if (Double.isInfinite(previousLambda)) {
            return null;
        }
        double[] c = new double[design.columns()];
        sweep.correlations(state.residual().plain(), c);
        return c;
    }

    @Override
    public long newtonSteps() {
        return finish.newtonSteps();
    }

    @Override
    public void solveUnpenalized(SolverState state, Limits limits) {
        finish.solveUnpenalized(state, limits);
    }
}
