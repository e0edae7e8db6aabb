package org.lariat.stability;

import org.lariat.LassoModel;
import org.lariat.LassoOptions;
import org.lariat.objective.Problem;

/**
 * The bootstrap at one λ: rows are drawn with replacement, as many as there are, and fitted again and again. It shows how
 * selection, signs and sizes of coefficients vary from sample to sample. Immutable, checked when made.
 *
 * {@snippet :
 * BootstrapResult result = BootstrapOptions.of(Lasso.options()).resamples(500).run(problem, lambda);
 * double often = result.frequency(3);
 * double low = result.quantile(3, 0.025);
 * }
 *
 * <p>The quantiles describe the estimator. They are no confidence intervals of the true coefficients: the bootstrap of the
 * lasso is inconsistent where coefficients are zero (Chatterjee and Lahiri 2010, doi:10.1090/S0002-9939-2010-10474-4).
 *
 * <p>Source: Efron 1979, doi:10.1214/aos/1176344552, resampling pairs of row and response; selection frequencies as in Bach
 * 2008, arXiv:0804.1302.
 *
 * @param lasso how each resample is fitted; its threads are for fits side by side, one for each
 * @param resamples number of resamples, ≥ 1
 * @param seed of everything random; the same seed gives the same bits, for any number of threads
 */
public record BootstrapOptions(LassoOptions lasso, int resamples, long seed) {
    /** Default number of resamples. */
    public static final int DEFAULT_RESAMPLES = 200;

    /**
     * Checks every value.
     *
     * @throws IllegalArgumentException naming the value that is out of range
     */
    public BootstrapOptions {
        if (resamples < 1) {
            throw new IllegalArgumentException("at least one resample is needed, not " + resamples);
        }
    }

    /** 200 resamples, seed 0. */
    public static BootstrapOptions of(LassoOptions lasso) {
        return new BootstrapOptions(lasso, DEFAULT_RESAMPLES, 0L);
    }

    /** With another number of {@link #resamples()}. */
    public BootstrapOptions resamples(int value) {
        return new BootstrapOptions(lasso, value, seed);
    }

    /** With another {@link #seed()}. */
    public BootstrapOptions seed(long value) {
        return new BootstrapOptions(lasso, resamples, value);
    }

    /** Fits all rows, then the resamples; see {@link #run(Problem, LassoModel, ResamplingListener)}. */
    public BootstrapResult run(Problem problem, double lambda) {
        return run(problem, lasso.fit(problem, lambda), ResamplingListener.NONE);
    }

    /**
     * Fits the resamples at the λ of a model of all rows, each by a warm-started path from its own λmax down. A row's weight is
     * its own times how often it was drawn; rows of weight 0 are left out.
     *
     * @param problem what to fit
     * @param model of all rows, fitted with the same options
     * @param listener hears of every fit and may cancel
     * @throws IllegalArgumentException if the model has another number of columns than the problem
     * @throws java.util.concurrent.CancellationException if the listener or an interrupt cancelled it
     * @throws org.lariat.kernel.BackendUnavailableException if the backend asked for cannot run here
     */
    public BootstrapResult run(Problem problem, LassoModel model, ResamplingListener listener) {
        if (model.columns() != problem.x().columns()) {
            throw new IllegalArgumentException("the model has " + model.columns() + " columns, the problem has "
                    + problem.x().columns());
        }
        return new BootstrapRun(this, problem, model, listener).run();
    }
}
