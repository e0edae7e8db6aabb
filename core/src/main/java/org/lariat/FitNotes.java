package org.lariat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.lariat.matrix.DesignMatrix;
import org.lariat.matrix.ElementType;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.objective.Problem;
import org.lariat.objective.StopReason;
import org.lariat.path.PathSolver;
import org.lariat.solver.PointSolver;

/** Collects what a user should know about data and fit, a sentence each. */
final class FitNotes {
    /** Column scales further apart than this deserve a word: a unit is likely to be wrong. */
    private static final double WIDE_RANGE = 1e12;

    /** A lambda this close to lambda-max is the same number, computed elsewhere. */
    private static final double ROUNDING = 1e-9;

    private final List<String> notes = new ArrayList<>();
    private boolean selects = true; // whether a large λ makes coefficients 0

    // Error Prone's annotation would be a dependency; every call below has its format in sight.
    @SuppressWarnings("AnnotateFormatMethod")
    private void add(String format, Object... values) {
        notes.add(String.format(Locale.ROOT, format, values));
    }

    /** A sentence as it is. */
    void add(String note) {
        notes.add(note);
    }

    List<String> all() {
        return notes;
    }

    void aboutData(Problem problem, StandardizedMatrix x, double[] correlations, LassoOptions options) {
        selects = options.alpha() >= PathSolver.LEAST_ALPHA;
        DesignMatrix design = problem.x();
        if (design.rows() == 1) {
            add("there is one row%s", options.intercept() ? ": the intercept fits it and all coefficients are 0" : "");
        }
        double[] y = problem.y();
        if (Arrays.stream(y).allMatch(v -> v == y[0])) {
            add("the response is constant (%s)", y[0]);
        }
        aboutColumns(x, correlations);
        if (design.elementType() == ElementType.FLOAT32) {
            add("X is stored as float32: the problem solved and certified is the one with the rounded matrix");
        }
        if (options.alpha() < PathSolver.LEAST_ALPHA && !options.lambdas().isGiven()) {
            add(
                    "alpha %s is below %s: the grid starts at the lambda-max of alpha %s",
                    options.alpha(), PathSolver.LEAST_ALPHA, PathSolver.LEAST_ALPHA);
        }
    }

    private void aboutColumns(StandardizedMatrix x, double[] correlations) {
        int constant = 0;
        int first = -1;
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0.0;
        for (int j = 0; j < x.columns(); j++) {
            if (x.deviation(j) == 0.0) {
                first = constant++ == 0 ? j : first;
            } else {
                smallest = Math.min(smallest, x.deviation(j));
                largest = Math.max(largest, x.deviation(j));
            }
        }
        if (constant > 0) {
            add(
                    "%s constant (the first is column %d): coefficient 0",
                    constant == 1 ? "1 column is" : constant + " columns are", first + 1);
        }
        if (largest > WIDE_RANGE * smallest) {
            add(
                    "column standard deviations run from %.3g to %.3g: they are scaled internally, but check the units",
                    smallest, largest);
        }
        int duplicates = DuplicateColumns.count(x, correlations);
        if (duplicates > 0) {
            add(
                    "%s: the coefficients of equal columns are not unique, the fit is",
                    duplicates == 1 ? "1 column repeats an earlier one" : duplicates + " columns repeat earlier ones");
        }
    }

    void aboutLambdas(double[] lambdas, double lambdaMax, Problem problem) {
        long above = Arrays.stream(lambdas)
                .filter(l -> l > lambdaMax * (1 + ROUNDING))
                .count();
        if (above > 0 && lambdaMax > 0 && selects) {
            add(
                    "%d of %d lambdas %s above lambda-max %.6g: only unpenalised coefficients can be non-zero there",
                    above, lambdas.length, above == 1 ? "is" : "are", lambdaMax);
        }
        if (lambdaMax == 0.0) {
            add("no penalised column is correlated with the response: lambda-max is 0");
        }
        if (lambdas[lambdas.length - 1] == 0.0
                && problem.x().columns() >= problem.x().rows()) {
            add(
                    "at lambda 0 with %d columns and %d rows the least-squares coefficients are not unique",
                    problem.x().columns(), problem.x().rows());
        }
    }

    void aboutPoints(List<LassoModel> models, double tolerance) {
        for (StopReason reason : StopReason.values()) {
            if (reason == StopReason.CONVERGED) {
                continue;
            }
            double worst = 0.0;
            int count = 0;
            for (LassoModel model : models) {
                var certificate = model.certificate().orElseThrow();
                if (certificate.stop() == reason) {
                    count++;
                    worst = Math.max(worst, certificate.relativeGap());
                }
            }
            if (count > 0) {
                add(
                        "the tolerance %.3g was not reached at %d of %d lambdas (%s); the largest relative gap there is %.3g",
                        tolerance, count, models.size(), reason.label(), worst);
            }
        }
    }

    void aboutSolver(PointSolver solver) {
        notes.addAll(solver.notes());
    }

    void aboutFeatures(int maxFeatures, LassoModel first) {
        add(
                first.nonzeros() > maxFeatures
                        ? "even the first point has more than the %d features asked for"
                        : "the path ends where the next point has more than %d features",
                maxFeatures);
    }
}
