package org.lariat.stability;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import org.lariat.LassoModel;

/** Coefficients over bootstrap resamples at one λ. Immutable, safe for use by several threads. */
public final class BootstrapResult {
    private final BootstrapOptions options;
    private final LassoModel model;
    private final Map<Integer, double[]> sorted; // for each feature ever selected its coefficients, ascending
    private final int missed;
    private final double seconds;

    BootstrapResult(
            BootstrapOptions options, LassoModel model, Map<Integer, double[]> values, int missed, double seconds) {
        this.options = options;
        this.model = model;
        this.sorted = new TreeMap<>();
        values.forEach((j, all) -> {
            double[] ascending = all.clone();
            Arrays.sort(ascending);
            sorted.put(j, ascending);
        });
        this.missed = missed;
        this.seconds = seconds;
    }

    /** What was asked for. */
    public BootstrapOptions options() {
        return options;
    }

    /** The model of all rows. */
    public LassoModel model() {
        return model;
    }

    /** λ of all fits. */
    public double lambda() {
        return model.lambda();
    }

    /** Number of resamples. */
    public int resamples() {
        return options.resamples();
    }

    /** The features with a non-zero coefficient in some resample, from 0, ascending. */
    public int[] everSelected() {
        return sorted.keySet().stream().mapToInt(Integer::intValue).toArray();
    }

    /** Share of resamples in which the coefficient of feature {@code j} is not zero. */
    public double frequency(int j) {
        return positiveShare(j) + negativeShare(j);
    }

    /** The frequency of every feature, (p). */
    public double[] frequencies() {
        return IntStream.range(0, model.columns()).mapToDouble(this::frequency).toArray();
    }

    /** Share of resamples in which the coefficient is positive. */
    public double positiveShare(int j) {
        return share(j, v -> v > 0);
    }

    /** Share of resamples in which the coefficient is negative. */
    public double negativeShare(int j) {
        return share(j, v -> v < 0);
    }

    /** Share of resamples in which the coefficient has the sign (positive, negative or zero) that it has in {@link #model()}. */
    public double signConsistency(int j) {
        double sign = Math.signum(model.coefficient(j));
        return share(j, v -> Math.signum(v) == sign);
    }

    private double share(int j, DoublePredicate predicate) {
        double[] values = sorted.get(j);
        if (values == null) {
            return predicate.test(0.0) ? 1.0 : 0.0;
        }
        return (double) Arrays.stream(values).filter(predicate).count() / values.length;
    }

    /**
     * A quantile of the coefficient over the resamples, zeros included; between order statistics interpolated linearly
     * (type 7 of Hyndman and Fan 1996, doi:10.1080/00031305.1996.10473566).
     *
     * @param j feature, from 0
     * @param probability in [0, 1]
     * @throws IllegalArgumentException if the probability is out of range
     */
    public double quantile(int j, double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("the probability of a quantile must be in [0, 1], not " + probability);
        }
        double[] values = sorted.get(j);
        if (values == null) {
            return 0.0;
        }
        double at = probability * (values.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, values.length - 1);
        return values[below] + (at - below) * (values[above] - values[below]);
    }

    /** Number of resamples in which the tolerance was not reached. */
    public int missedTolerance() {
        return missed;
    }

    /** Time of the resamples' fits, in seconds. */
    public double seconds() {
        return seconds;
    }
}
