package org.lariat.bench.suite.result;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Two runs of the benchmark compared: what is slower or faster by more than noise.
 *
 * @param margin a ratio counts from 1 + margin (slower) or below 1/(1 + margin) (faster): what two runs of the same program on the
 *     same machine may differ by
 * @param lines everything that was timed in both runs
 * @param notes what limits the comparison, a sentence each
 */
public record Regression(double margin, List<Line> lines, List<String> notes) {
    /** Fewer repeats say nothing about noise. */
    public static final int FEWEST_REPEATS = 3;

    /**
     * One comparison.
     *
     * @param key what was timed
     * @param before median seconds
     * @param after median seconds
     * @param interval of the ratio
     * @param change whether it is beyond noise
     */
    public record Line(String key, double before, double after, RatioInterval interval, Change change) {}

    /** What a ratio says. */
    public enum Change {
        /** The whole interval lies above the margin. */
        SLOWER,
        /** The whole interval lies below the margin. */
        FASTER,
        /** Neither. */
        WITHIN_NOISE,
        /** There are too few repeats to tell. */
        UNKNOWN
    }

    /** Copies lists. */
    public Regression {
        lines = List.copyOf(lines);
        notes = List.copyOf(notes);
    }

    /**
     * Compares.
     *
     * @param before the old run
     * @param after the new one
     * @param margin ≥ 0
     * @throws IllegalArgumentException if the margin is negative or not finite
     */
    public static Regression of(BenchResult before, BenchResult after, double margin) {
        if (!(margin >= 0 && Double.isFinite(margin))) {
            throw new IllegalArgumentException("the margin must be at least 0, not " + margin);
        }
        Map<String, Timed> old = new HashMap<>();
        before.timed().forEach(timed -> old.put(timed.key(), timed));
        List<Line> lines = new ArrayList<>();
        for (Timed timed : after.timed()) {
            Timed other = old.get(timed.key());
            if (other != null) {
                lines.add(line(other, timed, margin));
            }
        }
        return new Regression(margin, lines, notes(before, after, lines.size()));
    }

    private static Line line(Timed before, Timed after, double margin) {
        RatioInterval interval =
                RatioInterval.of(before.seconds(), after.seconds(), after.key().hashCode());
        boolean enough = Math.min(before.seconds().size(), after.seconds().size()) >= FEWEST_REPEATS;
        Change change = !enough
                ? Change.UNKNOWN
                : interval.low() > 1 + margin
                        ? Change.SLOWER
                        : interval.high() < 1 / (1 + margin) ? Change.FASTER : Change.WITHIN_NOISE;
        return new Line(after.key(), before.median(), after.median(), interval, change);
    }

    private static List<String> notes(BenchResult before, BenchResult after, int common) {
        List<String> notes = new ArrayList<>();
        if (!before.machine().equals(after.machine())) {
            notes.add("the old run was on another machine or Java: "
                    + before.machine().line());
        }
        int only = after.timed().size() - common;
        if (only > 0) {
            notes.add(only + " of " + after.timed().size() + " timings are not in the old run");
        }
        if (before.timed().size() > common) {
            notes.add(before.timed().size() - common + " timings of the old run are not in this one");
        }
        return notes;
    }

    /** The lines with one kind of change. */
    public List<Line> with(Change change) {
        return lines.stream().filter(line -> line.change() == change).toList();
    }
}
