package org.lariat.data.prep;

/**
 * Quantiles by linear interpolation between order statistics: type 7 of Hyndman and Fan (1996, doi:10.2307/2684934), the
 * default of R and NumPy.
 */
final class Quantiles {
    private Quantiles() {}

    /**
     * A quantile.
     *
     * @param sorted at least one value, ascending
     * @param q in [0, 1]
     */
    static double of(double[] sorted, double q) {
        double place = q * (sorted.length - 1);
        int below = (int) place;
        double low = sorted[below];
        double high = sorted[Math.min(below + 1, sorted.length - 1)];
        double share = place - below;
        if (share == 0.0 || low == high) {
            return low;
        }
        return Math.clamp((1 - share) * low + share * high, low, high); // a difference could overflow
    }

    /** The median. */
    static double median(double[] sorted) {
        return of(sorted, 0.5);
    }
}
