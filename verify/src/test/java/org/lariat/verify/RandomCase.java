package org.lariat.verify;

import java.util.Arrays;
import java.util.Random;
import org.lariat.Lasso;
import org.lariat.LassoOptions;
import org.lariat.matrix.DenseMatrix;
import org.lariat.matrix.DesignMatrix;
import org.lariat.matrix.ElementType;
import org.lariat.matrix.SparseMatrix;
import org.lariat.objective.Problem;

/**
 * A small random problem with random options, made to meet what is rare in real data: correlated, equal, constant and zero
 * columns, weights of 0, an offset, factors 0 and ∞, bounds of every kind, every storage. A seed gives the same case
 * always.
 */
record RandomCase(long seed, Problem problem, LassoOptions options) {
    private static final int[] ROWS = {1, 2, 6, 15, 40, 60};
    private static final int[] COLUMNS = {1, 3, 12, 40, 90};
    private static final double[] ALPHAS = {1.0, 1.0, 1.0, 0.9, 0.5, 0.01, 0.0};
    private static final double[] CORRELATIONS = {0.0, 0.5, 0.95, 0.999};
    private static final double[] FACTORS = {0.0, 0.5, 1.0, 1.0, 2.0, Double.POSITIVE_INFINITY};

    static RandomCase of(long seed) {
        Random random = new Random(seed);
        int n = ROWS[random.nextInt(ROWS.length)];
        int p = COLUMNS[random.nextInt(COLUMNS.length)];
        double[][] columns = columns(n, p, random);
        Problem problem = Problem.of(stored(columns, n, random), response(columns, n, random));
        if (random.nextInt(3) == 0) {
            problem = problem.weights(weights(n, random));
        }
        if (random.nextInt(3) == 0) {
            problem = problem.offset(random.doubles(n, -1.0, 1.0).toArray());
        }
        if (random.nextInt(3) == 0) {
            double[] factors = new double[p];
            for (int j = 0; j < p; j++) {
                // Few columns without penalty: they are fitted exactly, and soon fit everything.
                double factor = FACTORS[random.nextInt(FACTORS.length)];
                factors[j] = factor == 0.0 && random.nextInt(3) > 0 ? 1.0 : factor;
            }
            problem = problem.penaltyFactors(factors);
        }
        if (random.nextInt(3) == 0) {
            problem = bounded(problem, p, random);
        }
        LassoOptions options = Lasso.options()
                .alpha(ALPHAS[random.nextInt(ALPHAS.length)])
                .intercept(random.nextInt(3) > 0)
                .standardize(random.nextBoolean())
                .threads(1);
        return new RandomCase(seed, problem, options);
    }

    private static double[][] columns(int n, int p, Random random) {
        double rho = CORRELATIONS[random.nextInt(CORRELATIONS.length)];
        boolean sparse = random.nextInt(3) == 0;
        double[][] columns = new double[p][n];
        for (int j = 0; j < p; j++) {
            double scale = random.nextInt(4) == 0 ? Math.exp(random.nextDouble(-8, 8)) : 1.0;
            double shift = random.nextInt(4) == 0 ? random.nextDouble(-5, 5) : 0.0;
            for (int i = 0; i < n; i++) {
                double before = j > 0 ? columns[j - 1][i] : random.nextGaussian();
                double value = rho * before + Math.sqrt(1 - rho * rho) * random.nextGaussian();
                columns[j][i] = sparse ? (random.nextInt(5) == 0 ? value : 0.0) : scale * (value + shift);
            }
            switch (j == 0 ? 99 : random.nextInt(12)) {
                case 0 -> columns[j] = columns[random.nextInt(j)].clone();
                case 1 -> columns[j] = new double[n];
                case 2 -> Arrays.fill(columns[j], 0.1);
                default -> {}
            }
        }
        return columns;
    }

    private static DesignMatrix stored(double[][] columns, int n, Random random) {
        ElementType type = random.nextInt(4) == 0 ? ElementType.FLOAT32 : ElementType.FLOAT64;
        return random.nextBoolean() ? dense(columns, n, type) : sparse(columns, n, type);
    }

    static DenseMatrix dense(double[][] columns, int n, ElementType type) {
        DenseMatrix.Builder builder = DenseMatrix.builder(n, columns.length, type);
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < n; i++) {
                builder.set(i, j, columns[j][i]);
            }
        }
        return builder.build();
    }

    static SparseMatrix sparse(double[][] columns, int n, ElementType type) {
        long[] pointers = new long[columns.length + 1];
        int[] rowNumbers = new int[n * columns.length];
        double[] values = new double[n * columns.length];
        int count = 0;
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < n; i++) {
                if (columns[j][i] != 0.0) {
                    rowNumbers[count] = i;
                    values[count] = columns[j][i];
                    count++;
                }
            }
            pointers[j + 1] = count;
        }
        return SparseMatrix.ofColumns(
                n, columns.length, pointers, Arrays.copyOf(rowNumbers, count), Arrays.copyOf(values, count), type);
    }

    private static double[] response(double[][] columns, int n, Random random) {
        double[] y = new double[n];
        double level = random.nextDouble(-3, 3);
        for (int i = 0; i < n; i++) {
            y[i] = level + random.nextGaussian();
            for (int j = 0; j < Math.min(5, columns.length); j++) {
                y[i] += (j % 2 == 0 ? 1 : -1) * columns[j][i];
            }
        }
        return y;
    }

    private static double[] weights(int n, Random random) {
        double[] w = new double[n];
        for (int i = 0; i < n; i++) {
            w[i] = random.nextInt(6) == 0 ? 0.0 : random.nextDouble(0.1, 3.0);
        }
        w[random.nextInt(n)] = 1.0;
        return w;
    }

    private static Problem bounded(Problem problem, int p, Random random) {
        double[] lower = new double[p];
        double[] upper = new double[p];
        int kind = random.nextInt(4);
        for (int j = 0; j < p; j++) {
            lower[j] = bound(kind == 0 ? 0 : kind == 1 ? 2 : random.nextInt(3), random);
            upper[j] = bound(kind == 0 ? 1 : kind == 1 ? 2 : random.nextInt(3), random);
            lower[j] = lower[j] == 0.0 ? 0.0 : -lower[j];
        }
        return problem.bounds(lower, upper);
    }

    private static double bound(int kind, Random random) {
        return kind == 0 ? 0.0 : kind == 1 ? Double.POSITIVE_INFINITY : random.nextDouble(0.05, 0.5);
    }

    /** Random coefficients that keep the bounds, 0 where they must be. */
    double[] allowed(Random random, double size) {
        int p = problem.x().columns();
        double[] factors = problem.penaltyFactors();
        double[] lower = problem.lower();
        double[] upper = problem.upper();
        double[] column = new double[problem.x().rows()];
        double[] beta = new double[p];
        for (int j = 0; j < p; j++) {
            problem.x().column(j, column);
            double b = random.nextInt(3) == 0 || isConstant(column) ? 0.0 : size * random.nextGaussian();
            b = factors != null && Double.isInfinite(factors[j]) ? 0.0 : b;
            beta[j] = lower == null || upper == null ? b : Math.min(upper[j], Math.max(lower[j], b));
        }
        return beta;
    }

    /** Whether a column is constant over the rows with positive weight. */
    private boolean isConstant(double[] column) {
        double[] w = problem.weights();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < column.length; i++) {
            if (w == null || w[i] > 0) {
                low = Math.min(low, column[i]);
                high = Math.max(high, column[i]);
            }
        }
        return low == high;
    }

    @Override
    public String toString() {
        double[] w = problem.weights();
        return "seed " + seed + ": " + problem.x().rows() + "×" + problem.x().columns() + " "
                + problem.x().description() + (w == null ? "" : ", weights")
                + (problem.offset() == null ? "" : ", offset") + (problem.penaltyFactors() == null ? "" : ", factors")
                + (problem.lower() == null ? "" : ", bounds") + ", alpha " + options.alpha()
                + (options.intercept() ? "" : ", no intercept") + (options.standardize() ? "" : ", not standardised");
    }
}
