package org.lariat.verify.table;

import java.util.Set;
import java.util.stream.IntStream;
import org.lariat.LassoOptions;
import org.lariat.objective.Problem;

/** What is asked for beside the plain lasso. */
enum Variant implements Level {
    LASSO,
    ELASTIC_NET(Part.HALF_L1),
    RIDGE(Part.NO_L1),
    WEIGHTS(Part.WEIGHTS),
    OFFSET(Part.OFFSET),
    FACTORS(Part.FACTORS),
    FREE_COLUMNS(Part.FREE_COLUMNS),
    NON_NEGATIVE(Part.NON_NEGATIVE),
    BOX(Part.BOX),
    NO_INTERCEPT(Part.NO_INTERCEPT),
    EVERYTHING(Part.HALF_L1, Part.WEIGHTS, Part.OFFSET, Part.FREE_COLUMNS, Part.BOX, Part.NO_INTERCEPT);

    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private enum Part {
        HALF_L1,
        NO_L1,
        WEIGHTS,
        OFFSET,
        FACTORS,
        FREE_COLUMNS,
        NON_NEGATIVE,
        BOX,
        NO_INTERCEPT
    }

    @SuppressWarnings("ImmutableEnumChecker") // Set.of
    private final Set<Part> parts;

    Variant(Part... parts) {
        this.parts = Set.of(parts);
    }

    /** Whether the penalty is L1 alone. */
    boolean isLasso() {
        return !parts.contains(Part.HALF_L1) && !parts.contains(Part.NO_L1);
    }

    /** Whether the penalty is L2 alone, and every coefficient takes part. */
    boolean isRidge() {
        return parts.contains(Part.NO_L1);
    }

    /** Whether there are bounds other than 0 and infinity. */
    boolean isBoxed() {
        return parts.contains(Part.BOX);
    }

    /** Whether there are columns without penalty. */
    boolean hasFreeColumns() {
        return parts.contains(Part.FREE_COLUMNS);
    }

    LassoOptions apply(LassoOptions options) {
        double alpha = parts.contains(Part.NO_L1) ? 0.0 : parts.contains(Part.HALF_L1) ? 0.5 : 1.0;
        return options.alpha(alpha).intercept(!parts.contains(Part.NO_INTERCEPT));
    }

    Problem apply(Problem problem, RawData data) {
        int n = data.rows();
        int p = data.columns().length;
        Problem changed = problem;
        if (parts.contains(Part.WEIGHTS)) {
            changed = changed.weights(IntStream.range(0, n)
                    .mapToDouble(i -> i % 7 == 3 ? 0.0 : 0.5 + 0.25 * (i * 37 % 11))
                    .toArray());
        }
        if (parts.contains(Part.OFFSET)) {
            double unit = 0.02 * data.rangeOfResponse();
            changed = changed.offset(IntStream.range(0, n)
                    .mapToDouble(i -> unit * (i * 29 % 13 - 6))
                    .toArray());
        }
        if (parts.contains(Part.FACTORS)) {
            changed = changed.penaltyFactors(IntStream.range(0, p)
                    .mapToDouble(j -> j % 17 == 5 ? INFINITY : 0.5 + 0.5 * (j % 4))
                    .toArray());
        }
        if (parts.contains(Part.FREE_COLUMNS)) {
            changed = changed.penaltyFactors(IntStream.range(0, p)
                    .mapToDouble(j -> j == 1 || j == p / 2 ? 0.0 : 1.0)
                    .toArray());
        }
        if (parts.contains(Part.NON_NEGATIVE)) {
            changed = changed.bounds(0.0, INFINITY);
        }
        return parts.contains(Part.BOX) ? boxed(changed, data) : changed;
    }

    /** Bounds that some coefficients meet: shares of the range of the response over that of the column. */
    private static Problem boxed(Problem problem, RawData data) {
        double[] lower = new double[data.columns().length];
        double[] upper = new double[lower.length];
        for (int j = 0; j < lower.length; j++) {
            double unit = data.rangeOfResponse() / data.range(j);
            lower[j] = j % 3 == 0 ? 0.0 : -0.05 * unit;
            upper[j] = j % 5 == 0 ? INFINITY : 0.1 * unit;
        }
        return problem.bounds(lower, upper);
    }
}
