package org.lariat.bench.suite.result;

import java.util.List;

/**
 * A program's cross-validation of one problem at its default tolerance, on given λs and folds.
 *
 * @param problem its name
 * @param rows n
 * @param columns p
 * @param folds their number
 * @param solver the program
 * @param threads it may use
 * @param seconds of each run, the path of all rows included
 * @param lambda λ with the least error
 * @param gap relative duality gap of the model of all rows there, as the judge found it
 * @param errorDifference largest relative difference of its error curve from that of the first program
 */
public record CvRow(
        String problem,
        int rows,
        int columns,
        int folds,
        String solver,
        int threads,
        List<Double> seconds,
        double lambda,
        double gap,
        double errorDifference)
        implements Timed {
    /** Copies the seconds. */
    public CvRow {
        seconds = List.copyOf(seconds);
    }

    @Override
    public String key() {
        return "cv " + problem + ", " + solver + ", threads " + threads;
    }
}
