package org.lariat.objective;

/**
 * What is known for certain about one point of a path, in the units of the objective (see {@link Problem}). The gap
 * includes a bound on its own rounding error, so {@code primal − gap} is a proved lower bound of the optimal value.
 *
 * @param primal the objective P at the returned coefficients
 * @param dual the dual objective at the best feasible multiple of the residual, less its allowance for rounding
 * @param gap proved bound on P minus the optimal value, ≥ 0; {@code NaN} never
 * @param relativeGap {@code gap / primal}; the gap itself where P is 0
 * @param kkt largest violation of the optimality conditions, in units of λ: the distance from x_jᵀWr −
 *     λ(1−α)v_j s_j²β_j to the subdifferential of λα v_j s_j|β_j| and the bounds, divided by s_j (by 1 without
 *     standardisation)
 * @param floor the part of {@code gap} that allows for rounding: what these coefficients would not need in exact arithmetic
 * @param sweeps columns read for this λ, divided by p; of what was read for several λs at once, an equal share
 * @param epochs passes of coordinate descent over the working set for this λ
 * @param stop why work on this λ ended
 */
public record Certificate(
        double primal,
        double dual,
        double gap,
        double relativeGap,
        double kkt,
        double floor,
        double sweeps,
        long epochs,
        StopReason stop) {
    /** True if the tolerance asked for was reached, or as much of it as float64 allows. */
    public boolean trustworthy() {
        return stop == StopReason.CONVERGED || stop == StopReason.MACHINE_PRECISION;
    }
}
