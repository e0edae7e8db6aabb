package org.lariat.inference;

/** The standard normal distribution, to nearly full precision. */
final class Normal {
    /** Below it the series is used, above it the continued fraction. */
    private static final double TAIL = 3.0;

    /** Terms after which the continued fraction has converged for arguments above {@link #TAIL}. */
    private static final int TERMS = 200;

    /** Beyond it the tail is below the least positive float64. */
    private static final double FARTHEST = 40.0;

    private Normal() {}

    /** P(Z &gt; z), with small relative error in the upper tail. */
    static double upperTail(double z) {
        if (z < 0) {
            return 1.0 - upperTail(-z);
        }
        double density = StrictMath.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
        return z < TAIL ? 0.5 - density * series(z) : density * millsRatio(z);
    }

    /** z + z³/3 + z⁵/(3·5) + … (Abramowitz and Stegun 1964, 26.2.11). */
    private static double series(double z) {
        double term = z;
        double sum = z;
        for (int k = 3; term > 0x1p-60 * sum; k += 2) {
            term *= z * z / k;
            sum += term;
        }
        return sum;
    }

    /** 1/(z + 1/(z + 2/(z + 3/(z + …)))) (Abramowitz and Stegun 1964, 26.2.14). */
    private static double millsRatio(double z) {
        double denominator = z;
        for (int k = TERMS; k >= 1; k--) {
            denominator = z + k / denominator;
        }
        return 1.0 / denominator;
    }

    /**
     * The z with P(Z &gt; z) = {@code tail}, by bisection.
     *
     * @param tail in (0, 0.5]
     */
    static double upperQuantile(double tail) {
        double low = 0.0;
        double high = FARTHEST;
        while (true) {
            double middle = 0.5 * (low + high);
            if (middle <= low || middle >= high) {
                return middle;
            }
            if (upperTail(middle) > tail) {
                low = middle;
            } else {
                high = middle;
            }
        }
    }
}
