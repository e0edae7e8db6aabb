package org.lariat.data.prep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Fits the one-hot coding of columns. */
public final class LevelsFitter {
    private final Preparation wanted;
    private final @Nullable Fill fill;

    /**
     * Knows what is wanted.
     *
     * @param fill what to put in place of missing levels, or null
     */
    public LevelsFitter(Preparation wanted, @Nullable Fill fill) {
        this.wanted = wanted;
        this.fill = fill;
    }

    /**
     * Fits the coding of a column.
     *
     * @param uses in how many training rows each level occurs; levels that occur in none do not matter
     * @param indicator whether there is to be an indicator of missing levels
     */
    public Levels fit(String name, Map<String, Integer> uses, boolean indicator) {
        boolean other = wanted.unseen() == Unseen.OTHER;
        List<String> levels = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        int rest = 0;
        for (Map.Entry<String, Integer> level : new TreeMap<>(uses).entrySet()) {
            if (level.getValue() >= (other ? wanted.rare() : 1)) {
                levels.add(level.getKey());
                counts.add(level.getValue());
            } else {
                rest += level.getValue();
            }
        }
        if (other) {
            counts.add(rest);
        }
        return new Levels(name, levels, other, filled(counts), indicator);
    }

    private @Nullable List<Double> filled(List<Integer> counts) {
        int rows = counts.stream().mapToInt(Integer::intValue).sum();
        if (fill == null || rows == 0) {
            return null;
        }
        int most = counts.indexOf(counts.stream().max(Integer::compare).orElseThrow());
        List<Double> values = new ArrayList<>();
        for (int l = 0; l < counts.size(); l++) {
            values.add(fill == Fill.MEAN ? (double) counts.get(l) / rows : l == most ? 1.0 : 0.0);
        }
        return values;
    }
}
