package org.lariat.verify;

/**
 * Penalty and bounds of one coefficient b: ℓ1|b| + ½ ℓ2 b² on lower ≤ b ≤ upper.
 *
 * @param l1 ℓ1 = λ α v_j s_j
 * @param l2 ℓ2 = λ (1−α) v_j s_j²
 * @param lower ≤ 0, may be −∞
 * @param upper ≥ 0, may be +∞
 */
record Coordinate(DoubleDouble l1, DoubleDouble l2, double lower, double upper) {
    /** The penalty at b, within the bounds. */
    DoubleDouble penalty(double b) {
        return l1.times(Math.abs(b)).plus(l2.times(b).times(b).times(0.5));
    }

    /** How far b may move from 0 in the direction of c. */
    double reach(DoubleDouble c) {
        return c.isPositive() ? upper : -lower;
    }

    boolean contains(double b) {
        return b >= lower && b <= upper;
    }

    /** Whether neither penalty nor bounds limit b. */
    boolean isFree() {
        return !l1.isPositive()
                && !l2.isPositive()
                && lower == Double.NEGATIVE_INFINITY
                && upper == Double.POSITIVE_INFINITY;
    }

    /**
     * Whether b, without penalty and limited on one side at most, has left 0 and its bounds: then an optimum has no
     * correlation here.
     */
    boolean isUnpenalizedInside(double b) {
        return !l1.isPositive()
                && !l2.isPositive()
                && (lower == Double.NEGATIVE_INFINITY || upper == Double.POSITIVE_INFINITY)
                && b != 0.0
                && b > lower
                && b < upper;
    }

    /** Whether sup_b (c·b − penalty) is infinite for large enough multiples of c. */
    boolean isUnlimited(DoubleDouble c) {
        return c.hi() != 0.0 && !l2.isPositive() && reach(c) == Double.POSITIVE_INFINITY;
    }

    /** |argmax_b (c·b − penalty)| over the bounds; finite where c is feasible, and rounded to float64. */
    double maximizer(double c) {
        double excess = Math.abs(c) - l1.hi();
        double reach = c > 0 ? upper : -lower;
        if (!(excess > 0) || reach == 0.0) {
            return 0.0;
        }
        return l2.isPositive() ? Math.min(reach, excess / l2.hi()) : reach;
    }

    /** The conjugate sup_b (c·b − penalty) over the bounds, for c that is feasible: |c| ≤ ℓ1 where nothing limits b. */
    DoubleDouble conjugate(DoubleDouble c) {
        DoubleDouble excess = c.abs().minus(l1);
        double reach = reach(c);
        if (!excess.isPositive() || reach == 0.0 || isUnlimited(c)) {
            return DoubleDouble.ZERO;
        }
        if (l2.isPositive()) {
            DoubleDouble free = excess.dividedBy(l2);
            if (free.hi() < reach) {
                return excess.times(free).times(0.5);
            }
        }
        DoubleDouble limit = DoubleDouble.of(reach);
        return limit.times(excess).minus(l2.times(limit).times(limit).times(0.5));
    }

    /** Distance from c − ℓ2 b to the subdifferential of ℓ1|·| plus the normal cone of the bounds at b. */
    double violation(DoubleDouble c, double b) {
        DoubleDouble g = c.minus(l2.times(b));
        DoubleDouble rising = g.minus(b >= 0 ? l1 : l1.negated()); // what is gained by a larger b
        DoubleDouble falling = g.negated().minus(b <= 0 ? l1 : l1.negated());
        double up = b < upper ? rising.hi() : 0.0;
        double down = b > lower ? falling.hi() : 0.0;
        return Math.max(0.0, Math.max(up, down));
    }
}
