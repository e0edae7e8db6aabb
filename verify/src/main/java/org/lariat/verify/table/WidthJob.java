package org.lariat.verify.table;

import java.util.List;
import java.util.Map;

/**
 * What a JVM of another vector width is to do, and what it says; both as JSON between processes.
 *
 * @param threads cases to run at the same time
 * @param expected for each case by its id, the fingerprints of the reference
 */
record WidthJob(int threads, Map<String, List<String>> expected) {
    /** Copies the map. */
    WidthJob {
        expected = Map.copyOf(expected);
    }

    /**
     * The answer.
     *
     * @param bytes width of the registers that were really used
     * @param rows one for each check
     */
    record Answer(int bytes, List<Row> rows) {
        /** Copies the list. */
        Answer {
            rows = List.copyOf(rows);
        }
    }
}
