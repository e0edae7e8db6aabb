package org.lariat.comparison;

import java.util.List;
import org.lariat.LassoModel;
import org.lariat.LassoOptions;
import org.lariat.objective.Problem;

/**
 * A family fitted to a problem.
 *
 * @param problem what the models were fitted to in the end: with the factors of an adaptive lasso, for instance
 * @param options how: α, intercept and standardisation say what degrees of freedom are
 * @param models at least one, λ strictly decreasing
 * @param notes what a user should know, a sentence each
 */
public record FamilyPath(Problem problem, LassoOptions options, List<LassoModel> models, List<String> notes) {
    /** Copies the lists. */
    public FamilyPath {
        models = List.copyOf(models);
        notes = List.copyOf(notes);
    }
}
