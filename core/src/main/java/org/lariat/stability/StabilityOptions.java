package org.lariat.stability;

import org.lariat.LassoOptions;
import org.lariat.objective.Problem;

/**
 * Stability selection: which features do fits on random halves of the rows keep selecting, and how many of those are
 * expected to be there by chance? Immutable, checked when made.
 *
 * {@snippet :
 * StabilityResult result = StabilityOptions.of(Lasso.options()).seed(7).run(problem);
 * int[] kept = result.selected();
 * double expectedFalse = result.terms().falseSelections();
 * }
 *
 * <p>It says which features are selected reliably, not how large their coefficients are, and of two nearly equal columns
 * it may keep neither, since they share the selections.
 *
 * <p>Source: Meinshausen and Bühlmann 2010, doi:10.1111/j.1467-9868.2010.00740.x (arXiv:0809.2932); complementary pairs and
 * their bounds: Shah and Samworth 2013, doi:10.1111/j.1467-9868.2011.01034.x (arXiv:1105.5578).
 *
 * @param lasso how each subsample is fitted; its threads are for fits side by side, one for each. A geometric grid is made
 *     once, from the whole data, and continued above its λmax
 * @param rule what a subsample selects, and the threshold
 * @param bound on the expected number of false selections
 * @param sampling how rows are drawn
 * @param draws number of draws: B complementary pairs, or halves; ≥ 1
 * @param weakness of the randomised lasso, in (0, 1]: for each subsample every penalty factor v_j becomes v_j/W_j with W_j
 *     uniform in [weakness, 1] (Meinshausen and Bühlmann, section 3.1); 1 is the lasso itself
 * @param seed of everything random; the same seed gives the same bits, for any number of threads
 */
public record StabilityOptions(
        LassoOptions lasso,
        SelectionRule rule,
        ErrorBound bound,
        Sampling sampling,
        int draws,
        double weakness,
        long seed) {
    /** Default number of pairs. */
    public static final int DEFAULT_PAIRS = 50;

    /** Default number of halves that are drawn independently. */
    public static final int DEFAULT_HALVES = 100;

    /** Default threshold: the middle of the range 0.6 to 0.9 that Meinshausen and Bühlmann found to matter little. */
    public static final double DEFAULT_THRESHOLD = 0.75;

    /** Default bound on the expected number of false selections. */
    public static final double DEFAULT_FALSE_SELECTIONS = 1.0;

    /**
     * Checks every value.
     *
     * @throws IllegalArgumentException naming the value that is out of range, or the two that do not go together
     */
    public StabilityOptions {
        if (lasso.alpha() == 0.0) {
            throw new IllegalArgumentException(
                    "ridge (alpha 0) selects every feature; stability selection needs alpha above 0");
        }
        if (draws < 1) {
            throw new IllegalArgumentException("at least one draw of rows is needed, not " + draws);
        }
        if (!(weakness > 0 && weakness <= 1)) {
            throw new IllegalArgumentException("the weakness must be above 0 and at most 1, not " + weakness);
        }
        if (bound.needsPairs() && sampling != Sampling.COMPLEMENTARY_PAIRS) {
            throw new IllegalArgumentException(
                    "the bound " + bound.label() + " is proved for complementary pairs; take pairs, or the bound of "
                            + ErrorBound.MEINSHAUSEN_BUHLMANN.label());
        }
    }

    /**
     * The defaults: 50 complementary pairs, threshold 0.75, at most one false selection expected under the unimodal bound,
     * from which follows how many first features of each path count; seed 0.
     *
     * @param lasso how each subsample is fitted
     */
    public static StabilityOptions of(LassoOptions lasso) {
        return new StabilityOptions(
                lasso,
                SelectionRule.first(DEFAULT_THRESHOLD, DEFAULT_FALSE_SELECTIONS),
                ErrorBound.UNIMODAL,
                Sampling.COMPLEMENTARY_PAIRS,
                DEFAULT_PAIRS,
                1.0,
                0L);
    }

    /** With another {@link #rule()}. */
    public StabilityOptions rule(SelectionRule value) {
        return new StabilityOptions(lasso, value, bound, sampling, draws, weakness, seed);
    }

    /** With another {@link #bound()}. */
    public StabilityOptions bound(ErrorBound value) {
        return new StabilityOptions(lasso, rule, value, sampling, draws, weakness, seed);
    }

    /** With another number of complementary pairs. */
    public StabilityOptions pairs(int value) {
        return new StabilityOptions(lasso, rule, bound, Sampling.COMPLEMENTARY_PAIRS, value, weakness, seed);
    }

    /** With halves that are drawn independently, and the one bound that is proved for them. */
    public StabilityOptions halves(int value) {
        return new StabilityOptions(
                lasso, rule, ErrorBound.MEINSHAUSEN_BUHLMANN, Sampling.HALVES, value, weakness, seed);
    }

    /** With another {@link #weakness()}. */
    public StabilityOptions weakness(double value) {
        return new StabilityOptions(lasso, rule, bound, sampling, draws, value, seed);
    }

    /** With another {@link #seed()}. */
    public StabilityOptions seed(long value) {
        return new StabilityOptions(lasso, rule, bound, sampling, draws, weakness, value);
    }

    /** Number of subsamples: twice the number of pairs, or the number of halves. */
    public int subsamples() {
        return Math.multiplyExact(draws, sampling.fitsPerDraw());
    }

    /** Selects; see {@link #run(Problem, ResamplingListener)}. */
    public StabilityResult run(Problem problem) {
        return run(problem, ResamplingListener.NONE);
    }

    /**
     * Selects, reporting progress. Rows of weight 0 are left out; observation weights apply within each subsample. Features
     * that are never penalised or excluded are not chosen from.
     *
     * @param problem what to fit
     * @param listener hears of every fit and may cancel
     * @throws NotApplicableException if there are fewer than four rows, nothing to choose from, or no solution to what the
     *     rule asks for
     * @throws java.util.concurrent.CancellationException if the listener or an interrupt cancelled it
     * @throws org.lariat.kernel.BackendUnavailableException if the backend asked for cannot run here
     */
    public StabilityResult run(Problem problem, ResamplingListener listener) {
        return new StabilityRun(this, problem, listener).run();
    }
}
