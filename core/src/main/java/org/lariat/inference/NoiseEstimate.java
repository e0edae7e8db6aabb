package org.lariat.inference;

import java.util.Locale;
import org.lariat.LassoModel;
import org.lariat.LassoOptions;
import org.lariat.TrainingResidual;
import org.lariat.objective.Problem;

/** Where the variance of the noise comes from that standard errors are made of. */
public sealed interface NoiseEstimate {
    /**
     * σ̂², in squared units of the response; the noise of row i has variance σ²/w_i with weights of mean 1.
     *
     * @param problem the data
     * @param options how the model was fitted
     * @param model the lasso model
     * @throws IllegalArgumentException if it cannot be estimated
     */
    double variance(Problem problem, LassoOptions options, LassoModel model);

    /** A phrase about it. */
    String label();

    /** RSS/(n − d) of the model, d its non-zero coefficients and the intercept (Reid, Tibshirani and Friedman 2016). */
    static NoiseEstimate ofModel() {
        return new OfModel();
    }

    /** That of the {@link ScaledLasso}, whatever the model. */
    static NoiseEstimate scaledLasso() {
        return new OfScaledLasso();
    }

    /**
     * A known variance.
     *
     * @param variance positive and finite
     * @throws IllegalArgumentException if it is not
     */
    static NoiseEstimate given(double variance) {
        return new Given(variance);
    }

    /** See {@link NoiseEstimate#ofModel}; doi:10.5705/ss.2014.042. */
    record OfModel() implements NoiseEstimate {
        @Override
        public double variance(Problem problem, LassoOptions options, LassoModel model) {
            int rows = TrainingResidual.rows(problem);
            int fitted = model.nonzeros() + (options.intercept() ? 1 : 0);
            if (fitted >= rows) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "a model with %d coefficients leaves nothing of %d rows to estimate the noise from; take a larger lambda",
                        fitted,
                        rows));
            }
            return rows * model.meanSquaredResidual() / (rows - fitted);
        }

        @Override
        public String label() {
            return "residual of the model, RSS/(n - df)";
        }
    }

    /** See {@link NoiseEstimate#scaledLasso}. */
    record OfScaledLasso() implements NoiseEstimate {
        @Override
        public double variance(Problem problem, LassoOptions options, LassoModel model) {
            return ScaledLasso.fit(problem, options).variance();
        }

        @Override
        public String label() {
            return "scaled lasso";
        }
    }

    /**
     * A known variance.
     *
     * @param variance positive and finite
     */
    record Given(double variance) implements NoiseEstimate {
        /** Checks it. */
        public Given {
            if (!(variance > 0 && Double.isFinite(variance))) {
                throw new IllegalArgumentException("the noise variance must be positive and finite, not " + variance);
            }
        }

        @Override
        public double variance(Problem problem, LassoOptions options, LassoModel model) {
            return variance;
        }

        @Override
        public String label() {
            return "given";
        }
    }
}
