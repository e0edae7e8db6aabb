package org.lariat.verify.table;

import org.lariat.matrix.DesignMatrix;
import org.lariat.objective.Problem;

/**
 * A design and a response before anything is made of them; arrays are shared, to be read only.
 *
 * @param columns p columns of n values
 * @param y (n)
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RawData(double[][] columns, double[] y) {
    static RawData of(Problem problem) {
        DesignMatrix x = problem.x();
        double[][] columns = new double[x.columns()][x.rows()];
        for (int j = 0; j < columns.length; j++) {
            x.column(j, columns[j]);
        }
        return new RawData(columns, problem.y());
    }

    int rows() {
        return y.length;
    }

    /** Largest minus smallest value of column j; 1 for a constant one. */
    double range(int j) {
        return range(columns[j]);
    }

    /** Largest minus smallest value of the response. */
    double rangeOfResponse() {
        return range(y);
    }

    private static double range(double[] values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double v : values) {
            low = Math.min(low, v);
            high = Math.max(high, v);
        }
        return high > low ? high - low : 1.0;
    }
}
