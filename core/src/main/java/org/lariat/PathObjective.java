package org.lariat;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.matrix.Workers;
import org.lariat.objective.Problem;

/** The objective (see {@link Problem}) of models that need not come from the problem it is formed with. */
final class PathObjective {
    private final Problem problem;
    private final double alpha;
    private final double[] weights; // of sum 1
    private final double[] factors;
    private final IntToDoubleFunction scale; // s_j

    PathObjective(Problem problem, LassoOptions options) {
        int n = problem.x().rows();
        double[] given = problem.scales();
        double[] v = problem.penaltyFactors();
        StandardizedMatrix x = new StandardizedMatrix(problem.x(), problem.weights(), true, Workers.SERIAL);
        this.problem = problem;
        this.alpha = options.alpha();
        this.weights = Arrays.stream(x.omega()).map(omega -> omega / n).toArray();
        this.factors = v == null ? new double[0] : v;
        this.scale = given != null ? j -> given[j] : options.standardize() ? x::deviation : j -> 1.0;
    }

    /** P of a model at its λ. */
    double of(LassoModel model) {
        double[] fitted = model.predict(problem.x());
        double[] y = problem.y();
        double[] offset = problem.offset();
        double loss = 0.0;
        for (int i = 0; i < y.length; i++) {
            double r = y[i] - (offset == null ? 0.0 : offset[i]) - fitted[i];
            loss += weights[i] * r * r;
        }
        return 0.5 * loss + model.lambda() * penalty(model);
    }

    private double penalty(LassoModel model) {
        int[] indices = model.indices();
        double[] values = model.values();
        double sum = 0.0;
        for (int k = 0; k < indices.length; k++) {
            int j = indices[k];
            double scaled = scale.applyAsDouble(j) * Math.abs(values[k]);
            double factor = factors.length == 0 ? 1.0 : factors[j];
            sum += factor * (alpha * scaled + 0.5 * (1.0 - alpha) * scaled * scaled);
        }
        return sum;
    }
}
