package org.lariat.selection;

/**
 * The cross-validated error along a path, and the points it suggests. With e_k the error of fold k, v_k its share and N folds,
 *
 * <pre>
 * mean = Σ_k v_k e_k,   standard error = √( Σ_k v_k (e_k − mean)² / (N − 1) )
 * </pre>
 *
 * which for equal shares is the standard deviation over √N (Hastie, Tibshirani and Friedman 2009, The Elements of Statistical
 * Learning, §7.10). The standard error is 0 where there is one fold.
 */
public final class ErrorCurve {
    private final ErrorMeasure measure;
    private final FoldMean rule;
    private final double[][] folds; // [fold][point]
    private final double[] mean;
    private final double[] standardError;
    private final int best;
    private final int oneStandardError;

    /**
     * Averages.
     *
     * @param measure what was measured
     * @param rule how folds count
     * @param folds the error of each fold at each point, K×L, finite
     * @param heldOut the weight each fold holds out, (K), &gt; 0
     * @throws IllegalArgumentException if sizes differ, there is no point, or an error is not finite
     */
    public ErrorCurve(ErrorMeasure measure, FoldMean rule, double[][] folds, double[] heldOut) {
        this(measure, rule, folds, heldOut, 1);
    }

    /**
     * Averages over several divisions of the same rows. They do not make the rows more, so that N is the number of folds of one division.
     *
     * @param measure what was measured
     * @param rule how folds count
     * @param folds the error of each fold at each point, K×L, finite
     * @param heldOut the weight each fold holds out, (K), &gt; 0
     * @param divisions how often the rows were divided; K is a multiple of it
     * @throws IllegalArgumentException if sizes differ, there is no point, or an error is not finite
     */
    public ErrorCurve(ErrorMeasure measure, FoldMean rule, double[][] folds, double[] heldOut, int divisions) {
        if (folds.length == 0 || folds.length != heldOut.length || folds[0].length == 0) {
            throw new IllegalArgumentException(
                    "an error curve needs folds with points, and a weight for each of the " + folds.length);
        }
        check(folds);
        this.measure = measure;
        this.rule = rule;
        int n = folds.length / divisions;
        this.folds = new double[folds.length][];
        for (int k = 0; k < folds.length; k++) {
            this.folds[k] = folds[k].clone();
        }
        int points = folds[0].length;
        this.mean = new double[points];
        this.standardError = new double[points];
        double[] shares = rule.shares(heldOut);
        for (int l = 0; l < points; l++) {
            for (int k = 0; k < folds.length; k++) {
                mean[l] += shares[k] * folds[k][l];
            }
            double spread = 0.0;
            for (int k = 0; k < folds.length; k++) {
                double d = folds[k][l] - mean[l];
                spread += shares[k] * d * d;
            }
            standardError[l] = n > 1 ? Math.sqrt(spread / (n - 1)) : 0.0;
        }
        this.best = bestPoint();
        this.oneStandardError = simplestWithin(worse(mean[best], standardError[best]));
    }

    private static void check(double[][] folds) {
        for (int k = 0; k < folds.length; k++) {
            if (folds[k].length != folds[0].length) {
                throw new IllegalArgumentException(
                        "fold 1 has " + folds[0].length + " errors, fold " + (k + 1) + " has " + folds[k].length);
            }
            for (int l = 0; l < folds[k].length; l++) {
                if (!Double.isFinite(folds[k][l])) {
                    throw new IllegalArgumentException("the error of fold " + (k + 1) + " at point " + (l + 1) + " is "
                            + folds[k][l] + "; bring the response to another unit");
                }
            }
        }
    }

    private double worse(double value, double by) {
        return measure.isLargerBetter() ? value - by : value + by;
    }

    /** Of equal values the first: the sparsest. */
    private int bestPoint() {
        int found = 0;
        for (int l = 1; l < mean.length; l++) {
            boolean better = measure.isLargerBetter() ? mean[l] > mean[found] : mean[l] < mean[found];
            found = better ? l : found;
        }
        return found;
    }

    private int simplestWithin(double limit) {
        int l = 0;
        while (measure.isLargerBetter() ? mean[l] < limit : mean[l] > limit) {
            l++;
        }
        return l;
    }

    /** What was measured. */
    public ErrorMeasure measure() {
        return measure;
    }

    /** How folds count. */
    public FoldMean rule() {
        return rule;
    }

    /** Number of points L. */
    public int points() {
        return mean.length;
    }

    /** Number of folds K. */
    public int foldCount() {
        return folds.length;
    }

    /** Mean error at each point, (L); a copy. */
    public double[] mean() {
        return mean.clone();
    }

    /** Its standard error, (L); a copy. */
    public double[] standardError() {
        return standardError.clone();
    }

    /** The errors of one fold, (L); a copy. */
    public double[] fold(int k) {
        return folds[k].clone();
    }

    /** The point with the best mean, the sparsest of equal ones. */
    public int best() {
        return best;
    }

    /** The sparsest point whose mean is within one standard error of the best (Breiman et al. 1984, §3.4.3). */
    public int oneStandardError() {
        return oneStandardError;
    }

    /**
     * Whether the error has clearly turned for the worse by the last point: its mean is worse than the best by more than the
     * best point's standard error, and the best is at least so many points back.
     *
     * @param patience number of points ≥ 1
     */
    public boolean hasTurned(int patience) {
        double last = mean[mean.length - 1];
        double limit = worse(mean[best], standardError[best]);
        boolean worse = measure.isLargerBetter() ? last < limit : last > limit;
        return worse && mean.length - 1 - best >= patience;
    }
}
