package org.lariat.resident;

import org.jspecify.annotations.Nullable;

/** FISTA as {@link ResidentFista} describes it, on a matrix of its own; written without a thought of speed. */
final class ReferenceFista {
    private final double[][] a; // columns of A, p × n
    private final ResidentProblem problem;
    private double[] b;
    private double[] before;
    private double[] z;
    private double t = 1.0;
    private double weight;

    ReferenceFista(double[][] columns, ResidentProblem problem, double[] start) {
        this.a = reweighted(columns, problem.reweighting());
        this.problem = problem;
        this.b = start.clone();
        this.before = start.clone();
        this.z = start.clone();
    }

    private static double[][] reweighted(double[][] columns, ResidentProblem.@Nullable Reweighting by) {
        double[][] a = new double[columns.length][];
        for (int j = 0; j < a.length; j++) {
            a[j] = columns[j].clone();
            for (int i = 0; by != null && i < a[j].length; i++) {
                a[j][i] = by.rowFactor()[i] * (a[j][i] - by.direction()[i] * by.shift()[j]) * by.scale()[j];
            }
        }
        return a;
    }

    double[] coefficients() {
        return b;
    }

    /** At least the largest eigenvalue of AᵀA: its trace. */
    double trace() {
        double trace = 0.0;
        for (double[] column : a) {
            trace += dot(column, column);
        }
        return trace;
    }

    void step(double lambda, double curvature) {
        for (int j = 0; j < b.length; j++) {
            z[j] = b[j] + weight * (b[j] - before[j]);
        }
        double[] r = residual(z);
        double[] next = new double[b.length];
        double turned = 0.0;
        for (int j = 0; j < b.length; j++) {
            next[j] = prox(j, curvature * z[j] + dot(a[j], r), lambda, curvature);
            turned += (z[j] - next[j]) * (next[j] - b[j]);
        }
        before = b;
        b = next;
        double following = (1 + Math.sqrt(1 + 4 * t * t)) / 2;
        weight = turned > 0 ? 0.0 : (t - 1) / following;
        t = turned > 0 ? 1.0 : following;
    }

    private double prox(int j, double v, double lambda, double curvature) {
        if (problem.unit()[j] == Double.POSITIVE_INFINITY) {
            return 0.0;
        }
        double ridge = problem.ridge() == null ? 0.0 : problem.ridge()[j];
        double size = Math.max(0.0, Math.abs(v) - lambda * problem.unit()[j]);
        double value = Math.signum(v) * size / (curvature + lambda * ridge);
        return Math.min(bound(problem.upper(), j, 1), Math.max(bound(problem.lower(), j, -1), value));
    }

    private static double bound(double @Nullable [] bounds, int j, int sign) {
        return bounds == null ? sign * Double.POSITIVE_INFINITY : bounds[j];
    }

    private double[] residual(double[] at) {
        double[] r = problem.target().clone();
        for (int j = 0; j < a.length; j++) {
            for (int i = 0; i < r.length; i++) {
                r[i] -= a[j][i] * at[j];
            }
        }
        return r;
    }

    ResidentFista.Terms measure(double lambda) {
        double[] r = residual(b);
        double norm1 = 0.0;
        double ridgeSquare = 0.0;
        double largestRatio = 0.0;
        double limited = 0.0;
        double moved = 0.0;
        double[] along = new double[r.length];
        for (int j = 0; j < a.length; j++) {
            moved += (b[j] - z[j]) * (b[j] - z[j]);
            for (int i = 0; i < r.length; i++) {
                along[i] += a[j][i] * (b[j] - z[j]);
            }
            double unit = problem.unit()[j];
            if (unit == Double.POSITIVE_INFINITY) {
                continue;
            }
            double ridge = problem.ridge() == null ? 0.0 : problem.ridge()[j];
            norm1 += unit * Math.abs(b[j]);
            ridgeSquare += ridge * b[j] * b[j];
            double g = dot(a[j], r) - lambda * ridge * b[j];
            double limit = g > 0 ? bound(problem.upper(), j, 1) : -bound(problem.lower(), j, -1);
            if (Double.isFinite(limit)) {
                limited += limit * Math.max(0.0, Math.abs(g) - lambda * unit);
            } else if (unit > 0) {
                largestRatio = Math.max(largestRatio, Math.abs(g) / unit);
            }
        }
        return new ResidentFista.Terms(
                dot(r, r),
                dot(problem.target(), r),
                norm1,
                ridgeSquare,
                largestRatio,
                limited,
                moved > 0 ? dot(along, along) / moved : 0.0);
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0.0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }
}
