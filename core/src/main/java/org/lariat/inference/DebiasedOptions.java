package org.lariat.inference;

import java.util.Arrays;
import java.util.List;
import org.lariat.Lasso;
import org.lariat.LassoModel;
import org.lariat.LassoOptions;
import org.lariat.objective.Problem;

/**
 * How to debias; immutable, checked when made. Start from {@link Debiased#options()}.
 *
 * @param level confidence level of each interval by itself, in (0, 1)
 * @param columns columns to infer about, from 0; empty for all
 * @param noise where the variance of the noise comes from
 * @param nodeLambda how nodewise λs are chosen
 * @param lasso how the model was fitted (its intercept matters), and with what nodewise lassos run: backend and threads
 */
public record DebiasedOptions(
        double level, List<Integer> columns, NoiseEstimate noise, NodeLambda nodeLambda, LassoOptions lasso) {
    /** The usual level. */
    public static final double DEFAULT_LEVEL = 0.95;

    /**
     * Checks every value.
     *
     * @throws IllegalArgumentException naming the value that is out of range
     */
    public DebiasedOptions {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("the confidence level must be in (0, 1), not " + level);
        }
        columns = List.copyOf(columns);
    }

    static DebiasedOptions defaults() {
        return new DebiasedOptions(
                DEFAULT_LEVEL, List.of(), NoiseEstimate.ofModel(), NodeLambda.balanced(), Lasso.options());
    }

    /** With another {@link #level()}. */
    public DebiasedOptions level(double value) {
        return new DebiasedOptions(value, columns, noise, nodeLambda, lasso);
    }

    /** For some columns, from 0, in that order. */
    public DebiasedOptions columns(int... values) {
        return new DebiasedOptions(level, Arrays.stream(values).boxed().toList(), noise, nodeLambda, lasso);
    }

    /** With another {@link #noise()} estimate. */
    public DebiasedOptions noise(NoiseEstimate value) {
        return new DebiasedOptions(level, columns, value, nodeLambda, lasso);
    }

    /** With another choice of {@link #nodeLambda()}. */
    public DebiasedOptions nodeLambda(NodeLambda value) {
        return new DebiasedOptions(level, columns, noise, value, lasso);
    }

    /** With the options of the model; see {@link #lasso()}. */
    public DebiasedOptions lasso(LassoOptions value) {
        return new DebiasedOptions(level, columns, noise, nodeLambda, value);
    }

    /**
     * Debiases a model.
     *
     * @param problem what the model was fitted to
     * @param model a lasso model of it, at a λ of the order of σ√(2 log(p)/n) on standardised columns
     * @throws IllegalArgumentException if sizes differ, a column asked for is constant, excluded or does not exist, or the
     *     variance of the noise cannot be estimated
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public Debiased fit(Problem problem, LassoModel model) {
        return Debiased.fit(problem, model, this);
    }
}
