package org.lariat.validation;

import java.util.List;
import java.util.Optional;
import org.lariat.LassoModel;
import org.lariat.LassoPath;
import org.lariat.resident.ResidentUse;
import org.lariat.selection.ErrorCurve;
import org.lariat.selection.Folds;

/**
 * A cross-validated path.
 *
 * @param path of all rows
 * @param curve errors at its λs; at the first ones only where the folds ended early
 * @param folds which rows were held out
 * @param fits how each fold went
 * @param secondsPath time until the path of all rows was done, in seconds; with several threads folds may have begun meanwhile
 * @param secondsFolds time from then on until the folds were done, in seconds
 * @param shared how path and folds together used the one resident design that was uploaded for all of them; empty if there was none
 */
public record CrossValidated(
        LassoPath path,
        ErrorCurve curve,
        Folds folds,
        List<FoldFit> fits,
        double secondsPath,
        double secondsFolds,
        Optional<ResidentUse> shared) {
    /** Copies the list. */
    public CrossValidated {
        fits = List.copyOf(fits);
    }

    /** λ with the best mean error. */
    public double lambdaMin() {
        return modelMin().lambda();
    }

    /** The largest λ whose mean error is within one standard error of the best. */
    public double lambdaOneStandardError() {
        return modelOneStandardError().lambda();
    }

    /** The model of all rows at {@link #lambdaMin()}. */
    public LassoModel modelMin() {
        return path.model(curve.best());
    }

    /** The model of all rows at {@link #lambdaOneStandardError()}. */
    public LassoModel modelOneStandardError() {
        return path.model(curve.oneStandardError());
    }

    /** Whether the folds ended before the last λ, since the error had clearly turned. */
    public boolean endedEarly() {
        return curve.points() < path.size();
    }

    /** Time for everything, in seconds. */
    public double seconds() {
        return secondsPath + secondsFolds;
    }
}
