package org.lariat.selection;

/**
 * Criteria that balance fit and size of a model. The degrees of freedom of a lasso fit are its number of non-zero
 * coefficients, in expectation (Zou, Hastie and Tibshirani 2007, doi:10.1214/009053607000000127).
 */
public enum InformationCriterion {
    /** Bayesian information criterion, n·log(RSS/n) + df·log(n) (Schwarz 1978, doi:10.1214/aos/1176344136). */
    BIC;

    /**
     * The criterion of one point; smaller is better.
     *
     * @param rows n
     * @param meanSquaredResidual Σ w_i r_i² with weights of sum 1; a perfect fit (0) gives +∞, since the criterion then
     *     says nothing
     * @param degreesOfFreedom number of non-zero coefficients
     */
    public double of(int rows, double meanSquaredResidual, int degreesOfFreedom) {
        if (!(meanSquaredResidual > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        return rows * StrictMath.log(meanSquaredResidual) + degreesOfFreedom * StrictMath.log(rows);
    }

    /**
     * Index of the smallest value, the first of equal ones; 0 if none is finite.
     *
     * @param values criterion of each point, in path order
     */
    public static int best(double[] values) {
        int best = 0;
        for (int k = 1; k < values.length; k++) {
            if (values[k] < values[best]) {
                best = k;
            }
        }
        return best;
    }
}
