package org.lariat.stability;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a subsample selects from its path, and where the line is drawn. Of the three numbers q (features that a subsample
 * selects), π (share of subsamples that must select a feature) and the bound on false selections, two are given and the third
 * follows.
 */
public sealed interface SelectionRule {
    /**
     * The number of features a subsample may select; empty if it selects whatever is non-zero on the grid.
     *
     * @param bound which bound
     * @param p number of features to choose from
     * @param subsamples number of subsamples
     * @throws NotApplicableException if no q ≥ 1 keeps to the bound, or q is more than p
     */
    OptionalInt limit(ErrorBound bound, int p, int subsamples);

    /**
     * The numbers, all three.
     *
     * @param bound which bound
     * @param p number of features to choose from
     * @param subsamples number of subsamples
     * @param mean number of features that the subsamples selected on average
     * @throws NotApplicableException if no threshold keeps to the bound
     */
    ErrorTerms terms(ErrorBound bound, int p, int subsamples, double mean);

    /** The first features of each subsample's path; the number q that keeps to the bound follows. */
    static SelectionRule first(double threshold, double falseSelections) {
        return new First(OptionalInt.empty(), OptionalDouble.of(threshold), OptionalDouble.of(falseSelections));
    }

    /** The first q features of each subsample's path; the bound on false selections follows. */
    static SelectionRule firstAtThreshold(int q, double threshold) {
        return new First(OptionalInt.of(q), OptionalDouble.of(threshold), OptionalDouble.empty());
    }

    /** The first q features of each subsample's path; the threshold that keeps to the bound follows. */
    static SelectionRule firstWithin(int q, double falseSelections) {
        return new First(OptionalInt.of(q), OptionalDouble.empty(), OptionalDouble.of(falseSelections));
    }

    /** Whatever is non-zero at some λ of the grid; the bound follows, with q estimated. */
    static SelectionRule gridAtThreshold(double threshold) {
        return new Grid(OptionalDouble.of(threshold), OptionalDouble.empty());
    }

    /** Whatever is non-zero at some λ of the grid; the threshold that keeps to the bound follows, with q estimated. */
    static SelectionRule gridWithin(double falseSelections) {
        return new Grid(OptionalDouble.empty(), OptionalDouble.of(falseSelections));
    }

    /**
     * A subsample selects the first features that enter its path, as many as enter at whole λs of the grid without being more
     * than q (glmnet's {@code pmax}). Its selection then has at most q features for certain, and its path ends early.
     *
     * @param q features, ≥ 1
     * @param threshold π in (0.5, 1]
     * @param falseSelections bound on the expected number of false selections, &gt; 0; of the three exactly two are given
     */
    record First(OptionalInt q, OptionalDouble threshold, OptionalDouble falseSelections) implements SelectionRule {
        /** Checks the values, and that there are two. */
        public First {
            if (q.isPresent() && q.getAsInt() < 1) {
                throw new IllegalArgumentException("q must be at least 1, not " + q.getAsInt());
            }
            check(threshold, falseSelections);
            int given = (q.isPresent() ? 1 : 0) + count(threshold, falseSelections);
            if (given != 2) {
                throw new IllegalArgumentException(
                        "of q, threshold and bound on false selections two must be given, not " + given);
            }
        }

        @Override
        public OptionalInt limit(ErrorBound bound, int p, int subsamples) {
            if (q.isPresent()) {
                if (q.getAsInt() > p) {
                    throw new NotApplicableException(
                            "q is " + q.getAsInt() + ", but there are " + p + " features to choose from");
                }
                return q;
            }
            double wanted = falseSelections.orElseThrow();
            int most = bound.mostFeatures(wanted, p, threshold.orElseThrow(), subsamples);
            if (most < 1) {
                throw new NotApplicableException(String.format(
                        Locale.ROOT,
                        "even with one feature for each of %d subsamples at most %.3g false selections are proved at threshold %s"
                                + " (%s), not %s; allow more, or raise the threshold",
                        subsamples,
                        bound.falseSelections(1, p, threshold.orElseThrow(), subsamples),
                        threshold.orElseThrow(),
                        bound.label(),
                        wanted));
            }
            return OptionalInt.of(most);
        }

        @Override
        public ErrorTerms terms(ErrorBound bound, int p, int subsamples, double mean) {
            int limit = limit(bound, p, subsamples).orElseThrow();
            return solved(bound, p, subsamples, limit, threshold, falseSelections);
        }
    }

    /**
     * A subsample selects at each λ of the grid what is non-zero there; a feature's share is the largest over the grid
     * (Meinshausen and Bühlmann's original form). q is the number of features non-zero at any λ of the grid, estimated by
     * its mean over the subsamples, so that the bound is an estimate too.
     *
     * @param threshold π in (0.5, 1]
     * @param falseSelections bound on the expected number of false selections, &gt; 0; of the two exactly one is given
     */
    record Grid(OptionalDouble threshold, OptionalDouble falseSelections) implements SelectionRule {
        /** Checks the values, and that there is one. */
        public Grid {
            check(threshold, falseSelections);
            if (count(threshold, falseSelections) != 1) {
                throw new IllegalArgumentException(
                        "over a whole grid q is estimated, so one of threshold and bound on false selections must be given,"
                                + " the other follows");
            }
        }

        @Override
        public OptionalInt limit(ErrorBound bound, int p, int subsamples) {
            return OptionalInt.empty();
        }

        @Override
        public ErrorTerms terms(ErrorBound bound, int p, int subsamples, double mean) {
            return solved(bound, p, subsamples, mean, threshold, falseSelections);
        }
    }

    private static void check(OptionalDouble threshold, OptionalDouble falseSelections) {
        if (threshold.isPresent()) {
            ErrorBound.least(threshold.getAsDouble(), 1);
        }
        if (falseSelections.isPresent()
                && !(falseSelections.getAsDouble() > 0 && Double.isFinite(falseSelections.getAsDouble()))) {
            throw new IllegalArgumentException(
                    "the bound on false selections must be positive and finite, not " + falseSelections.getAsDouble());
        }
    }

    private static int count(OptionalDouble threshold, OptionalDouble falseSelections) {
        return (threshold.isPresent() ? 1 : 0) + (falseSelections.isPresent() ? 1 : 0);
    }

    private static ErrorTerms solved(
            ErrorBound bound, int p, int subsamples, double q, OptionalDouble threshold, OptionalDouble wanted) {
        double line = threshold.isPresent()
                ? threshold.getAsDouble()
                : bound.smallestThreshold(wanted.orElseThrow(), q, p, subsamples);
        if (Double.isNaN(line)) {
            throw new NotApplicableException(String.format(
                    Locale.ROOT,
                    "with %s features selected by each of %d subsamples, at most %.3g false selections are proved at threshold 1"
                            + " (%s), not %s; let fewer be selected, or allow more false ones",
                    q == Math.rint(q) ? (Object) (long) q : (Object) q,
                    subsamples,
                    bound.falseSelections(q, p, 1.0, subsamples),
                    bound.label(),
                    wanted.orElseThrow()));
        }
        return new ErrorTerms(bound, p, q, line, bound.falseSelections(q, p, line, subsamples));
    }
}
