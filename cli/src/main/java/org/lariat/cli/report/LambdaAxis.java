package org.lariat.cli.report;

import java.util.Arrays;

/**
 * Places on a logarithmic axis: log₁₀ λ. λ = 0, which has no logarithm, lies half a decade below the smallest positive λ.
 */
public final class LambdaAxis {
    private static final double ZERO_BELOW = 0.5;

    private final double[] lambdas;
    private final double zero;

    /**
     * An axis for a chart.
     *
     * @param lambdas every λ of it, each ≥ 0
     */
    public LambdaAxis(double[] lambdas) {
        this.lambdas = lambdas.clone();
        this.zero = Math.log10(Arrays.stream(lambdas).filter(l -> l > 0).min().orElse(1.0)) - ZERO_BELOW;
    }

    /** The place of each λ of the chart, in their order. */
    public double[] places() {
        return Arrays.stream(lambdas).map(this::place).toArray();
    }

    /**
     * The place of a λ.
     *
     * @param lambda ≥ 0
     */
    public double place(double lambda) {
        return lambda > 0 ? Math.log10(lambda) : zero;
    }

    /** True if λ = 0 is on the axis, so that a reader must be told where. */
    public boolean hasZero() {
        return Arrays.stream(lambdas).anyMatch(l -> l == 0.0);
    }
}
