package org.lariat.data.prep;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Fits the steps of numeric columns. */
public final class NumberFitter {
    private final Preparation wanted;
    private final @Nullable Fill fill;
    private final Training training;

    /**
     * Knows what is wanted.
     *
     * @param fill what to put in place of missing values, or null
     * @param training the rows to learn from
     */
    public NumberFitter(Preparation wanted, @Nullable Fill fill, Training training) {
        this.wanted = wanted;
        this.fill = fill;
        this.training = training;
    }

    /** Whether a column has to be looked at. */
    public boolean concerns(String name) {
        return fill != null
                || wanted.clip() != null
                || wanted.clipAt().containsKey(name)
                || wanted.logs().containsKey(name);
    }

    /**
     * Fits the steps of a column.
     *
     * @param values (n); NaN is a missing value
     * @param indicator whether there is to be an indicator of missing values
     * @return the steps; their value to fill in is null, too, where all values of the training rows are missing
     */
    public NumberSteps fit(String name, double[] values, boolean indicator) {
        Log log = wanted.logs().get(name);
        double[] present = training.present(values);
        boolean sort = fill == Fill.MEDIAN || wanted.clip() != null;
        if (sort) {
            Arrays.sort(present);
        }
        NumberSteps transform = new NumberSteps(name, clip(name, present), log, null, indicator);
        if (fill == null || present.length == 0) {
            return transform;
        }
        for (int k = 0; k < present.length; k++) {
            if (!transform.isDefined(present[k])) {
                return transform; // who applies it will say where
            }
            present[k] = transform.apply(present[k]);
        }
        return transform.orFill(fill == Fill.MEAN ? mean(present) : Quantiles.median(present)); // order is kept
    }

    private @Nullable Bounds clip(String name, double[] sorted) {
        Bounds given = wanted.clipAt().get(name);
        Bounds quantiles = wanted.clip();
        if (given != null || quantiles == null || sorted.length == 0) {
            return given;
        }
        return new Bounds(Quantiles.of(sorted, quantiles.low()), Quantiles.of(sorted, quantiles.high()));
    }

    private static double mean(double[] values) {
        ColumnSum sum = new ColumnSum();
        for (double value : values) {
            sum.add(value);
        }
        return sum.mean();
    }
}
