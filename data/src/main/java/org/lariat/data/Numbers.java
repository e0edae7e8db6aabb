package org.lariat.data;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.core.io.NumberInput;

/**
 * Numbers in text. They are parsed by Jackson's fast parser, which gives the bits of {@link Double#parseDouble} and is several
 * times faster where a number has 16 digits or more.
 */
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
        for (int k = 0; k < text.length(); k++) {
            char c = text.charAt(k);
            if (c > '9' && c != 'e' && c != 'E') {
                return infinite(text);
            }
        }
        try {
            return OptionalDouble.of(NumberInput.parseDouble(text, true));
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
