package org.lariat.verify;

/**
 * What the {@link Judge} finds about given coefficients, in the units of the objective.
 *
 * @param primal the objective at the coefficients; +∞ where they leave their bounds, or a column that must have
 *     coefficient 0 has another one
 * @param dual a lower bound of the optimal value
 * @param gap {@code primal − dual}: the coefficients are at most this far from optimal; negative only by rounding, some
 *     1e-30 of the primal
 * @param relativeGap {@code gap / primal}; the gap itself where the primal is 0
 * @param kkt largest violation of the optimality conditions, over the intercept and all columns: the distance from the
 *     gradient of the loss to the subdifferential of penalty and bounds, divided by s_j
 */
public record Verdict(double primal, double dual, double gap, double relativeGap, double kkt) {}
