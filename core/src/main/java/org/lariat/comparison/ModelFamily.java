package org.lariat.comparison;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lariat.LassoModel;
import org.lariat.LassoOptions;
import org.lariat.LassoPath;
import org.lariat.LeastSquares;
import org.lariat.objective.Problem;
import org.lariat.relaxed.AdaptiveLasso;
import org.lariat.relaxed.AdaptivePath;
import org.lariat.relaxed.Relaxed;

/** One kind of model: from a problem to models for a range of λ. Immutable, so that folds can be fitted at the same time. */
public interface ModelFamily {
    /** What it is called in a table. */
    String name();

    /** Why it cannot be fitted to a problem; empty if it can. */
    default Optional<String> obstacle(Problem problem) {
        return Optional.empty();
    }

    /**
     * Fits all its models.
     *
     * @param problem what to fit
     */
    FamilyPath fit(Problem problem);

    /**
     * The same family at given λs, for instance those of a fit to all rows, so that points of folds correspond.
     *
     * @param lambdas decreasing
     */
    ModelFamily at(double... lambdas);

    /**
     * Lasso, elastic net or ridge, by α.
     *
     * @param options how to fit
     */
    static ModelFamily penalized(LassoOptions options) {
        return new Penalized(options);
    }

    /**
     * The relaxed lasso at one γ; see {@link Relaxed}.
     *
     * @param options how to fit the lasso
     * @param gamma γ in [0, 1]
     */
    static ModelFamily relaxed(LassoOptions options, double gamma) {
        return new RelaxedFamily(options, gamma);
    }

    /**
     * The adaptive lasso.
     *
     * @param options how to fit
     * @param adaptive its first estimate and γ
     */
    static ModelFamily adaptive(LassoOptions options, AdaptiveLasso adaptive) {
        return new AdaptiveFamily(options, adaptive);
    }

    /**
     * Least squares on all columns: one model, λ = 0.
     *
     * @param options how to fit
     */
    static ModelFamily leastSquares(LassoOptions options) {
        return new Unpenalized(options);
    }

    /**
     * Lasso, elastic net or ridge.
     *
     * @param options how to fit
     */
    record Penalized(LassoOptions options) implements ModelFamily {
        @Override
        public String name() {
            double alpha = options.alpha();
            return alpha == 1
                    ? "lasso"
                    : alpha == 0 ? "ridge" : String.format(Locale.ROOT, "elastic net (alpha %s)", alpha);
        }

        @Override
        public FamilyPath fit(Problem problem) {
            LassoPath path = options.path(problem);
            return new FamilyPath(problem, options, path.models(), path.report().notes());
        }

        @Override
        public ModelFamily at(double... lambdas) {
            return new Penalized(options.lambdas(lambdas));
        }
    }

    /**
     * The relaxed lasso.
     *
     * @param options how to fit the lasso
     * @param gamma γ in [0, 1]
     */
    record RelaxedFamily(LassoOptions options, double gamma) implements ModelFamily {
        @Override
        public String name() {
            return String.format(Locale.ROOT, "relaxed lasso (gamma %s)", gamma);
        }

        @Override
        public FamilyPath fit(Problem problem) {
            LassoPath path = options.path(problem);
            List<LassoModel> models = Relaxed.of(problem, path).models(gamma);
            return new FamilyPath(problem, options, models, path.report().notes());
        }

        @Override
        public ModelFamily at(double... lambdas) {
            return new RelaxedFamily(options.lambdas(lambdas), gamma);
        }
    }

    /**
     * The adaptive lasso.
     *
     * @param options how to fit
     * @param adaptive its first estimate and γ
     */
    record AdaptiveFamily(LassoOptions options, AdaptiveLasso adaptive) implements ModelFamily {
        @Override
        public String name() {
            return "adaptive lasso";
        }

        @Override
        public Optional<String> obstacle(Problem problem) {
            return adaptive.initial().obstacle(problem, options);
        }

        @Override
        public FamilyPath fit(Problem problem) {
            AdaptivePath path = adaptive.path(problem, options);
            return new FamilyPath(
                    path.problem(),
                    options,
                    path.path().models(),
                    path.path().report().notes());
        }

        @Override
        public ModelFamily at(double... lambdas) {
            return new AdaptiveFamily(options.lambdas(lambdas), adaptive);
        }
    }

    /**
     * Least squares on all columns.
     *
     * @param options how to fit
     */
    record Unpenalized(LassoOptions options) implements ModelFamily {
        @Override
        public String name() {
            return "least squares";
        }

        @Override
        public Optional<String> obstacle(Problem problem) {
            return LeastSquares.obstacle(problem, options.intercept());
        }

        @Override
        public FamilyPath fit(Problem problem) {
            LassoModel model = LeastSquares.fit(problem, options).model();
            return new FamilyPath(problem, options.alpha(1.0), List.of(model), List.of());
        }

        @Override
        public ModelFamily at(double... lambdas) {
            return this;
        }
    }
}
