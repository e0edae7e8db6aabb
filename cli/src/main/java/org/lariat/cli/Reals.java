package org.lariat.cli;

import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as people write them. */
final class Reals {
    private Reals() {}

    /** The number a text stands for, {@code Inf} and {@code -Inf} included; empty if it is none. */
    static OptionalDouble parse(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        switch (word) {
            case "inf", "+inf", "infinity", "+infinity" -> {
                return OptionalDouble.of(Double.POSITIVE_INFINITY);
            }
            case "-inf", "-infinity" -> {
                return OptionalDouble.of(Double.NEGATIVE_INFINITY);
            }
            default -> {
                // a plain number, or none
            }
        }
        boolean plain = !word.isEmpty() && word.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.e".indexOf(c) >= 0);
        try {
            return plain ? OptionalDouble.of(Double.parseDouble(word)) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
