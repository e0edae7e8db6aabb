package org.lariat.path;

import java.util.List;

/**
 * How far a path is, and all that is needed to go on with it; see {@link PathSegments}.
 *
 * @param points the points done, λ strictly decreasing
 * @param columnsRead columns of X read so far
 * @param newtonSteps Newton steps taken so far
 */
public record PartialPath(List<PathPoint> points, long columnsRead, long newtonSteps) {
    /** Where every path begins. */
    public static final PartialPath NONE = new PartialPath(List.of(), 0, 0);

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if λ does not decrease, or a count is negative
     */
    public PartialPath {
        points = List.copyOf(points);
        for (int k = 1; k < points.size(); k++) {
            if (!(points.get(k).lambda() < points.get(k - 1).lambda())) {
                throw new IllegalArgumentException("lambda must decrease along a path");
            }
        }
        if (columnsRead < 0 || newtonSteps < 0) {
            throw new IllegalArgumentException("the work done cannot be negative");
        }
    }

    /** Number of points. */
    public int size() {
        return points.size();
    }
}
