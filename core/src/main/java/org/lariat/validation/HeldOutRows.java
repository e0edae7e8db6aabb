package org.lariat.validation;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lariat.LassoModel;
import org.lariat.matrix.DesignMatrix;
import org.lariat.objective.Problem;
import org.lariat.selection.ErrorMeasure;
import org.lariat.selection.Folds;

/** The rows a fold holds out: their responses, weights and, when models are to be judged, the columns these use. */
final class HeldOutRows {
    private final int[] rows;
    private final double[] y; // response less offset, of these rows
    private final double[] w; // weights of these rows, as given
    private final double weight;
    private final double trainingWeight;
    private final double nullError; // weighted mean of (y − ȳ)², ȳ of the training rows

    /** y of every row of a problem, less its offset, (n). */
    static double[] responseOf(Problem problem) {
        double[] response = problem.y();
        double[] offset = problem.offset();
        if (offset != null) {
            Arrays.setAll(response, i -> response[i] - offset[i]);
        }
        return response;
    }

    /**
     * Takes what is needed of a problem.
     *
     * @param response from {@link #responseOf}, (n)
     * @param weights of every row, (n), or null
     * @param folds of as many rows
     * @param fold which of them
     */
    HeldOutRows(double[] response, double @Nullable [] weights, Folds folds, int fold) {
        double mean = 0.0;
        double sum = 0.0;
        for (int i = 0; i < response.length; i++) {
            if (folds.trains(fold, i)) {
                double weight = weights == null ? 1.0 : weights[i];
                mean += weight * response[i];
                sum += weight;
            }
        }
        mean /= sum;
        this.trainingWeight = sum;
        this.rows = folds.heldOut(fold);
        this.y = new double[rows.length];
        this.w = new double[rows.length];
        double total = 0.0;
        double spread = 0.0;
        for (int k = 0; k < rows.length; k++) {
            y[k] = response[rows[k]];
            w[k] = weights == null ? 1.0 : weights[rows[k]];
            total += w[k];
            spread += w[k] * (y[k] - mean) * (y[k] - mean);
        }
        this.weight = total;
        this.nullError = total > 0 ? spread / total : 0.0;
    }

    /** Σ of the weights of the rows that train. */
    double trainingWeight() {
        return trainingWeight;
    }

    /** Σ of the weights. */
    double weight() {
        return weight;
    }

    /** By what the errors of this fold count in a weighted mean: R² is relative to the null model's error. */
    double share(ErrorMeasure measure) {
        return measure == ErrorMeasure.R2 ? weight * nullError : weight;
    }

    /**
     * Errors of several models.
     *
     * @param x the design
     * @param models of a path; those columns are read that one of them uses
     * @param measure of error
     * @return one for each model
     */
    double[] errors(DesignMatrix x, List<LassoModel> models, ErrorMeasure measure) {
        double[][] predicted = predictions(x, models);
        double[] errors = new double[models.size()];
        for (int l = 0; l < errors.length; l++) {
            double sum = 0.0;
            for (int k = 0; k < y.length; k++) {
                sum += w[k] * measure.of(y[k] - predicted[l][k]);
            }
            double mean = sum / weight;
            errors[l] = measure == ErrorMeasure.R2 ? 1.0 - mean / nullError : mean;
        }
        return errors;
    }

    /** Errors of models whose mean squared errors are known. */
    double[] fromSquares(double[] squares, ErrorMeasure measure) {
        double[] errors = squares.clone();
        for (int l = 0; l < errors.length && measure == ErrorMeasure.R2; l++) {
            errors[l] = 1.0 - squares[l] / nullError;
        }
        return errors;
    }

    private double[][] predictions(DesignMatrix x, List<LassoModel> models) {
        int count = models.size();
        double[][] predicted = new double[count][rows.length];
        int[][] indices = new int[count][];
        double[][] values = new double[count][];
        boolean[] isUsed = new boolean[x.columns()];
        for (int l = 0; l < count; l++) {
            Arrays.fill(predicted[l], models.get(l).intercept());
            indices[l] = models.get(l).indices();
            values[l] = models.get(l).values();
            for (int j : indices[l]) {
                isUsed[j] = true;
            }
        }
        int[] next = new int[count]; // of each model's coefficients
        double[] column = new double[x.rows()];
        double[] held = new double[rows.length];
        for (int j = 0; j < isUsed.length; j++) {
            if (!isUsed[j]) {
                continue;
            }
            x.column(j, column);
            for (int k = 0; k < rows.length; k++) {
                held[k] = column[rows[k]];
            }
            for (int l = 0; l < count; l++) {
                if (next[l] < indices[l].length && indices[l][next[l]] == j) {
                    add(values[l][next[l]++], held, predicted[l]);
                }
            }
        }
        return predicted;
    }

    private static void add(double coefficient, double[] held, double[] predicted) {
        for (int k = 0; k < held.length; k++) {
            predicted[k] = Math.fma(coefficient, held[k], predicted[k]);
        }
    }
}
