package org.lariat.inference;

/**
 * What is inferred of one coefficient; all in original units.
 *
 * @param column its column, from 0
 * @param lasso the coefficient in the lasso model
 * @param estimate the debiased estimate
 * @param standardError of the estimate
 * @param lower end of the interval
 * @param upper end of the interval
 * @param pValue two-sided, of the hypothesis that the coefficient is 0
 * @param nodeLambda λ of the nodewise lasso, in units of the column
 * @param biasFactor η of Zhang and Zhang: how strongly errors of the other coefficients can shift the estimate, in standard
 *     errors; around √(2 log p) or less is as it should be
 */
public record Interval(
        int column,
        double lasso,
        double estimate,
        double standardError,
        double lower,
        double upper,
        double pValue,
        double nodeLambda,
        double biasFactor) {
    /** Whether the interval contains a value. */
    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }
}
