package org.lariat.cli.report;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * A cross-validation curve.
 *
 * @param measure what was averaged over folds: {@code "mean squared error"}
 * @param folds how the folds were made, in words: {@code "10 folds, seed 1"}
 * @param points one for each λ, λ decreasing
 * @param lambdaMin λ with the best mean
 * @param lambda1se the largest λ within one standard error of it, where that rule applies
 */
public record CvCurve(String measure, String folds, List<Point> points, double lambdaMin, OptionalDouble lambda1se) {
    /**
     * One λ.
     *
     * @param lambda λ
     * @param mean over folds
     * @param standardError of that mean
     * @param nonzeros of the model on all rows
     */
    public record Point(double lambda, double mean, double standardError, int nonzeros) {}

    /**
     * Copies the points.
     *
     * @throws IllegalArgumentException if there is none
     */
    public CvCurve {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("a cross-validation curve needs at least one point");
        }
    }

    /**
     * A curve from arrays.
     *
     * @throws IllegalArgumentException if the arrays differ in length, or are empty
     */
    public static CvCurve of(
            String measure,
            String folds,
            double[] lambda,
            double[] mean,
            double[] standardError,
            int[] nonzeros,
            double lambdaMin,
            OptionalDouble lambda1se) {
        if (mean.length != lambda.length || standardError.length != lambda.length || nonzeros.length != lambda.length) {
            throw new IllegalArgumentException(lambda.length + " values of lambda, " + mean.length + " means, "
                    + standardError.length + " standard errors and " + nonzeros.length + " numbers of features");
        }
        List<Point> points = IntStream.range(0, lambda.length)
                .mapToObj(k -> new Point(lambda[k], mean[k], standardError[k], nonzeros[k]))
                .toList();
        return new CvCurve(measure, folds, points, lambdaMin, lambda1se);
    }

    /** λ at every point, decreasing. */
    public double[] lambdas() {
        return points.stream().mapToDouble(Point::lambda).toArray();
    }

    /**
     * The point nearest to a λ.
     *
     * @param lambda usually {@link #lambdaMin}
     */
    public Point at(double lambda) {
        Point nearest = points.getFirst();
        for (Point point : points) {
            if (Math.abs(point.lambda() - lambda) < Math.abs(nearest.lambda() - lambda)) {
                nearest = point;
            }
        }
        return nearest;
    }
}
