package org.lariat.selection;

/** How the errors of folds become one. */
public enum FoldMean {
    /** Folds count by the observation weight they hold out: {@code cv.glmnet}'s definition. */
    WEIGHTED,
    /** All folds count alike: the definition of scikit-learn's {@code LassoCV}. */
    PLAIN;

    /**
     * The share of each fold, of sum 1.
     *
     * @param heldOut weight each fold holds out, (K)
     */
    double[] shares(double[] heldOut) {
        double sum = 0.0;
        for (double weight : heldOut) {
            sum += this == PLAIN ? 1.0 : weight;
        }
        double[] shares = new double[heldOut.length];
        for (int k = 0; k < shares.length; k++) {
            shares[k] = (this == PLAIN ? 1.0 : heldOut[k]) / sum;
        }
        return shares;
    }
}
