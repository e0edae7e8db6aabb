package org.lariat.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lariat.selection.ErrorCurve;
import org.lariat.selection.ErrorMeasure;
import org.lariat.selection.FoldMean;

/**
 * Ends the folds once their mean error has clearly turned for the worse ({@link ErrorCurve#hasTurned}). The point at which it has
 * is found from the errors alone, whichever fold is ahead: where the curve ends does not depend on threads.
 */
final class EarlyEnd {
    private final int patience;
    private final ErrorMeasure measure;
    private final FoldMean rule;
    private final double[] shares;
    private final int divisions;
    private final List<List<Double>> errors = new ArrayList<>();
    private int looked; // points looked at
    private int end = Integer.MAX_VALUE; // points of the curve

    EarlyEnd(int patience, ErrorMeasure measure, FoldMean rule, double[] shares, int divisions) {
        this.divisions = divisions;
        this.patience = patience;
        this.measure = measure;
        this.rule = rule;
        this.shares = shares;
        for (int k = 0; k < shares.length; k++) {
            errors.add(new ArrayList<>());
        }
    }

    /** The next error of a fold. */
    synchronized void add(int fold, double error) {
        errors.get(fold).add(error);
        int known = errors.stream().mapToInt(List::size).min().orElse(0);
        while (end == Integer.MAX_VALUE && looked < known) {
            looked++;
            end = curve(looked).hasTurned(patience) ? looked : end;
        }
    }

    /** Whether no fold need go on. */
    synchronized boolean reached() {
        return end < Integer.MAX_VALUE;
    }

    /** Number of points of the curve, at most those there are. */
    synchronized int end(int points) {
        return Math.min(end, points);
    }

    private ErrorCurve curve(int points) {
        double[][] folds = new double[shares.length][];
        for (int k = 0; k < folds.length; k++) {
            folds[k] = errors.get(k).stream()
                    .mapToDouble(Double::doubleValue)
                    .limit(points)
                    .toArray();
        }
        return new ErrorCurve(measure, rule, folds, Arrays.copyOf(shares, shares.length), divisions);
    }
}
