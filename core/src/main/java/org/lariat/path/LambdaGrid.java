package org.lariat.path;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The values of λ a path visits: a geometric grid below λmax, values given, or the knots of the lasso path. Decreasing always; given
 * values are sorted and repeated ones dropped.
 */
public final class LambdaGrid {
    /** Number of values of the default grid. */
    public static final int DEFAULT_COUNT = 100;

    /** Default smallest λ over λmax where n &lt; p. */
    public static final double DEFAULT_RATIO_WIDE = 1e-2;

    /** Default smallest λ over λmax where n ≥ p. */
    public static final double DEFAULT_RATIO_TALL = 1e-4;

    /** What the values are. */
    private enum Kind {
        GEOMETRIC,
        GIVEN,
        KNOTS
    }

    private final Kind kind;
    private final int count;
    private final double ratio; // 0: the default for the shape, of knots the end of the path
    private final double[] given;

    private LambdaGrid(Kind kind, int count, double ratio, double[] given) {
        this.kind = kind;
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
        return new LambdaGrid(Kind.GEOMETRIC, count, 0.0, new double[0]);
    }

    /**
     * A geometric grid from λmax down to {@code ratio·λmax}.
     *
     * @param count number of values, ≥ 1
     * @param ratio in (0, 1)
     * @throws IllegalArgumentException if a value is out of range
     */
    public static LambdaGrid geometric(int count, double ratio) {
        checkRatio(ratio);
        return new LambdaGrid(Kind.GEOMETRIC, geometric(count).count, ratio, new double[0]);
    }

    /**
     * Every λ at which a column enters or leaves, and λ = 0 at the end. Between two of them the coefficients of the lasso are linear in λ.
     * The solver {@code lars} finds them, and α must be 1.
     */
    public static LambdaGrid knots() {
        return new LambdaGrid(Kind.KNOTS, 0, 0.0, new double[0]);
    }

    /**
     * The knots from λmax down to {@code ratio·λmax}, which is the last value.
     *
     * @param ratio in (0, 1)
     * @throws IllegalArgumentException if it is out of range
     */
    public static LambdaGrid knots(double ratio) {
        checkRatio(ratio);
        return new LambdaGrid(Kind.KNOTS, 0, ratio, new double[0]);
    }

    private static void checkRatio(double ratio) {
        if (!(ratio > 0 && ratio < 1)) {
            throw new IllegalArgumentException("the smallest lambda over lambda-max must be in (0, 1), not " + ratio);
        }
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
        return new LambdaGrid(Kind.GIVEN, given.length, 0.0, given);
    }

    /** Number of values; 0 for knots, whose number is found with them. */
    public int count() {
        return count;
    }

    /** Smallest λ over λmax; empty where it depends on the shape of the matrix, values were given, or knots go down to 0. */
    public OptionalDouble ratio() {
        return ratio > 0 ? OptionalDouble.of(ratio) : OptionalDouble.empty();
    }

    /** True if values were given. */
    public boolean isGiven() {
        return kind == Kind.GIVEN;
    }

    /** True if the values are the knots of the path. */
    public boolean isKnots() {
        return kind == Kind.KNOTS;
    }

    /**
     * The values, decreasing; of knots, only the two ends. Computed with {@link StrictMath}, so they have the same bits on every machine.
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
        if (isKnots()) {
            return new double[] {lambdaMax, ratio * lambdaMax};
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
                && grid.kind == kind
                && grid.count == count
                && grid.ratio == ratio
                && Arrays.equals(grid.given, given);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * kind.name().hashCode() + count) + Double.hashCode(ratio)) + Arrays.hashCode(given);
    }

    @Override
    public String toString() {
        if (isGiven()) {
            return count + " given";
        }
        if (isKnots()) {
            return "knots" + (ratio > 0 ? " to " + ratio + "·λmax" : "");
        }
        return count + " geometric" + (ratio > 0 ? " to " + ratio + "·λmax" : "");
    }
}
