package org.lariat.data.prep;

/**
 * An interval that values are clipped to.
 *
 * @param low −∞ for none
 * @param high +∞ for none
 */
public record Bounds(double low, double high) {
    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException unless low ≤ high
     */
    public Bounds {
        if (!(low <= high)) {
            throw new IllegalArgumentException("the bounds are " + low + " and " + high + "; the lower comes first");
        }
    }

    /** The nearest value within the bounds; NaN stays NaN. */
    double apply(double value) {
        return value < low ? low : value > high ? high : value;
    }
}
