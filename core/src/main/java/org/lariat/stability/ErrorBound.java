package org.lariat.stability;

import java.util.Locale;

/**
 * Upper bounds on the expected number of false selections (the per-family error rate, PFER) of stability selection, where
 * each subsample selects q of p features on average and features selected in a share of at least π of the subsamples are
 * kept.
 *
 * <p>What counts as false differs. Shah and Samworth bound the expected number of kept features whose probability to be
 * selected from half of the data is at most q/p, without assumptions on the design; that they are the features without
 * influence takes Meinshausen and Bühlmann's assumption: selection does no worse than chance, and features without influence
 * are exchangeable, that is, selected alike.
 */
public enum ErrorBound {
    /**
     * q²/((2π−1)p), theorem 1 of Meinshausen and Bühlmann (2010, doi:10.1111/j.1467-9868.2010.00740.x, arXiv:0809.2932); for
     * any subsamples of half of the rows.
     */
    MEINSHAUSEN_BUHLMANN(
            "Meinshausen and Buehlmann",
            "selection does no worse than chance, and features without influence are exchangeable",
            false) {
        @Override
        double bound(double q, int p, int least, int subsamples) {
            return q * q / p / (2.0 * least / subsamples - 1);
        }
    },
    /**
     * C(π,B)·q²/p, theorem 2 of Shah and Samworth (2013, doi:10.1111/j.1467-9868.2011.01034.x, arXiv:1105.5578), for B
     * complementary pairs; +∞ where the theorem does not hold: q/p &gt; 1/√3, or π too near to 1/2.
     */
    UNIMODAL(
            "Shah and Samworth, unimodal",
            "the share of pairs that select a feature in both halves has a unimodal distribution; what is bounded is the"
                    + " number of features kept whose probability to be selected from half of the rows is at most q/p",
            true) {
        @Override
        double bound(double q, int p, int least, int subsamples) {
            double pairs = subsamples / 2.0;
            double threshold = (double) least / subsamples;
            double theta = q / p;
            double smallest = 0.5 + Math.min(theta * theta, 0.5 / pairs + 0.75 * theta * theta);
            if (theta > 1 / Math.sqrt(3) || threshold <= smallest || least < subsamples / 2 + 2) {
                return Double.POSITIVE_INFINITY;
            }
            double factor = threshold <= 0.75
                    ? 0.5 / (2 * threshold - 1 - 0.5 / pairs)
                    : 4 * (1 - threshold + 0.5 / pairs) / (1 + 1 / pairs);
            return factor * theta * q;
        }
    },
    /**
     * p·min{D(q²/p², 2π−1, B, −1/2), D(q/p, π, 2B, −1/4)}, equation (8) of Shah and Samworth (2013), for B complementary
     * pairs. D, the largest tail of an r-concave distribution, is computed numerically.
     */
    R_CONCAVE(
            "Shah and Samworth, r-concave",
            "the share of subsamples that select a feature has a −1/4-concave distribution, and that of pairs that select it in"
                    + " both halves a −1/2-concave one; what is bounded is the number of features kept whose probability to"
                    + " be selected from half of the rows is at most q/p",
            true) {
        @Override
        double bound(double q, int p, int least, int subsamples) {
            int pairs = subsamples / 2;
            double theta = q / p;
            double simultaneous = ConcaveTail.largest(theta * theta, least - pairs, pairs, 2);
            return p * Math.min(simultaneous, ConcaveTail.largest(theta, least, subsamples, 4));
        }
    };

    /** A product like 0.6·100 may come out a rounding above the whole number it is. */
    private static final double ROUNDING = 1e-9;

    private final String label;
    private final String assumption;
    private final boolean needsPairs;

    ErrorBound(String label, String assumption, boolean needsPairs) {
        this.label = label;
        this.assumption = assumption;
        this.needsPairs = needsPairs;
    }

    /** Its name in words. */
    public String label() {
        return label;
    }

    /** What has to hold for it, in words. */
    public String assumption() {
        return assumption;
    }

    /** True if it is proved for complementary pairs only. */
    public boolean needsPairs() {
        return needsPairs;
    }

    /** The bound where a feature is kept that at least {@code least > subsamples/2} subsamples selected. */
    abstract double bound(double q, int p, int least, int subsamples);

    /**
     * The bound on the expected number of false selections. A share of subsamples is a multiple of 1/subsamples, so the next
     * such multiple at or above the threshold counts.
     *
     * @param q number of features that a subsample selects on average, 0 … p
     * @param p number of features to choose from, ≥ 1
     * @param threshold π in (0.5, 1]
     * @param subsamples number of subsamples; with B complementary pairs 2B
     * @return +∞ where the bound does not hold
     * @throws IllegalArgumentException if a value is out of range
     */
    public double falseSelections(double q, int p, double threshold, int subsamples) {
        if (!(q >= 0 && q <= p)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "a subsample cannot select %s of %d features", q, p));
        }
        if (q == 0) {
            return 0.0; // nothing is ever selected
        }
        return bound(q, p, least(threshold, subsamples), subsamples);
    }

    /**
     * How many subsamples must select a feature to keep it: the smallest number that is at least {@code threshold·subsamples}.
     *
     * @throws IllegalArgumentException if the threshold is not in (0.5, 1]
     */
    static int least(double threshold, int subsamples) {
        if (!(threshold > 0.5 && threshold <= 1)) {
            throw new IllegalArgumentException("the threshold must be above 0.5 and at most 1, not " + threshold);
        }
        int least = (int) Math.ceil(threshold * subsamples - ROUNDING);
        return Math.max(least, subsamples / 2 + 1);
    }

    /**
     * The largest q whose bound is at most {@code falseSelections}; 0 if there is none.
     *
     * @param falseSelections bound to keep to, &gt; 0
     */
    public int mostFeatures(double falseSelections, int p, double threshold, int subsamples) {
        int fits = 0;
        int tooMany = p + 1;
        while (tooMany - fits > 1) { // the bounds grow with q
            int middle = (fits + tooMany) >>> 1;
            if (falseSelections(middle, p, threshold, subsamples) <= falseSelections) {
                fits = middle;
            } else {
                tooMany = middle;
            }
        }
        return fits;
    }

    /**
     * The smallest threshold, a multiple of 1/subsamples, whose bound is at most {@code falseSelections}; NaN if there is none.
     *
     * @param falseSelections bound to keep to, &gt; 0
     */
    public double smallestThreshold(double falseSelections, double q, int p, int subsamples) {
        for (int least = subsamples / 2 + 1; least <= subsamples; least++) {
            double threshold = (double) least / subsamples;
            if (falseSelections(q, p, threshold, subsamples) <= falseSelections) {
                return threshold;
            }
        }
        return Double.NaN;
    }
}
