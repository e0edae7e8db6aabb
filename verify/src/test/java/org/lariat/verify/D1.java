package org.lariat.verify;

import org.lariat.objective.Problem;

/**
 * The golden problem made by a formula, 40×8; with i, j from 1:
 *
 * <pre>
 * x_ij = sin(0.37·i·j + 0.11·j²) + 0.5·cos(1.3·i + j)
 * y_i = 3x_i1 − 2x_i3 + 1.5x_i5 + 0.5·sin(1.7·i) + 4,  w_i = 1 + (i mod 3),  o_i = 0.1·((i mod 5) − 2)
 * </pre>
 */
final class D1 {
    static final int ROWS = 40;
    static final int COLUMNS = 8;

    private D1() {}

    static double[][] x() {
        double[][] x = new double[ROWS][COLUMNS];
        for (int i = 1; i <= ROWS; i++) {
            for (int j = 1; j <= COLUMNS; j++) {
                x[i - 1][j - 1] = Math.sin(0.37 * i * j + 0.11 * j * j) + 0.5 * Math.cos(1.3 * i + j);
            }
        }
        return x;
    }

    static double[] y() {
        double[][] x = x();
        double[] y = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            y[i] = 3 * x[i][0] - 2 * x[i][2] + 1.5 * x[i][4] + 0.5 * Math.sin(1.7 * (i + 1)) + 4;
        }
        return y;
    }

    static double[] weights() {
        double[] w = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            w[i] = 1 + (i + 1) % 3;
        }
        return w;
    }

    static double[] offset() {
        double[] o = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            o[i] = 0.1 * ((i + 1) % 5 - 2);
        }
        return o;
    }

    static Problem problem() {
        return Problem.of(x(), y());
    }
}
