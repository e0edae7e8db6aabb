package org.lariat.bench.suite.measure;

import java.util.List;
import org.lariat.LassoModel;

/**
 * What a program made of a cross-validation.
 *
 * @param seconds of each run
 * @param model of all rows at the λ with the least error
 * @param errors mean squared error on held-out rows, for each λ
 */
public record CvRun(List<Double> seconds, LassoModel model, List<Double> errors) {
    /** Copies lists. */
    public CvRun {
        seconds = List.copyOf(seconds);
        errors = List.copyOf(errors);
    }
}
