package org.lariat.comparison;

import java.util.Locale;
import java.util.Optional;
import org.lariat.LassoOptions;
import org.lariat.LeastSquares;
import org.lariat.RidgeGrid;
import org.lariat.objective.Problem;
import org.lariat.path.LambdaGrid;
import org.lariat.path.PathListener;
import org.lariat.relaxed.AdaptiveLasso;
import org.lariat.relaxed.AdaptivePath;
import org.lariat.relaxed.Relaxed;

/** One kind of model: from a problem to models for a range of λ. Immutable, so that folds can be fitted at the same time. */
public sealed interface ModelFamily {
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
     * @param listener hears of the points of the path and may cancel
     */
    FamilyPath fit(Problem problem, PathListener listener);

    /**
     * The same family at given λs, for instance those of a fit to all rows, so that points of folds correspond.
     *
     * @param lambdas decreasing
     */
    ModelFamily at(double... lambdas);

    /**
     * Lasso or elastic net, by α; also ridge, on the grid of the lasso.
     *
     * @param options how to fit
     */
    static ModelFamily penalized(LassoOptions options) {
        return new Penalized(options);
    }

    /**
     * Ridge on a {@link RidgeGrid} with as many values as the grid of the options, or on the λs given there.
     *
     * @param options how to fit; α does not matter
     */
    static ModelFamily ridge(LassoOptions options) {
        return new OfRidge(options.alpha(0.0));
    }

    /**
     * The relaxed lasso at one γ; see {@link Relaxed}.
     *
     * @param options how to fit the lasso
     * @param gamma γ in [0, 1]
     */
    static ModelFamily relaxed(LassoOptions options, double gamma) {
        return new OfRelaxed(options, gamma);
    }

    /**
     * The adaptive lasso.
     *
     * @param options how to fit
     * @param adaptive its first estimate and γ
     */
    static ModelFamily adaptive(LassoOptions options, AdaptiveLasso adaptive) {
        return new OfAdaptive(options, adaptive);
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
        public FamilyPath fit(Problem problem, PathListener listener) {
            return new FamilyPath(problem, options.path(problem, listener));
        }

        @Override
        public ModelFamily at(double... lambdas) {
            return new Penalized(options.lambdas(lambdas).maxFeatures(Integer.MAX_VALUE));
        }
    }

    /**
     * Ridge.
     *
     * @param options how to fit, with α = 0
     */
    record OfRidge(LassoOptions options) implements ModelFamily {
        @Override
        public String name() {
            return "ridge";
        }

        @Override
        public FamilyPath fit(Problem problem, PathListener listener) {
            LambdaGrid grid = options.lambdas();
            LambdaGrid own = grid.isGiven() ? grid : RidgeGrid.of(problem, options, grid.count());
            LassoOptions ridge = options.lambdas(own).maxFeatures(Integer.MAX_VALUE);
            return new FamilyPath(problem, ridge.path(problem, listener));
        }

        @Override
        public ModelFamily at(double... lambdas) {
            return new OfRidge(options.lambdas(lambdas));
        }
    }

    /**
     * The relaxed lasso.
     *
     * @param options how to fit the lasso
     * @param gamma γ in [0, 1]
     */
    record OfRelaxed(LassoOptions options, double gamma) implements ModelFamily {
        @Override
        public String name() {
            return String.format(Locale.ROOT, "relaxed lasso (gamma %s)", gamma);
        }

        @Override
        public FamilyPath fit(Problem problem, PathListener listener) {
            return new FamilyPath(
                    problem,
                    Relaxed.of(problem, options.path(problem, listener)).path(gamma));
        }

        @Override
        public ModelFamily at(double... lambdas) {
            return new OfRelaxed(options.lambdas(lambdas).maxFeatures(Integer.MAX_VALUE), gamma);
        }
    }

    /**
     * The adaptive lasso.
     *
     * @param options how to fit
     * @param adaptive its first estimate and γ
     */
    record OfAdaptive(LassoOptions options, AdaptiveLasso adaptive) implements ModelFamily {
        @Override
        public String name() {
            return "adaptive lasso";
        }

        @Override
        public Optional<String> obstacle(Problem problem) {
            return adaptive.initial().obstacle(problem, options);
        }

        @Override
        public FamilyPath fit(Problem problem, PathListener listener) {
            AdaptivePath path = adaptive.path(problem, options, listener);
            return new FamilyPath(path.problem(), path.path());
        }

        @Override
        public ModelFamily at(double... lambdas) {
            return new OfAdaptive(options.lambdas(lambdas).maxFeatures(Integer.MAX_VALUE), adaptive);
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
        public FamilyPath fit(Problem problem, PathListener listener) {
            return new FamilyPath(problem, options.alpha(1.0).single(problem, 0.0, listener));
        }

        @Override
        public ModelFamily at(double... lambdas) {
            return this;
        }
    }
}
