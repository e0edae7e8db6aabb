package org.lariat.data;

/** The mean of a column whose values come one after the other. */
final class ColumnSum {
    /** Taken off the exponents for a second sum, which 2^31 values of any size cannot make overflow. */
    private static final int SHIFT = 64;

    private int present;
    private int missing;
    private double sum;
    private double small; // the sum times 2^−SHIFT

    /** The next value; NaN is a missing one. */
    void add(double value) {
        if (Double.isNaN(value)) {
            missing++;
        } else {
            present++;
            sum += value;
            small += Math.scalb(value, -SHIFT);
        }
    }

    /** Number of missing values. */
    int missing() {
        return missing;
    }

    /** Number of values that are there. */
    int present() {
        return present;
    }

    /** The mean of the values that are there. */
    double mean() {
        return Double.isFinite(sum) ? sum / present : Math.scalb(small / present, SHIFT);
    }
}
