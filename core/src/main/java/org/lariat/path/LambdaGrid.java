package org.lariat.path;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The values of λ a path visits: a geometric grid below λmax, or values given. Decreasing always; given values are sorted
 * and repeated ones dropped.
 */
public final class LambdaGrid {
    /** Number of values of the default grid. */
    public static final int DEFAULT_COUNT = 100;

    /** Default smallest λ over λmax where n &lt; p. */
    public static final double DEFAULT_RATIO_WIDE = 1e-2;

    /** Default smallest λ over λmax where n ≥ p. */
    public static final double DEFAULT_RATIO_TALL = 1e-4;

    private final int count;
    private final double ratio; // 0: the default for the shape
    private final double[] given;

    private LambdaGrid(int count, double ratio, double[] given) {
        this.count = count;
        this.ratio = ratio;
        this.given = given;
    }

    /**
     * A geometric grid from λmax down to λmax times the default ratio for the shape of the matrix.
     *
     * @param count number of values, ≥ 1
     * @throws IllegalArgumentException if {@code count < 1}
     */
    public static LambdaGrid geometric(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("the number of lambdas must be at least 1, not " + count);
        }
        return new LambdaGrid(count, 0.0, new double[0]);
    }

    /**
     * A geometric grid from λmax down to {@code ratio·λmax}.
     *
     * @param count number of values, ≥ 1
     * @param ratio in (0, 1)
     * @throws IllegalArgumentException if a value is out of range
     */
    public static LambdaGrid geometric(int count, double ratio) {
        if (!(ratio > 0 && ratio < 1)) {
            throw new IllegalArgumentException("the smallest lambda over lambda-max must be in (0, 1), not " + ratio);
        }
        return new LambdaGrid(geometric(count).count, ratio, new double[0]);
    }

    /**
     * Given values, in any order.
     *
     * @param lambdas at least one, finite, ≥ 0
     * @throws IllegalArgumentException if there is none, or one is negative or not finite
     */
    public static LambdaGrid of(double... lambdas) {
        if (lambdas.length == 0) {
            throw new IllegalArgumentException("at least one lambda is needed");
        }
        for (double lambda : lambdas) {
            if (!(lambda >= 0 && Double.isFinite(lambda))) {
                throw new IllegalArgumentException("lambda is " + lambda + "; it must be finite and ≥ 0");
            }
        }
        double[] ascending = Arrays.stream(lambdas).sorted().distinct().toArray();
        double[] given = new double[ascending.length];
        for (int k = 0; k < given.length; k++) {
            given[k] = ascending[given.length - 1 - k];
        }
        return new LambdaGrid(given.length, 0.0, given);
    }

    /** Number of values. */
    public int count() {
        return count;
    }

    /** Smallest λ over λmax of a geometric grid; empty where it depends on the shape of the matrix, or values were given. */
    public OptionalDouble ratio() {
        return ratio > 0 ? OptionalDouble.of(ratio) : OptionalDouble.empty();
    }

    /** True if values were given, false for a geometric grid. */
    public boolean isGiven() {
        return given.length > 0;
    }

    /**
     * The values, decreasing. Computed with {@link StrictMath}, so they have the same bits on every machine.
     *
     * @param lambdaMax where a geometric grid starts; 0 (nothing to penalise, or a constant response) gives the one value 0
     * @param rows n
     * @param columns p
     */
    public double[] values(double lambdaMax, int rows, int columns) {
        if (isGiven()) {
            return given.clone();
        }
        if (lambdaMax == 0.0) {
            return new double[] {0.0};
        }
        double smallest = ratio > 0 ? ratio : rows < columns ? DEFAULT_RATIO_WIDE : DEFAULT_RATIO_TALL;
        double[] values = new double[count];
        for (int k = 0; k < count; k++) {
            values[k] = k == 0 ? lambdaMax : lambdaMax * StrictMath.pow(smallest, (double) k / (count - 1));
        }
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LambdaGrid grid
                && grid.count == count
                && grid.ratio == ratio
                && Arrays.equals(grid.given, given);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * count + Double.hashCode(ratio)) + Arrays.hashCode(given);
    }

    @Override
    public String toString() {
        if (isGiven()) {
            return count + " given";
        }
        return count + " geometric" + (ratio > 0 ? " to " + ratio + "·λmax" : "");
    }
}
