package org.lariat.bench.suite.result;

import java.util.List;
import java.util.Locale;

/**
 * A program at one setting on the path of one problem.
 *
 * @param purpose why the problem is there
 * @param problem its name
 * @param rows n
 * @param columns p
 * @param solver the program
 * @param tolerance what it was told to reach, in its own meaning of the word; 0 for exact methods
 * @param usual whether that is its default
 * @param threads it may use
 * @param seconds of each fit
 * @param points λs that it returned
 * @param asked λs that it was asked for
 * @param gap largest relative duality gap that the judge found; +∞ where nothing was returned
 * @param judged λs that the judge looked at
 * @param nonzeros non-zero coefficients at the last λ
 */
public record PathRow(
        Purpose purpose,
        String problem,
        int rows,
        int columns,
        String solver,
        double tolerance,
        boolean usual,
        int threads,
        List<Double> seconds,
        int points,
        int asked,
        double gap,
        int judged,
        int nonzeros)
        implements Timed {
    /** Copies the seconds. */
    public PathRow {
        seconds = List.copyOf(seconds);
    }

    /** Why a problem is measured. */
    public enum Purpose {
        /** Time against gap. */
        GAP(""),
        /** Time against the number of columns. */
        COLUMNS(" (over columns)"),
        /** Time against the number of rows. */
        ROWS(" (over rows)");

        private final String suffix; // of keys: a problem may serve two purposes

        Purpose(String suffix) {
            this.suffix = suffix;
        }
    }

    @Override
    public String key() {
        return String.format(
                Locale.ROOT, "path %s%s, %s at %.0e, threads %d", problem, purpose.suffix, solver, tolerance, threads);
    }

    /** Whether all λs came back and the judge found a gap at most this large. */
    public boolean reached(double target) {
        return points == asked && gap <= target;
    }
}
