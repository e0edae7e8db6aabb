package org.lariat.verify;

import org.lariat.matrix.DesignMatrix;

/**
 * One column of a design as the judge sees it: scaled by a power of two so that its largest element has order 1, which is
 * exact and keeps squares within range.
 *
 * @param number j
 * @param exponent the column is multiplied by 2^−exponent, its coefficient by 2^exponent
 * @param unit s_j in the scaled column: its standard deviation with standardisation, what is 1 unscaled otherwise
 * @param mayBeUsed false if the column has no variance, and so coefficient 0 whatever the rest
 */
record Column(int number, int exponent, DoubleDouble unit, boolean mayBeUsed) {
    static Column of(DesignMatrix x, int j, Rows rows, boolean intercept, boolean standardize) {
        double[] values = new double[x.rows()];
        x.column(j, values);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < values.length; i++) {
            if (rows.counts(i)) {
                low = Math.min(low, values[i]);
                high = Math.max(high, values[i]);
            }
        }
        double largest = Math.max(high, -low);
        boolean constant = low == high;
        int exponent = largest == 0.0 ? 0 : Math.getExponent(largest);
        Column unstandardized = new Column(
                j,
                exponent,
                DoubleDouble.of(Math.scalb(1.0, -exponent)),
                largest > 0.0 && !(constant && (intercept || standardize)));
        if (!standardize || constant) {
            return unstandardized;
        }
        DoubleDouble[] deviation = unstandardized.read(x);
        Rows.subtract(rows.inner(deviation, rows.constant()), rows.constant(), deviation);
        return new Column(j, exponent, rows.inner(deviation, deviation).sqrt(), true);
    }

    /** The same column with a given scale s_j, in original units. */
    Column per(double scale) {
        return new Column(number, exponent, DoubleDouble.of(Math.scalb(scale, -exponent)), mayBeUsed);
    }

    /** Its elements, scaled, (n). */
    double[] values(DesignMatrix x) {
        double[] values = new double[x.rows()];
        x.column(number, values);
        for (int i = 0; i < values.length; i++) {
            if (values[i] != 0.0) {
                values[i] = Math.scalb(values[i], -exponent);
            }
        }
        return values;
    }

    DoubleDouble[] read(DesignMatrix x) {
        double[] values = values(x);
        DoubleDouble[] scaled = new DoubleDouble[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = DoubleDouble.of(values[i]);
        }
        return scaled;
    }

    /** A coefficient of the original column, or a bound on it, for the scaled one. */
    double scaled(double coefficient) {
        return Math.scalb(coefficient, exponent);
    }
}
