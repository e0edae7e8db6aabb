package org.lariat.solver;

import java.util.Arrays;

/**
 * Where correlations go from one λ to the next: on, in a straight line, since between knots they are linear in λ. A guess, which decides
 * nothing but what is tried first.
 */
final class CorrelationTrend {
    private final float[] earlier; // as read at the λ before, NaN where that was not, (p)
    private double earlierLambda = Double.NaN;

    CorrelationTrend(int p) {
        this.earlier = new float[p];
        Arrays.fill(earlier, Float.NaN);
    }

    /** Where a correlation will be that is {@code c} at {@code lambda}; NaN if it was not known at another λ. */
    double ahead(int j, double c, double lambda, double next) {
        if (lambda == earlierLambda) {
            // A proof failed, and this λ was worked on again: two roundings of one point make no line.
            return Double.NaN;
        }
        return c + (c - earlier[j]) * ((lambda - next) / (earlierLambda - lambda));
    }

    /** These were read at {@code lambda}, and no others. */
    void remember(double lambda, int[] columns, double[] correlations, int count) {
        Arrays.fill(earlier, Float.NaN);
        for (int k = 0; k < count; k++) {
            earlier[columns[k]] = (float) correlations[k];
        }
        earlierLambda = lambda;
    }
}
