package org.lariat.selection;

/** What cross-validation measures on held-out rows. */
public enum ErrorMeasure {
    /** Weighted mean of (y − ŷ)². */
    MSE("mean squared error", false),
    /** Weighted mean of |y − ŷ|. */
    MAE("mean absolute error", false),
    /** 1 − Σ w(y − ŷ)² / Σ w(y − ȳ)², with ȳ the mean of the training rows: what the null model would predict. */
    R2("R²", true);

    private final String label;
    private final boolean largerIsBetter;

    ErrorMeasure(String label, boolean largerIsBetter) {
        this.label = label;
        this.largerIsBetter = largerIsBetter;
    }

    /** The measure in words. */
    public String label() {
        return label;
    }

    /** Whether the best point is the one with the largest value. */
    public boolean isLargerBetter() {
        return largerIsBetter;
    }

    /** What one row adds, before weighting. */
    public double of(double difference) {
        return this == MAE ? Math.abs(difference) : difference * difference;
    }
}
