package org.lariat.selection;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How well a model predicts rows, and how sparse it is.
 *
 * @param mse mean squared error, Σ w_i (y_i − ŷ_i)² with weights of sum 1, in squared units of the response
 * @param rmse its root, in units of the response
 * @param mae mean absolute error, Σ w_i |y_i − ŷ_i|, in units of the response
 * @param r2 coefficient of determination, 1 − mse / Σ w_i (y_i − ȳ)² with ȳ the mean of these very rows; at most 1, and
 *     negative for predictions worse than ȳ. Where all responses are equal: 1 if the predictions are too, else 0
 * @param zeros share of coefficients that are 0, in [0, 1]
 */
public record Scores(double mse, double rmse, double mae, double r2, double zeros) {
    /**
     * Scores predictions.
     *
     * @param y responses, (m), m ≥ 1
     * @param predicted predictions of them, (m)
     * @param weights weight ≥ 0 of each row, of any scale, or null for equal ones; rows of weight 0 do not count
     * @param nonzeros number of coefficients that are not 0
     * @param columns number of coefficients ≥ 1
     * @throws IllegalArgumentException if lengths differ, no row counts, a weight is negative, or there are more non-zero
     *     coefficients than columns
     */
    public static Scores of(double[] y, double[] predicted, double @Nullable [] weights, int nonzeros, int columns) {
        int length = weights == null ? y.length : weights.length;
        if (predicted.length != y.length || length != y.length) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "there are %d responses, %d predictions and %d weights; their numbers must be equal",
                    y.length,
                    predicted.length,
                    length));
        }
        if (nonzeros < 0 || nonzeros > columns || columns < 1) {
            throw new IllegalArgumentException(nonzeros + " of " + columns + " coefficients cannot be non-zero");
        }
        double total = 0.0;
        double mean = 0.0;
        for (int i = 0; i < y.length; i++) {
            double w = weight(weights, i);
            total += w;
            mean += w * y[i];
        }
        if (!(total > 0)) {
            throw new IllegalArgumentException("no row has a positive weight, so there is nothing to score");
        }
        mean /= total;
        double squares = 0.0;
        double absolute = 0.0;
        double about = 0.0; // squares about the mean
        for (int i = 0; i < y.length; i++) {
            double w = weight(weights, i);
            double error = w > 0 ? y[i] - predicted[i] : 0.0;
            squares += w * error * error;
            absolute += w * Math.abs(error);
            about += w * (y[i] - mean) * (y[i] - mean);
        }
        double mse = squares / total;
        double r2 = about > 0 ? 1.0 - squares / about : squares == 0.0 ? 1.0 : 0.0;
        return new Scores(mse, Math.sqrt(mse), absolute / total, r2, 1.0 - (double) nonzeros / columns);
    }

    private static double weight(double @Nullable [] weights, int i) {
        double w = weights == null ? 1.0 : weights[i];
        if (!(w >= 0)) {
            throw new IllegalArgumentException("the weight of row " + i + " is " + w + "; weights must be ≥ 0");
        }
        return w;
    }
}
