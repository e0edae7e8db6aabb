package org.lariat.stability;

import java.util.BitSet;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.lariat.LassoModel;
import org.lariat.LassoPath;

/** What one subsample selected along its path: for each feature the points of the common grid at which it counts. */
final class PathSelection {
    private final TreeMap<Integer, BitSet> points = new TreeMap<>();
    private final TreeMap<Integer, Double> lastValue = new TreeMap<>();
    private final Candidates candidates;
    private final int gridSize;
    private final int skipped;

    /**
     * An empty selection.
     *
     * @param candidates the features to choose from
     * @param gridSize points of the common grid
     * @param skipped points of the path above the common grid; they count as its first
     */
    private PathSelection(Candidates candidates, int gridSize, int skipped) {
        this.candidates = candidates;
        this.gridSize = gridSize;
        this.skipped = skipped;
    }

    /** Selects, at each point, what is non-zero there. */
    static PathSelection onGrid(LassoPath path, Candidates candidates, int gridSize, int skipped) {
        PathSelection selection = new PathSelection(candidates, gridSize, skipped);
        for (int k = 0; k < path.size(); k++) {
            int point = selection.point(k);
            selection.take(path.model(k), at -> at.set(point));
        }
        return selection;
    }

    /**
     * Selects the features that enter first, point by point while they are at most q; a feature counts from the point where
     * it enters on.
     */
    static PathSelection first(LassoPath path, int q, Candidates candidates, int gridSize, int skipped) {
        PathSelection selection = new PathSelection(candidates, gridSize, skipped);
        for (int k = 0; k < path.size(); k++) {
            LassoModel model = path.model(k);
            if (selection.points.size() + selection.newcomers(model) > q) {
                break;
            }
            int point = selection.point(k);
            selection.take(model, at -> at.set(at.isEmpty() ? point : at.nextSetBit(0), gridSize));
        }
        return selection;
    }

    private int point(int k) {
        return Math.max(0, k - skipped);
    }

    private int newcomers(LassoModel model) {
        int count = 0;
        for (int j : model.indices()) {
            count += candidates.contains(j) && !points.containsKey(j) ? 1 : 0;
        }
        return count;
    }

    private void take(LassoModel model, Consumer<BitSet> mark) {
        int[] index = model.indices();
        double[] value = model.values();
        for (int m = 0; m < index.length; m++) {
            int j = index[m];
            if (candidates.contains(j)) {
                mark.accept(points.computeIfAbsent(j, feature -> new BitSet(gridSize)));
                lastValue.put(j, value[m]);
            }
        }
    }

    /** For each feature selected anywhere the points at which it counts. */
    Map<Integer, BitSet> points() {
        return Collections.unmodifiableMap(points);
    }

    /** True if the coefficient was positive at the last point of the path at which it was not zero. */
    boolean positive(int feature) {
        Double value = lastValue.get(feature);
        return value != null && value > 0;
    }
}
