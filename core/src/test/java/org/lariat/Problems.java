package org.lariat;

import java.util.Random;
import org.lariat.objective.Problem;

/** Seeded random problems for tests. */
final class Problems {
    private Problems() {}

    /** Rows of AR(ρ) columns around the given mean. */
    static double[][] rows(int n, int p, double rho, double mean, long seed) {
        Random random = new Random(seed);
        double[][] x = new double[n][p];
        for (double[] row : x) {
            double previous = random.nextGaussian();
            for (int j = 0; j < p; j++) {
                row[j] = mean + previous;
                previous = rho * previous + Math.sqrt(1 - rho * rho) * random.nextGaussian();
            }
        }
        return x;
    }

    /** A response of a few columns plus noise. */
    static double[] response(double[][] x, int active, long seed) {
        Random random = new Random(seed);
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = 3 + random.nextGaussian();
            for (int k = 0; k < Math.min(active, x[i].length); k++) {
                y[i] += (k % 2 == 0 ? 2.0 : -1.5) * x[i][k];
            }
        }
        return y;
    }

    static Problem problem(int n, int p, double rho, long seed) {
        double[][] x = rows(n, p, rho, 1.0, seed);
        return Problem.of(x, response(x, 4, seed));
    }

    /** The objective at the model's coefficients, straight from the formula. */
    static double objective(double[][] x, double[] y, LassoModel model, double alpha, boolean standardize) {
        int n = x.length;
        double value = 0;
        for (int i = 0; i < n; i++) {
            double r = y[i] - model.predict(x[i]);
            value += 0.5 * r * r / n;
        }
        for (int j = 0; j < x[0].length; j++) {
            double mean = 0;
            double square = 0;
            for (double[] row : x) {
                mean += row[j] / n;
            }
            for (double[] row : x) {
                square += (row[j] - mean) * (row[j] - mean) / n;
            }
            double sb = (standardize ? Math.sqrt(square) : 1.0) * model.coefficient(j);
            value += model.lambda() * (alpha * Math.abs(sb) + 0.5 * (1 - alpha) * sb * sb);
        }
        return value;
    }
}
