package org.lariat.validation;

import java.util.ArrayList;
import java.util.List;
import org.lariat.objective.Problem;
import org.lariat.path.PathListener;
import org.lariat.selection.ErrorCurve;
import org.lariat.selection.Folds;

/**
 * One cross-validation for each of several shares α of L1, with the same folds, so that their errors can be compared.
 *
 * @param alphas in the order given
 * @param results one for each
 */
public record AlphaSearch(List<Double> alphas, List<CrossValidated> results) {
    /** Checks and copies. */
    public AlphaSearch {
        alphas = List.copyOf(alphas);
        results = List.copyOf(results);
        if (alphas.isEmpty() || alphas.size() != results.size()) {
            throw new IllegalArgumentException(
                    alphas.size() + " values of alpha but " + results.size() + " results; at least one is needed");
        }
    }

    /**
     * Runs the search.
     *
     * @param validation how to fit and measure; its α is replaced
     * @param alphas in [0, 1], at least one
     * @param problem what to fit
     * @param folds the same for all
     * @param listener as for {@link CrossValidation#run(Problem, Folds, PathListener)}
     */
    public static AlphaSearch run(
            CrossValidation validation, List<Double> alphas, Problem problem, Folds folds, PathListener listener) {
        List<CrossValidation> each = new ArrayList<>();
        for (double alpha : alphas) {
            each.add(validation.fit(validation.fit().alpha(alpha)));
        }
        return new AlphaSearch(
                alphas, each.stream().map(v -> v.run(problem, folds, listener)).toList());
    }

    /** Index of the α with the best error at its best λ; the first of equal ones. */
    public int best() {
        int best = 0;
        for (int k = 1; k < results.size(); k++) {
            best = isBetter(results.get(k).curve(), results.get(best).curve()) ? k : best;
        }
        return best;
    }

    private static boolean isBetter(ErrorCurve one, ErrorCurve other) {
        double a = one.mean()[one.best()];
        double b = other.mean()[other.best()];
        return one.measure().isLargerBetter() ? a > b : a < b;
    }
}
