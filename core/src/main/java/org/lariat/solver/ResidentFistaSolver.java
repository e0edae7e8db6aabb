package org.lariat.solver;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * FISTA on a resident design, several λs together ({@link ResidentBlock}), and several problems if others ask as well, with the last word on the host:
 * from where FISTA has come, another solver polishes the coefficients that are not 0 in float64, and certifies. The device's arithmetic may be
 * float32; what is proved is not.
 */
public final class ResidentFistaSolver implements PointSolver {
    /** λs iterated together: a matrix product of this width reads Z once, where it would be read for each of them. */
    static final int LAMBDAS_TOGETHER = 8;

    private final ResidentPart part;
    private final Consumer<ResidentRequest> device;
    private final PointSolver finish;
    private double[] planned = new double[0]; // decreasing
    private @Nullable ResidentRequest last;

    /**
     * For one problem with α &gt; 0.
     *
     * @param part the problem
     * @param device sees to requests
     * @param finish polishes and certifies
     */
    ResidentFistaSolver(ResidentPart part, Consumer<ResidentRequest> device, PointSolver finish) {
        this.part = part;
        this.device = device;
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
        ResidentRequest now = last;
        if (now == null || !now.has(lambda)) {
            now = new ResidentRequest(part, together(lambda), state, previousLambda, limits);
            device.accept(now);
            steps = now.steps();
            last = now;
        }
        now.coefficients(lambda, state.b());
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
        double[] next = Arrays.copyOfRange(planned, first, Math.min(planned.length, first + LAMBDAS_TOGETHER));
        return Arrays.stream(next).filter(positive -> positive > 0).toArray();
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
