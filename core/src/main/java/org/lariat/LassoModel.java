package org.lariat;

import java.util.Arrays;
import java.util.Optional;
import org.lariat.matrix.DesignMatrix;
import org.lariat.objective.Certificate;

/**
 * A fitted linear model, ŷ = β₀ + xᵀβ (plus the offset, where one was given), with coefficients in original units.
 * Immutable.
 */
public final class LassoModel {
    private final double lambda;
    private final double intercept;
    private final int columns;
    private final int[] index;
    private final double[] value;
    private final double devianceExplained;
    private final double meanSquaredResidual;
    private final Optional<Certificate> certificate;

    /**
     * Makes a model from its parts; for readers of model files and the path.
     *
     * @param lambda λ ≥ 0
     * @param intercept β₀
     * @param columns p
     * @param index columns of the non-zero coefficients, from 0, ascending
     * @param value their values, in original units
     * @param devianceExplained share of the null deviance explained on the training data
     * @param meanSquaredResidual Σ w_i r_i² on the training data
     * @param certificate what is proved of it; empty for interpolated models
     * @throws IllegalArgumentException if the lists differ in length, do not ascend, or leave the range
     */
    public LassoModel(
            double lambda,
            double intercept,
            int columns,
            int[] index,
            double[] value,
            double devianceExplained,
            double meanSquaredResidual,
            Optional<Certificate> certificate) {
        if (index.length != value.length) {
            throw new IllegalArgumentException(index.length + " indices but " + value.length + " values");
        }
        for (int k = 0; k < index.length; k++) {
            if (index[k] < 0 || index[k] >= columns || (k > 0 && index[k] <= index[k - 1])) {
                throw new IllegalArgumentException(
                        "index " + index[k] + " does not ascend within 0 … " + (columns - 1));
            }
        }
        this.lambda = lambda;
        this.intercept = intercept;
        this.columns = columns;
        this.index = index.clone();
        this.value = value.clone();
        this.devianceExplained = devianceExplained;
        this.meanSquaredResidual = meanSquaredResidual;
        this.certificate = certificate;
    }

    /** λ of this model. */
    public double lambda() {
        return lambda;
    }

    /** β₀; 0 where none was fitted. */
    public double intercept() {
        return intercept;
    }

    /** Number of columns p. */
    public int columns() {
        return columns;
    }

    /** All coefficients in original units, (p); a copy. */
    public double[] coefficients() {
        double[] all = new double[columns];
        for (int k = 0; k < index.length; k++) {
            all[index[k]] = value[k];
        }
        return all;
    }

    /** The coefficient of column {@code j}, from 0. */
    public double coefficient(int j) {
        int k = Arrays.binarySearch(index, j);
        return k >= 0 ? value[k] : 0.0;
    }

    /** Number of non-zero coefficients. */
    public int nonzeros() {
        return index.length;
    }

    /** Columns of the non-zero coefficients, from 0, ascending; a copy. */
    public int[] indices() {
        return index.clone();
    }

    /** The non-zero coefficients, in the order of {@link #indices()}; a copy. */
    public double[] values() {
        return value.clone();
    }

    /** Share of the null deviance explained on the training data, in [0, 1] up to rounding; 0 for a constant response. */
    public double devianceExplained() {
        return devianceExplained;
    }

    /** Σ w_i r_i² on the training data, weights of sum 1. */
    public double meanSquaredResidual() {
        return meanSquaredResidual;
    }

    /** What is proved of this model; empty if it was interpolated between two λs. */
    public Optional<Certificate> certificate() {
        return certificate;
    }

    /**
     * Predicts one row.
     *
     * @param row (p)
     * @throws IllegalArgumentException if the length is not p
     */
    public double predict(double[] row) {
        if (row.length != columns) {
            throw new IllegalArgumentException(
                    "the row has " + row.length + " values, the model has " + columns + " columns");
        }
        double sum = intercept;
        for (int k = 0; k < index.length; k++) {
            sum = Math.fma(value[k], row[index[k]], sum);
        }
        return sum;
    }

    /**
     * Predicts several rows.
     *
     * @param rows m rows of p values each
     * @throws IllegalArgumentException if a length is not p
     */
    public double[] predict(double[][] rows) {
        double[] out = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            out[i] = predict(rows[i]);
        }
        return out;
    }

    /**
     * Predicts the rows of a matrix; reads only the columns with non-zero coefficients.
     *
     * @param x m×p
     * @throws IllegalArgumentException if the number of columns is not p
     */
    public double[] predict(DesignMatrix x) {
        if (x.columns() != columns) {
            throw new IllegalArgumentException("the matrix has " + x.columns() + " columns, the model has " + columns);
        }
        double[] out = new double[x.rows()];
        Arrays.fill(out, intercept);
        x.combine(index, value, index.length, out);
        return out;
    }

    @Override
    public String toString() {
        return "LassoModel[lambda=" + lambda + ", nonzeros=" + index.length + " of " + columns + "]";
    }
}
