package org.lariat.bench.inference;

import java.util.SplittableRandom;

/**
 * A linear model with normal noise of variance 1. Rows are normal with correlation ρ^|j−k| between columns; the first columns,
 * every third of them, have the coefficients given, all others 0.
 *
 * @param rows n
 * @param columns p
 * @param rho ρ
 * @param active number of coefficients that are not 0
 * @param coefficient their value
 */
record CoverageCase(int rows, int columns, double rho, int active, double coefficient) {
    /** Distance between columns that matter. */
    private static final int APART = 3;

    /** β, (p). */
    double[] beta() {
        double[] beta = new double[columns];
        for (int k = 0; k < active; k++) {
            beta[APART * k] = coefficient;
        }
        return beta;
    }

    /** A design, rows independent. */
    double[][] design(SplittableRandom random) {
        double[][] x = new double[rows][columns];
        double fresh = Math.sqrt(1 - rho * rho);
        for (double[] row : x) {
            row[0] = random.nextGaussian();
            for (int j = 1; j < columns; j++) {
                row[j] = rho * row[j - 1] + fresh * random.nextGaussian();
            }
        }
        return x;
    }

    /** Xβ plus noise. */
    double[] response(double[][] x, SplittableRandom random) {
        double[] beta = beta();
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                y[i] += x[i][j] * beta[j];
            }
            y[i] += random.nextGaussian();
        }
        return y;
    }

    /** The columns inferred about: those that matter, a neighbour of each, and as many far away. */
    int[] inferred() {
        int[] list = new int[3 * active];
        for (int k = 0; k < active; k++) {
            list[k] = APART * k;
            list[active + k] = APART * k + 1;
            list[2 * active + k] = columns - 1 - k;
        }
        return list;
    }
}
