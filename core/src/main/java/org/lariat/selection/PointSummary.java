package org.lariat.selection;

/**
 * What a criterion weighs: how well one point of a path fits, and how much was fitted to get there.
 *
 * @param rows n, the number of rows with a positive weight
 * @param meanSquaredResidual Σ w_i r_i² with weights of sum 1
 * @param degreesOfFreedom of the fit, the intercept included, see {@link DegreesOfFreedom}
 * @param selected number of penalised columns with a non-zero coefficient
 * @param selectable number of penalised columns that may have one
 */
public record PointSummary(
        int rows, double meanSquaredResidual, double degreesOfFreedom, int selected, int selectable) {
    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if a number is out of range
     */
    public PointSummary {
        if (rows < 1 || !(meanSquaredResidual >= 0) || !(degreesOfFreedom >= 0)) {
            throw new IllegalArgumentException("a fit of " + rows + " rows cannot have mean squared residual "
                    + meanSquaredResidual + " and " + degreesOfFreedom + " degrees of freedom");
        }
        if (selected < 0 || selected > selectable) {
            throw new IllegalArgumentException(
                    selected + " columns cannot be selected where " + selectable + " may be");
        }
    }
}
