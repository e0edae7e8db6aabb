package org.lariat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.lariat.kernel.VectorKernel;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.matrix.Workers;
import org.lariat.objective.Problem;
import org.lariat.selection.DegreesOfFreedom;

/**
 * Least squares on all columns, the fit without any penalty: a yardstick for penalised ones, and where the variance of the
 * noise comes from. Weights, offset and excluded columns are those of the problem; other penalty factors do not matter.
 *
 * <p>Where columns depend on others the coefficients are some of many that fit equally well.
 *
 * @param model the fit, with λ = 0 and a certificate
 * @param rows n, the number of rows with a positive weight
 * @param degreesOfFreedom rank of the columns, and 1 for the intercept if one is fitted
 */
public record LeastSquares(LassoModel model, int rows, double degreesOfFreedom) {
    /**
     * Fits, within the bounds of the problem if it has any.
     *
     * @param problem what to fit
     * @param options intercept, tolerance and what runs; α and the grid do not matter
     * @throws IllegalArgumentException if there are fewer rows than coefficients: then they are not unique
     */
    public static LeastSquares fit(Problem problem, LassoOptions options) {
        obstacle(problem, options.intercept()).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        LassoModel model = options.onHost().alpha(1.0).fit(problem, 0.0);
        VectorKernel kernel = options.kernel();
        try (Workers workers = new Workers(options.threads())) {
            StandardizedMatrix x = new StandardizedMatrix(
                    problem.x().using(kernel, workers), problem.weights(), options.intercept(), workers);
            DegreesOfFreedom degrees =
                    new DegreesOfFreedom(problem, x, 1.0, options.intercept(), options.standardize(), kernel);
            return new LeastSquares(
                    model, TrainingResidual.rows(problem), degrees.of(0.0, model.indices(), model.values()));
        }
    }

    /**
     * Why a problem has no unique least-squares fit; empty if it may have one.
     *
     * @param problem the data
     * @param intercept whether β₀ is fitted
     */
    public static Optional<String> obstacle(Problem problem, boolean intercept) {
        int rows = TrainingResidual.rows(problem);
        int coefficients = included(problem) + (intercept ? 1 : 0);
        return rows >= coefficients
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "least squares needs as many rows as coefficients; %d rows have a positive weight, there are %d"
                                + " coefficients",
                        rows,
                        coefficients));
    }

    /**
     * σ̂² = RSS/(n − d), in squared units of the response, with weights of mean 1: unbiased if the linear model holds and the
     * noise of row i has variance σ²/w_i.
     *
     * @throws IllegalArgumentException if nothing is left to estimate it from
     */
    public double noiseVariance() {
        double left = rows - degreesOfFreedom;
        if (!(left > 0)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "least squares leaves nothing to estimate the noise from: %d rows, %.0f coefficients",
                    rows,
                    degreesOfFreedom));
        }
        return rows * model.meanSquaredResidual() / left;
    }

    /**
     * The noise variance of a problem by least squares without bounds.
     *
     * @param problem the data
     * @param options intercept, tolerance and what runs
     * @throws IllegalArgumentException if there are not more rows than coefficients
     */
    static double noiseVariance(Problem problem, LassoOptions options) {
        return fit(withoutBounds(problem), options).noiseVariance();
    }

    private static Problem withoutBounds(Problem problem) {
        Problem plain = Problem.of(problem.x(), problem.y());
        double[] weights = problem.weights();
        double[] offset = problem.offset();
        double[] factors = problem.penaltyFactors();
        plain = weights == null ? plain : plain.weights(weights);
        plain = offset == null ? plain : plain.offset(offset);
        return factors == null ? plain : plain.penaltyFactors(factors);
    }

    private static int included(Problem problem) {
        double[] factors = problem.penaltyFactors();
        return factors == null
                ? problem.x().columns()
                : (int) Arrays.stream(factors).filter(Double::isFinite).count();
    }
}
