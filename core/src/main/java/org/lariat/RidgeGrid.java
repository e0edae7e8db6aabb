package org.lariat;

import org.lariat.matrix.StandardizedMatrix;
import org.lariat.matrix.Workers;
import org.lariat.objective.Problem;
import org.lariat.path.LambdaGrid;

/**
 * A grid of λ for ridge alone. The usual grid starts from the λmax of the lasso, which grows with the unit of the response; what
 * ridge does depends on λ against the eigenvalues of the columns' products, whatever the response is.
 */
public final class RidgeGrid {
    /** Smallest λ over the mean of the eigenvalues that are not 0: hardly any shrinkage. */
    private static final double SMALLEST_TALL = 1e-4;

    /** The same with fewer rows than columns, where less shrinkage still means a fit without residuals. */
    private static final double SMALLEST_WIDE = 1e-2;

    private RidgeGrid() {}

    /**
     * From the sum of all eigenvalues of X̃ᵀX̃, where a ridge fit has at most one degree of freedom, down to a ten-thousandth (with
     * fewer rows than columns: a hundredth) of the mean of those that are not 0; columns centred with an intercept, and divided by their standard deviation with standardisation.
     *
     * @param problem what is to be fitted; the columns that are not excluded matter
     * @param options intercept and standardisation
     * @param count number of values ≥ 1
     */
    public static LambdaGrid of(Problem problem, LassoOptions options, int count) {
        StandardizedMatrix x =
                new StandardizedMatrix(problem.x(), problem.weights(), options.intercept(), Workers.SERIAL);
        double[] factors = problem.penaltyFactors();
        double sum = 0.0;
        int columns = 0;
        for (int j = 0; j < x.columns(); j++) {
            double scale = options.standardize() ? x.deviation(j) : 1.0;
            boolean included = factors == null || Double.isFinite(factors[j]);
            if (included && x.norm(j) > 0 && scale > 0) {
                sum += (x.norm(j) / scale) * (x.norm(j) / scale);
                columns++;
            }
        }
        if (columns == 0 || !Double.isFinite(sum)) {
            return LambdaGrid.geometric(count);
        }
        int rows = TrainingResidual.rows(problem);
        double smallest = (rows < columns ? SMALLEST_WIDE : SMALLEST_TALL) / Math.min(rows, columns); // over the sum
        double[] values = new double[count];
        for (int k = 0; k < count; k++) {
            double down = count == 1 ? 0.0 : (double) k / (count - 1);
            values[k] = sum * StrictMath.pow(smallest, down);
        }
        return LambdaGrid.of(values);
    }
}
