package org.lariat.cli;

import java.util.List;
import org.lariat.CriterionCurve;
import org.lariat.LassoModel;
import org.lariat.LassoPath;

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

    /** The only point there is. */
    static Choice given(LassoPath path) {
        return new Choice(path.model(0), "given", List.of());
    }

    /** The point with the smallest value of the criterion asked for. */
    static Choice by(CriterionFlags flags, Fitted fitted) {
        CriterionCurve curve = fitted.path().curve(fitted.problem(), flags.criterion(), flags.noise());
        return new Choice(curve.best(), curve.criterion().label(), curve.notes());
    }
}
