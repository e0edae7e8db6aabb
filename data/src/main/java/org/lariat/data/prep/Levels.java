package org.lariat.data.prep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lariat.data.text.Quoted;

/**
 * One-hot coding of a column: an indicator for each level that occurs in the training rows.
 *
 * @param name of the column
 * @param levels with an indicator of their own, sorted, all different
 * @param other whether all further levels share an indicator, {@value #OTHER}
 * @param fill values of the indicators where the level is missing, one for each; null if they are not filled in
 * @param indicator whether a last feature says where the level is missing
 */
public record Levels(
        String name,
        List<String> levels,
        boolean other,
        @Nullable List<Double> fill,
        boolean indicator) implements ColumnSteps {
    /** The level that rare and unseen ones are counted as. */
    public static final String OTHER = "(other)";

    /**
     * Checks sizes.
     *
     * @throws IllegalArgumentException if levels repeat, or values to fill in are not one for each indicator
     */
    public Levels {
        levels = List.copyOf(levels);
        fill = fill == null ? null : List.copyOf(fill);
        int count = levels.size() + (other ? 1 : 0);
        if (new HashSet<>(levels).size() != levels.size() || (fill != null && fill.size() != count)) {
            throw new IllegalArgumentException(
                    "the levels of " + Quoted.of(name) + " repeat, or not each has a value to fill in");
        }
    }

    /** Number of indicators of levels. */
    public int count() {
        return levels.size() + (other ? 1 : 0);
    }

    @Override
    public boolean fills() {
        return fill != null;
    }

    /** The same coding with values for missing levels, if there were none. */
    public Levels orFill(List<Double> values) {
        return fill != null ? this : new Levels(name, levels, other, values, indicator);
    }

    /** Number of the indicator of each level that has one of its own, from 0. */
    public Map<String, Integer> positions() {
        Map<String, Integer> positions = new HashMap<>();
        for (int l = 0; l < levels.size(); l++) {
            positions.put(levels.get(l), l);
        }
        return positions;
    }

    @Override
    public List<String> outputs() {
        List<String> names = new ArrayList<>();
        levels.forEach(level -> names.add(name + "=" + level));
        if (other) {
            names.add(name + "=" + OTHER);
        }
        if (indicator) {
            names.add(name + MISSING);
        }
        return names;
    }

    @Override
    public String description() {
        return Quoted.of(name) + ": one indicator for each of " + levels.size()
                + (levels.size() == 1 ? " level" : " levels")
                + (other ? " and one for all others" : "")
                + (fill == null ? "" : "; missing: filled in" + (indicator ? ", with an indicator" : ""));
    }
}
