package org.lariat.objective;

/**
 * Primal, dual and a proved bound on their difference, in the scale of the target.
 *
 * @param primal the objective
 * @param dual the dual objective, without the rounding allowance
 * @param gap proved bound on the primal minus the optimal value
 * @param floor the part of it that allows for rounding
 * @param kkt largest violation of the optimality conditions, in units of s_j
 */
public record GapBound(double primal, double dual, double gap, double floor, double kkt) {
    /** Gap over primal; the gap itself where the primal is 0. */
    public double relative() {
        return primal > 0 ? gap / primal : gap;
    }

    /** Whether the relative gap is at most {@code tolerance}. */
    public boolean isWithin(double tolerance) {
        return relative() <= tolerance;
    }

    /** Whether the gap is mostly allowance for rounding: more work cannot make it much smaller. */
    public boolean isAtFloor() {
        return gap <= 2.0 * floor;
    }
}
