package org.lariat.stability;

/**
 * The largest tail probability D(θ, t/N, N, r) that an r-concave distribution on {0, 1/N, …, 1} with mean at most θ can have
 * (Shah and Samworth 2013, section 3.3, doi:10.1111/j.1467-9868.2011.01034.x, arXiv:1105.5578).
 *
 * <p>A probability function f is r-concave, r &lt; 0, where f^r is convex. With the total and the mean given, the extreme ones
 * have f^r linear on 0 … k, less mass than that line on k + 1, and none beyond: f(i) ∝ (1 + u·i)^(1/r) for i ≤ k, a slope
 * u ≥ 0. For each k the slopes run between the one at which no mass is left for k + 1 and the one at which k + 1 is on the
 * line too; the tail is maximised over them, and over k. The maximum often lies at an end of such a range, so the ends are
 * looked at too.
 */
final class ConcaveTail {
    /** Halvings of an interval of slopes; more change nothing in float64. */
    private static final int BISECTIONS = 60;

    /** Narrows the search for the best slope to 1e-10 of its interval, where the tail is flat to rounding. */
    private static final int SECTIONS = 48;

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final double mean; // of the number in 0 … size
    private final int size;
    private final int tail;
    private final int power;

    private ConcaveTail(double mean, int size, int tail, int power) {
        this.mean = mean;
        this.size = size;
        this.tail = tail;
        this.power = power;
    }

    /**
     * The supremum of P(X ≥ tail/size).
     *
     * @param theta θ: bound on the mean, in (0, 1]
     * @param tail t, 1 … size
     * @param size N
     * @param power −1/r, a whole number ≥ 1
     * @return 1 where tail ≤ 2·θ·size: there the bound says nothing
     */
    static double largest(double theta, int tail, int size, int power) {
        return new ConcaveTail(theta * size, size, tail, power).largest();
    }

    private double largest() {
        int first = (int) Math.ceil(2 * mean);
        if (tail <= first) {
            return 1.0;
        }
        double best = 0.0;
        double low = slope(tail - 1, 0.0);
        for (int k = tail - 1; k < size; k++) { // with a smaller support the tail is empty
            double high = slope(k + 1, low);
            best = Math.max(best, largestWithin(k, low, high));
            low = high;
        }
        return best;
    }

    /** The slope at which f(i) ∝ (1 + u·i)^(1/r) on 0 … k has the mean asked for; larger for larger k. */
    private double slope(int k, double least) {
        double low = least;
        double high = Math.max(1.0, 2 * least);
        while (excess(k, high) > 0) {
            high *= 2;
        }
        for (int m = 0; m < BISECTIONS; m++) {
            double middle = low + (high - low) / 2;
            if (excess(k, middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** Σ (i − mean)·(1 + u·i)^(1/r) over 0 … k: positive while the mean of f is above the one asked for. */
    private double excess(int k, double u) {
        double sum = 0.0;
        for (int i = 0; i <= k; i++) {
            sum += (i - mean) * mass(u, i);
        }
        return sum;
    }

    /** The largest tail over the slopes of one k, by golden sections. */
    private double largestWithin(int k, double from, double to) {
        double low = from;
        double high = to;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = tailAt(k, left);
        double atRight = tailAt(k, right);
        double best = Math.max(tailAt(k, low), tailAt(k, high));
        for (int m = 0; m < SECTIONS; m++) {
            best = Math.max(best, Math.max(atLeft, atRight));
            if (atLeft > atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = tailAt(k, left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = tailAt(k, right);
            }
        }
        return best;
    }

    /**
     * P(X ≥ t) for a slope. The mass w on k + 1 follows from the mean: (S₁ + (k+1)w)/(S₀ + w) = mean, so the whole is
     * S₀ + w = ((k+1)S₀ − S₁)/(k + 1 − mean).
     */
    private double tailAt(int k, double u) {
        double below = 0.0;
        double moment = 0.0;
        for (int i = 0; i <= k; i++) {
            double f = mass(u, i);
            below += i < tail ? f : 0.0;
            moment += (k + 1 - i) * f;
        }
        return 1.0 - (k + 1 - mean) * below / moment;
    }

    private double mass(double u, int i) {
        double base = 1 + u * i;
        double product = base;
        for (int m = 1; m < power; m++) {
            product *= base;
        }
        return 1 / product;
    }
}
