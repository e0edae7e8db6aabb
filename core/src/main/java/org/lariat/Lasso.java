package org.lariat;

import org.lariat.objective.Problem;
import org.lariat.path.PathListener;

/**
 * Where to start: lasso and elastic-net regression (the objective is in {@link Problem}).
 *
 * {@snippet :
 * LassoPath path = Lasso.options().path(x, y);              // x: n rows of p values, y: n values
 * LassoModel model = path.best(InformationCriterion.BIC);
 * double[] beta = model.coefficients();                     // original units
 * double[] yHat = model.predict(xNew);
 * double gap = model.certificate().orElseThrow().relativeGap();
 * }
 */
public final class Lasso {
    private Lasso() {}

    /** The defaults: lasso, intercept, standardised, 100 λs, relative gap 1e-7, best backend, all processors. */
    public static LassoOptions options() {
        return LassoOptions.defaults();
    }

    static LassoPath path(Problem problem, LassoOptions options, PathListener listener) {
        return single(problem, options, options.alpha(), listener);
    }

    static LassoPath single(Problem problem, LassoOptions options, double lambda, PathListener listener) {
        listener.cancelled();
        throw new IllegalStateException("no solver yet for " + problem.x().description() + options + lambda);
    }
}
