package org.lariat.verify.table;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** One value of a dimension of the table; an enum's constant. */
interface Level {
    /** The constant's name, as the compiler knows it. */
    String name();

    /** The name as people read and type it: {@code "dense-float64"}. */
    default String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The constant of that label.
     *
     * @throws IllegalArgumentException if there is none
     */
    static <L extends Enum<L> & Level> L named(Class<L> dimension, String label) {
        for (L level : dimension.getEnumConstants()) {
            if (level.label().equals(label)) {
                return level;
            }
        }
        String known =
                Arrays.stream(dimension.getEnumConstants()).map(Level::label).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("there is no '" + label + "' among " + known);
    }
}
