package org.lariat.stability;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How many subsamples selected what, where on the grid, with which sign. Whole numbers, so their order does not matter. */
final class SelectionCounts {
    private final int gridSize;
    private final Map<Integer, Tally> tallies = new TreeMap<>();
    private long selections;

    /** Counts of one feature. */
    private static final class Tally {
        private final int[] at; // subsamples that selected it, at each point of the grid
        private int anywhere;
        private int positive;

        Tally(int gridSize) {
            this.at = new int[gridSize];
        }
    }

    SelectionCounts(int gridSize) {
        this.gridSize = gridSize;
    }

    /** Adds a subsample. */
    synchronized void add(PathSelection selection) {
        for (Map.Entry<Integer, BitSet> entry : selection.points().entrySet()) {
            int j = entry.getKey();
            Tally tally = tallies.computeIfAbsent(j, feature -> new Tally(gridSize));
            entry.getValue().stream().forEach(k -> tally.at[k]++);
            tally.anywhere++;
            tally.positive += selection.positive(j) ? 1 : 0;
            selections++;
        }
    }

    /** Features that some subsample selected, ascending. */
    synchronized int[] features() {
        return tallies.keySet().stream().mapToInt(Integer::intValue).toArray();
    }

    /** Subsamples that selected a feature, at each point of the grid. */
    synchronized int[] at(int feature) {
        Tally tally = tallies.get(feature);
        return tally == null ? new int[gridSize] : tally.at.clone();
    }

    /** The largest of {@link #at}. */
    synchronized int most(int feature) {
        Tally tally = tallies.get(feature);
        return tally == null ? 0 : Arrays.stream(tally.at).max().orElseThrow();
    }

    /** Share of positive signs among the subsamples that selected a feature anywhere; NaN if none did. */
    synchronized double positive(int feature) {
        @Nullable Tally tally = tallies.get(feature);
        return tally == null ? Double.NaN : (double) tally.positive / tally.anywhere;
    }

    /** Features selected anywhere on the grid, summed over the subsamples. */
    synchronized long selections() {
        return selections;
    }
}
