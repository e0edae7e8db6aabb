package org.lariat.bench.suite.result;

import java.util.List;

/** Something that was timed several times. */
public interface Timed {
    /** What it was, the same in every run of the benchmark: by it two runs are compared. */
    String key();

    /** Seconds of each repeat, in order. */
    List<Double> seconds();

    /** The middle of the repeats, in seconds. */
    default double median() {
        return Statistics.median(seconds());
    }
}
