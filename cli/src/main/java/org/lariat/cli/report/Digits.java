package org.lariat.cli.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers for people: a given number of significant digits, and no more zeros than needed. */
public final class Digits {
    private static final int PLAIN_FROM = -5; // decimal exponents written without e
    private static final int PLAIN_TO = 9;
    private static final double PERCENT = 100.0;

    private Digits() {}

    /**
     * A number; a dash where it is not finite.
     *
     * @param value any
     * @param digits significant, ≥ 1
     */
    public static String of(double value, int digits) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        if (value == 0.0) {
            return "0";
        }
        BigDecimal rounded = BigDecimal.valueOf(value)
                .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        return exponent >= PLAIN_FROM && exponent < PLAIN_TO
                ? rounded.toPlainString()
                : String.format(Locale.ROOT, "%." + (rounded.precision() - 1) + "e", value);
    }

    /** A number in six digits, as the command prints it. */
    public static String of(double value) {
        return of(value, 6);
    }

    /** A gap or the like, where the power of ten is what matters. */
    public static String power(double value) {
        return String.format(Locale.ROOT, "%.1e", value);
    }

    /** A share as per cent. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", PERCENT * share);
    }

    /** A whole number with its thousands apart. */
    public static String whole(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace(',', '\u202f');
    }
}
