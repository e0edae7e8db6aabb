package org.lariat.solver;

import java.util.Arrays;
import java.util.Random;
import org.lariat.matrix.DenseMatrix;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.matrix.Workers;
import org.lariat.objective.Penalty;
import org.lariat.objective.Problem;
import org.lariat.objective.StandardizedProblem;

/** A small standardised problem, and how far coefficients are from its optimum, in plain loops over standardised columns. */
record SmallProblem(StandardizedProblem problem, double alpha) {
    private static final double INF = Double.POSITIVE_INFINITY;

    /** What columns look like. */
    enum Design {
        /** Correlated, fewer than rows. */
        TALL(24, 9),
        /** Correlated, more than rows. */
        WIDE(9, 24),
        /** With a copy, the negative of a column, and a sum of two. */
        DEPENDENT(24, 9);

        private final int rows;
        private final int columns;

        Design(int rows, int columns) {
            this.rows = rows;
            this.columns = columns;
        }

        private double[][] make(Random random) {
            double[][] x = new double[rows][columns];
            for (double[] row : x) {
                double common = random.nextGaussian();
                for (int j = 0; j < columns; j++) {
                    row[j] = (common + random.nextGaussian()) * (1 + j % 3) + 2;
                }
                if (this == DEPENDENT) {
                    row[2] = row[0];
                    row[5] = -row[1];
                    row[7] = row[3] + row[4];
                }
            }
            return x;
        }
    }

    /** What is asked for beside a lasso. */
    enum Kind {
        LASSO(0),
        ELASTIC_NET(1),
        NON_NEGATIVE(2),
        BOX(3),
        WEIGHTED(4),
        EVERYTHING(5);

        private final int salt; // so that no two have the same data

        Kind(int salt) {
            this.salt = salt;
        }
    }

    static SmallProblem of(Design design, Kind kind, long seed) {
        Random random = new Random(31 * seed + kind.salt);
        double[][] x = design.make(random);
        int n = x.length;
        int p = x[0].length;
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = 2 * x[i][0] - 1.5 * x[i][1] + x[i][3] + random.nextGaussian();
        }
        Problem problem = Problem.of(DenseMatrix.ofRows(x), y);
        boolean all = kind == Kind.EVERYTHING;
        if (kind == Kind.NON_NEGATIVE) {
            problem = problem.bounds(0.0, INF);
        }
        if (kind == Kind.BOX || all) {
            problem = problem.bounds(-0.3, 0.4);
        }
        if (kind == Kind.WEIGHTED || all) {
            problem = problem.weights(random.doubles(n, 0.2, 2).toArray())
                    .penaltyFactors(random.doubles(p, 0.3, 3).toArray());
        }
        double alpha = kind == Kind.ELASTIC_NET || all ? 0.6 : 1.0;
        return of(problem, alpha, seed % 2 == 0);
    }

    static SmallProblem of(Problem problem, double alpha, boolean intercept) {
        StandardizedMatrix x = new StandardizedMatrix(problem.x(), problem.weights(), intercept, Workers.SERIAL);
        return new SmallProblem(new StandardizedProblem(problem, x, alpha, intercept, true), alpha);
    }

    SolverState start() {
        return new SolverState(problem, new double[problem.x().columns()]);
    }

    /** y − X̃b, centred with an intercept. */
    double[] residual(double[] b) {
        StandardizedMatrix x = problem.x();
        double[] r = problem.target().clone();
        double[] column = new double[r.length];
        for (int j : problem.candidates()) {
            x.column(j, column);
            for (int i = 0; i < r.length; i++) {
                r[i] -= column[i] * b[j];
            }
        }
        if (problem.centred()) {
            double[] ones = new double[r.length];
            Arrays.fill(ones, 1.0);
            double mean = x.inner(ones, r);
            for (int i = 0; i < r.length; i++) {
                r[i] -= mean;
            }
        }
        return r;
    }

    /** The largest violation of optimality at λ. */
    double violation(double lambda, double[] b) {
        Penalty penalty = problem.penalty(lambda);
        double[] r = residual(b);
        double[] column = new double[r.length];
        double worst = 0.0;
        for (int j : problem.candidates()) {
            problem.x().column(j, column);
            worst = Math.max(worst, penalty.violation(j, problem.x().inner(column, r), b[j]));
        }
        return worst;
    }

    double objective(double lambda, double[] b) {
        Penalty penalty = problem.penalty(lambda);
        double[] r = residual(b);
        double value = 0.5 * problem.x().inner(r, r);
        for (int j : problem.candidates()) {
            value += penalty.value(j, b[j]);
        }
        return value;
    }
}
