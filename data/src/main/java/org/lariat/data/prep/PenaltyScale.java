package org.lariat.data.prep;

import java.util.Arrays;
import java.util.List;
import org.lariat.matrix.DesignMatrix;

/**
 * The scale on which coefficients are penalised: the s_j of {@link org.lariat.objective.Problem}. It is what dividing the
 * columns by s_j, and subtracting anything from them where an intercept is fitted, comes to; but X is left as it is, so
 * that sparse and mapped matrices stay what they are, and coefficients are in the units of the columns.
 */
public enum PenaltyScale {
    /** Standard deviation under the weights: the fit's own standardisation. */
    STANDARD,
    /** Interquartile range, quartiles of type 7. */
    ROBUST,
    /** Largest minus smallest value. */
    MINMAX,
    /** 1. */
    NONE;

    private static final double LOWER_QUARTILE = 0.25;
    private static final double UPPER_QUARTILE = 0.75;

    /** Whether the scales are measured here rather than by the fit itself. */
    public boolean isMeasured() {
        return this == ROBUST || this == MINMAX;
    }

    /**
     * Measures s_j on training rows, column by column. Indicators have scale 1, and so has a column whose range or
     * interquartile range is 0, as in scikit-learn.
     *
     * @param x design, n×p
     * @param names of its columns, (p)
     * @param pipeline knows which of them are indicators
     * @throws IllegalStateException if {@link #isMeasured()} is false
     */
    public double[] measure(DesignMatrix x, List<String> names, Pipeline pipeline, Training training) {
        if (!isMeasured()) {
            throw new IllegalStateException("the scale " + this + " is not measured");
        }
        double[] scales = new double[x.columns()];
        double[] column = new double[x.rows()];
        Arrays.fill(scales, 1.0);
        for (int j = 0; j < scales.length; j++) {
            if (!x.isEmpty(j) && !pipeline.isIndicator(names.get(j))) {
                x.column(j, column);
                double width = width(training.present(column));
                scales[j] = width > 0 ? width : 1.0;
            }
        }
        return scales;
    }

    private double width(double[] values) {
        if (values.length == 0) {
            return 0.0;
        }
        Arrays.sort(values);
        double width = this == ROBUST
                ? Quantiles.of(values, UPPER_QUARTILE) - Quantiles.of(values, LOWER_QUARTILE)
                : values[values.length - 1] - values[0];
        return Math.min(width, Double.MAX_VALUE); // of values of opposite sign near the largest there are
    }
}
