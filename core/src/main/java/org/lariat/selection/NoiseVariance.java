package org.lariat.selection;

/**
 * Where the variance σ² of the noise comes from that a criterion compares residuals with.
 *
 * @param source how it is found
 * @param value the variance, in squared units of the response; NaN unless given
 */
public record NoiseVariance(Source source, double value) {
    /** How a noise variance is found. */
    public enum Source {
        /** RSS/n of the point itself: the likelihood is maximised over σ² too, as in R's {@code AIC} and {@code BIC} of a fit. */
        EACH_POINT("residual of each point"),
        /**
         * RSS/(n − rank) of least squares on all columns, the intercept counted in the rank: unbiased, the same for every
         * point, and the convention of lars' Cp and scikit-learn's LassoLarsIC. Needs more rows than columns.
         */
        LEAST_SQUARES("least squares on all columns"),
        /** A number known from elsewhere. */
        GIVEN("given");

        private final String label;

        Source(String label) {
            this.label = label;
        }

        /** The source in words. */
        public String label() {
            return label;
        }
    }

    /** The residual of each point. */
    public static final NoiseVariance EACH_POINT = new NoiseVariance(Source.EACH_POINT, Double.NaN);

    /** Least squares on all columns. */
    public static final NoiseVariance LEAST_SQUARES = new NoiseVariance(Source.LEAST_SQUARES, Double.NaN);

    /**
     * Checks a given value.
     *
     * @throws IllegalArgumentException if it is not positive and finite
     */
    public NoiseVariance {
        if (source == Source.GIVEN && !(value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException("the noise variance must be positive and finite, not " + value);
        }
    }

    /**
     * A known variance.
     *
     * @param value positive and finite, in squared units of the response
     */
    public static NoiseVariance given(double value) {
        return new NoiseVariance(Source.GIVEN, value);
    }
}
