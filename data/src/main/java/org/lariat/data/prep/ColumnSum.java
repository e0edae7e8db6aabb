package org.lariat.data.prep;

/** The mean of values that come one after the other. */
final class ColumnSum {
    /** Taken off the exponents for a second sum, which 2^31 values of any size cannot make overflow. */
    private static final int SHIFT = 64;

    private int count;
    private double sum;
    private double small; // the sum times 2^−SHIFT

    /** The next value. */
    void add(double value) {
        count++;
        sum += value;
        small += Math.scalb(value, -SHIFT);
    }

    /** The mean; NaN of nothing. */
    double mean() {
        return Double.isFinite(sum) ? sum / count : Math.scalb(small / count, SHIFT);
    }
}
