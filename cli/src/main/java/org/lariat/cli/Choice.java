package org.lariat.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lariat.CriterionCurve;
import org.lariat.LassoModel;
import org.lariat.LassoPath;
import org.lariat.validation.CrossValidated;

/**
 * Which point of a path is the model, and why.
 *
 * @param model the point
 * @param by what chose it: a criterion, or {@code "given"}
 * @param notes what a user should know about the choice, a sentence each
 */
record Choice(LassoModel model, String by, List<String> notes) {
    Choice {
        notes = List.copyOf(notes);
    }

    /** The same with one more note, the first. */
    Choice because(String note) {
        List<String> all = new ArrayList<>(notes);
        all.addFirst(note);
        return new Choice(model, by, all);
    }

    /** The only point there is. */
    static Choice given(LassoPath path) {
        return new Choice(path.model(0), "given", List.of());
    }

    /** The point that cross-validation chooses: λ.1se, or λ.min. */
    static Choice by(CrossValidated cv, boolean min) {
        String rule = min ? "λ.min, the best" : "λ.1se, the sparsest within one standard error of the best";
        String by = "cross-validation (" + cv.folds().description() + ": " + rule + ")";
        List<String> notes = min
                ? List.of()
                : List.of(String.format(
                        Locale.ROOT,
                        "λ.min is %.6g with %d features (--choose min)",
                        cv.lambdaMin(),
                        cv.modelMin().nonzeros()));
        return new Choice(min ? cv.modelMin() : cv.modelOneStandardError(), by, notes);
    }

    /** The point with the smallest value of the criterion asked for. */
    static Choice by(CriterionFlags flags, Fitted fitted) {
        CriterionCurve curve = fitted.path().curve(fitted.problem(), flags.criterion(), flags.noise());
        return new Choice(curve.best(), curve.criterion().label(), curve.notes());
    }
}
