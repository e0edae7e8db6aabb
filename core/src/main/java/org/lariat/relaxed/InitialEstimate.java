package org.lariat.relaxed;

import java.util.Locale;
import java.util.Optional;
import org.lariat.LassoModel;
import org.lariat.LassoOptions;
import org.lariat.LeastSquares;
import org.lariat.RidgeGrid;
import org.lariat.objective.Problem;
import org.lariat.path.LambdaGrid;
import org.lariat.selection.InformationCriterion;

/** The estimate from which the adaptive lasso takes its weights. */
public sealed interface InitialEstimate {
    /**
     * Fits it.
     *
     * @param problem the data, with the factors and bounds of the user
     * @param options how; α does not matter
     * @throws IllegalArgumentException if the data does not allow it
     */
    LassoModel fit(Problem problem, LassoOptions options);

    /**
     * Why it cannot be had; empty if it can.
     *
     * @param problem the data
     * @param options how
     */
    default Optional<String> obstacle(Problem problem, LassoOptions options) {
        return Optional.empty();
    }

    /** A phrase about it. */
    String label();

    /** Ridge, with the λ of its {@link RidgeGrid} that generalised cross-validation chooses. For any number of rows. */
    static InitialEstimate ridge() {
        return new RidgeByGcv();
    }

    /**
     * Ridge at a given λ.
     *
     * @param lambda λ &gt; 0, in the units of {@link Problem} at α = 0
     * @throws IllegalArgumentException if it is not positive and finite
     */
    static InitialEstimate ridge(double lambda) {
        return new RidgeAt(lambda);
    }

    /** Least squares, as in Zou's paper; it needs as many rows as coefficients. */
    static InitialEstimate leastSquares() {
        return new ByLeastSquares();
    }

    /** Ridge by generalised cross-validation. */
    record RidgeByGcv() implements InitialEstimate {
        @Override
        public LassoModel fit(Problem problem, LassoOptions options) {
            LassoOptions ridge = options.alpha(0.0)
                    .lambdas(RidgeGrid.of(problem, options, LambdaGrid.DEFAULT_COUNT))
                    .maxFeatures(Integer.MAX_VALUE);
            return ridge.path(problem).best(problem, InformationCriterion.GCV);
        }

        @Override
        public String label() {
            return "ridge (lambda by GCV)";
        }
    }

    /**
     * Ridge at one λ.
     *
     * @param lambda λ &gt; 0
     */
    record RidgeAt(double lambda) implements InitialEstimate {
        /** Checks λ. */
        public RidgeAt {
            if (!(lambda > 0 && Double.isFinite(lambda))) {
                throw new IllegalArgumentException(
                        "lambda of the ridge estimate must be positive and finite, not " + lambda);
            }
        }

        @Override
        public LassoModel fit(Problem problem, LassoOptions options) {
            return options.onHost().alpha(0.0).fit(problem, lambda);
        }

        @Override
        public String label() {
            return String.format(Locale.ROOT, "ridge (lambda %s)", lambda);
        }
    }

    /** Least squares. */
    record ByLeastSquares() implements InitialEstimate {
        @Override
        public Optional<String> obstacle(Problem problem, LassoOptions options) {
            return LeastSquares.obstacle(problem, options.intercept());
        }

        @Override
        public LassoModel fit(Problem problem, LassoOptions options) {
            return LeastSquares.fit(problem, options).model();
        }

        @Override
        public String label() {
            return "least squares";
        }
    }
}
