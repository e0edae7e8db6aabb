package org.lariat.bench.path;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as they stand in the tables; what is not there is a dash. */
final class Cells {
    private static final String NONE = "–";
    private static final double MEBIBYTE = 1 << 20;
    private static final int DIGITS = 3;

    private Cells() {}

    /** Seconds, to three digits. */
    static String seconds(double value) {
        if (!Double.isFinite(value) || value <= 0) {
            return NONE;
        }
        int scale = Math.max(0, DIGITS - 1 - (int) Math.floor(Math.log10(value)));
        return new BigDecimal(value).setScale(scale, RoundingMode.HALF_UP).toPlainString();
    }

    /** A limit, to three digits at most. */
    static String limit(double value) {
        return new BigDecimal(value)
                .round(new MathContext(DIGITS))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A gap, to one digit. */
    static String gap(double value) {
        if (Double.isNaN(value)) {
            return NONE;
        }
        if (Double.isInfinite(value)) {
            return "∞";
        }
        return String.format(Locale.ROOT, "%.0e", value).replaceFirst("e([-+])0", "e$1");
    }

    /** A ratio. */
    static String ratio(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
    }

    /** A count, to a digit after the point where it has one. */
    static String count(double value) {
        return Double.isNaN(value)
                ? NONE
                : String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.1f", value);
    }

    /** Memory in MiB. */
    static String mebibytes(double bytes) {
        return Double.isNaN(bytes) ? NONE : String.format(Locale.ROOT, "%.0f", bytes / MEBIBYTE);
    }

    /** Time and gap, or why there is none. */
    static String timeAndGap(Outcome outcome) {
        if (outcome.finished() && !Double.isNaN(outcome.lambdasOfPart())) {
            return seconds(outcome.seconds()) + " (only " + count(outcome.lambdasOfPart()) + " λs)";
        }
        if (outcome.finished()) {
            return seconds(outcome.seconds()) + " @ " + gap(outcome.gap());
        }
        if (!Double.isNaN(outcome.limit())) {
            return NONE + " (over " + limit(outcome.limit()) + " s)";
        }
        return outcome.failed() ? NONE + " (failed)" : NONE;
    }
}
