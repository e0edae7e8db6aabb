package org.lariat;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lariat.objective.Problem;

/** Residuals of coefficients on the data they were made from, for models put together after a fit. */
public final class TrainingResidual {
    private final double[] residual; // y − o − β₀ − Xβ, (n)
    private final double meanSquare;
    private final double nullMeanSquare;

    private TrainingResidual(double[] residual, double meanSquare, double nullMeanSquare) {
        this.residual = residual;
        this.meanSquare = meanSquare;
        this.nullMeanSquare = nullMeanSquare;
    }

    /**
     * Computes them, reading the columns with a coefficient.
     *
     * @param problem the data
     * @param fitsIntercept whether the null model has an intercept
     * @param intercept β₀
     * @param index columns with a coefficient, ascending
     * @param value their coefficients, in original units
     */
    public static TrainingResidual of(
            Problem problem, boolean fitsIntercept, double intercept, int[] index, double[] value) {
        double[] fitted = new double[problem.x().rows()];
        Arrays.fill(fitted, intercept);
        problem.x().combine(index, value, index.length, fitted);
        double[] response = problem.y();
        double[] offset = problem.offset();
        double[] weights = problem.weights();
        double total = 0.0;
        double mean = 0.0;
        for (int i = 0; i < response.length; i++) {
            response[i] -= offset == null ? 0.0 : offset[i];
            total += weight(weights, i);
            mean += weight(weights, i) * response[i];
        }
        mean = fitsIntercept ? mean / total : 0.0;
        double square = 0.0;
        double nullSquare = 0.0;
        for (int i = 0; i < response.length; i++) {
            double w = weight(weights, i) / total;
            nullSquare += w * (response[i] - mean) * (response[i] - mean);
            response[i] -= fitted[i];
            square += w * response[i] * response[i];
        }
        return new TrainingResidual(response, square, nullSquare);
    }

    /** The residuals of a model; see {@link #of(Problem, boolean, double, int[], double[])}. */
    public static TrainingResidual of(Problem problem, boolean fitsIntercept, LassoModel model) {
        return of(problem, fitsIntercept, model.intercept(), model.indices(), model.values());
    }

    /**
     * Number of rows of a problem that count: those with a positive weight.
     *
     * @param problem the data
     */
    public static int rows(Problem problem) {
        double[] weights = problem.weights();
        return weights == null
                ? problem.x().rows()
                : (int) Arrays.stream(weights).filter(w -> w > 0).count();
    }

    private static double weight(double @Nullable [] weights, int i) {
        return weights == null ? 1.0 : weights[i];
    }

    /** y − o − β₀ − Xβ, (n); a copy. Rows of weight 0 have one too. */
    public double[] values() {
        return residual.clone();
    }

    /** Σ w_i r_i² with weights of sum 1. */
    public double meanSquare() {
        return meanSquare;
    }

    /** Share of the null deviance explained; 0 for a constant response. */
    public double devianceExplained() {
        return nullMeanSquare > 0 ? 1.0 - meanSquare / nullMeanSquare : 0.0;
    }
}
