package org.lariat.data;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** Numbers in text. */
final class Numbers {
    private static final Set<String> MISSING = Set.of("", "na", "n/a", "nan", "null");

    private Numbers() {}

    /** True for the spellings of a missing value, see {@link MissingPolicy}. */
    static boolean isMissing(String text) {
        if (text.isEmpty()) {
            return true;
        }
        if (Character.isDigit(text.charAt(text.length() - 1))) {
            return false; // the usual case, decided without a new string
        }
        return MISSING.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    /** The number a text stands for, infinite ones included; empty if it is none. Java's suffixes and hex are no numbers. */
    static OptionalDouble parse(String text) {
        if (text.isEmpty() || Character.isLetter(text.charAt(text.length() - 1))) {
            return infinite(text);
        }
        if (text.indexOf('x') >= 0 || text.indexOf('X') >= 0) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** The whole number a text stands for; empty if it is none of 32 bits. */
    static OptionalInt integer(String text) {
        try {
            return OptionalInt.of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    private static OptionalDouble infinite(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "inf", "+inf", "infinity", "+infinity" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
            case "-inf", "-infinity" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
            default -> OptionalDouble.empty();
        };
    }
}
