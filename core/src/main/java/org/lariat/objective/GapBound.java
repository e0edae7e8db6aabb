package org.lariat.objective;

/**
 * Primal, dual and a proved bound on their difference, in the scale of the target.
 *
 * @param primal the objective
 * @param dual a lower bound of the optimal value: the dual objective less its allowance for rounding
 * @param gap proved bound on the primal minus the optimal value
 * @param floor the part of it that allows for rounding
 * @param negligible a gap that is nothing but rounding, of this objective or of the null model's
 * @param kkt largest violation of the optimality conditions, in units of s_j
 */
public record GapBound(double primal, double dual, double gap, double floor, double negligible, double kkt) {
    /** Gap over primal; the gap itself where the primal is 0. */
    public double relative() {
        return primal > 0 ? gap / primal : gap;
    }

    /** Whether the relative gap is at most {@code tolerance}. */
    public boolean isWithin(double tolerance) {
        return relative() <= tolerance;
    }

    /**
     * Whether more work is in vain: the gap is negligible, and the optimality conditions are not getting
     * better either. The second matters because coefficients sharpen for a while after the gap has sunk below rounding.
     *
     * @param earlierKkt {@link #kkt} when this was last looked at
     */
    public boolean isExhausted(double earlierKkt) {
        return gap <= negligible && kkt >= 0.5 * earlierKkt;
    }
}
