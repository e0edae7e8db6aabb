package org.lariat.validation;

import java.util.Arrays;
import org.lariat.matrix.GroupMoments;

/** Moments of all rows but those of one fold, about their own weighted mean: what a fit of these rows depends on. */
final class TrainingMoments {
    /** Where the shift leaves more than this share of a second moment to cancel, too many digits are lost. */
    private static final double MOST_CANCELLATION = 1e6;

    /** A column whose deviation is below this share of its mean may be constant: its moments are rounding errors then. */
    private static final double LEAST_DEVIATION = 1e-7;

    /** A pivot below this share of the diagonal: the column nearly depends on those before it. */
    private static final double LEAST_PIVOT = 1e-9;

    private final int order;
    private final double[] mean; // of the shifted columns, (p + 1)
    private final double[] shift; // (p + 1)
    private final double[][] factor; // R by rows, RᵀR = C: moments about the mean, of weights of sum 1
    private final boolean accurate;

    /** Adds up the groups other than the fold's. */
    TrainingMoments(GroupMoments moments, int groups, int fold) {
        this.order = moments.order();
        this.mean = new double[order];
        this.shift = new double[order];
        double weight = 0.0;
        for (int g = 0; g < groups; g++) {
            weight += g == fold ? 0.0 : moments.weight(g);
        }
        for (int j = 0; j < order; j++) {
            shift[j] = moments.shift(j);
            for (int g = 0; g < groups; g++) {
                mean[j] += g == fold ? 0.0 : moments.sum(g, j);
            }
            mean[j] /= weight;
        }
        this.factor = new double[order][order];
        boolean fine = true;
        for (int j = 0; j < order; j++) {
            double[] row = factor[j];
            for (int g = 0; g < groups; g++) {
                if (g != fold) {
                    moments.addRow(g, j, row);
                }
            }
            double square = row[j] / weight;
            for (int k = j; k < order; k++) {
                row[k] = row[k] / weight - mean[j] * mean[k];
            }
            if (j < order - 1 && square > 0) {
                fine &= row[j] * MOST_CANCELLATION > square
                        && Math.sqrt(Math.max(row[j], 0.0)) > LEAST_DEVIATION * Math.abs(shift[j] + mean[j]);
            }
        }
        this.accurate = fine && factorize();
    }

    /** Cholesky's factorisation, row by row; false if a column of X nearly depends on those before it. */
    private boolean factorize() {
        boolean independent = true;
        for (int k = 0; k < order; k++) {
            double[] row = factor[k];
            double diagonal = row[k];
            for (int i = 0; i < k; i++) {
                double[] above = factor[i];
                double a = above[k];
                if (a != 0.0) {
                    for (int j = k; j < order; j++) {
                        row[j] = Math.fma(-a, above[j], row[j]);
                    }
                }
            }
            if (row[k] > LEAST_PIVOT * diagonal || (k == order - 1 && row[k] > 0)) {
                double root = Math.sqrt(row[k]);
                for (int j = k; j < order; j++) {
                    row[j] /= root;
                }
            } else {
                independent &= diagonal == 0.0 || k == order - 1; // zeros, or a response that X explains in full
                Arrays.fill(row, k, order, 0.0);
            }
        }
        return independent;
    }

    /** Whether a fit from the moments is as good as one from the rows. */
    boolean accurate() {
        return accurate;
    }

    /**
     * Rows that have these moments: Z with ZᵀZ/m = C and columns of mean 0, m = p + 2. A fit of Z is a fit of the training
     * rows about their mean: loss, standard deviations and λ are the same.
     *
     * @return m rows of p + 1 values
     */
    double[][] rows() {
        int m = order + 1;
        // Below a row of zeros, R; then the reflection that turns (1, 0 … 0) into (1 … 1)/√m, so that what was
        // orthogonal
        // to the one is orthogonal to the other.
        double first = 1.0 / Math.sqrt(m);
        double vFirst = 1.0 - first;
        double vOther = -first;
        double beta = 2.0 / (vFirst * vFirst + (m - 1) * vOther * vOther);
        double scale = Math.sqrt(m);
        double[] product = new double[order];
        for (int i = 0; i < order; i++) {
            for (int j = i; j < order; j++) {
                product[j] += vOther * factor[i][j];
            }
        }
        double[][] z = new double[m][order];
        for (int j = 0; j < order; j++) {
            z[0][j] = scale * -beta * product[j] * vFirst;
        }
        for (int i = 0; i < order; i++) {
            for (int j = 0; j < order; j++) {
                z[i + 1][j] = scale * (factor[i][j] - beta * product[j] * vOther);
            }
        }
        return z;
    }

    /** The training mean of column {@code j} less its shift; of the response for {@code j = p}. */
    double mean(int j) {
        return mean[j];
    }
}
