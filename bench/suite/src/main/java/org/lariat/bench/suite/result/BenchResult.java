package org.lariat.bench.suite.result;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One run of the benchmark.
 *
 * @param format {@value #FORMAT}
 * @param version of Lariat
 * @param started date and time, ISO 8601
 * @param command what was typed
 * @param quick whether it was the short one
 * @param seed of the problems
 * @param targetGap relative gap at which programs are compared
 * @param machine where it ran
 * @param programs name and version of each program that took part
 * @param paths whole paths
 * @param crossValidation cross-validations
 * @param predictions predictions
 * @param roofline kernels
 * @param notes what a reader should know, a sentence each
 */
public record BenchResult(
        String format,
        String version,
        String started,
        String command,
        boolean quick,
        long seed,
        double targetGap,
        Machine machine,
        Map<String, String> programs,
        List<PathRow> paths,
        List<CvRow> crossValidation,
        List<PredictRow> predictions,
        Roofline roofline,
        List<String> notes) {
    /** Says in the file what it is. */
    public static final String FORMAT = "lariat-bench-1";

    /** Copies lists. */
    public BenchResult {
        paths = List.copyOf(paths);
        crossValidation = List.copyOf(crossValidation);
        predictions = List.copyOf(predictions);
        notes = List.copyOf(notes);
    }

    /** With more to know. */
    public BenchResult withNotes(List<String> more) {
        return new BenchResult(
                format,
                version,
                started,
                command,
                quick,
                seed,
                targetGap,
                machine,
                programs,
                paths,
                crossValidation,
                predictions,
                roofline,
                Stream.concat(notes.stream(), more.stream()).toList());
    }

    /** Everything that was timed. */
    public List<Timed> timed() {
        return Stream.of(paths.stream(), crossValidation.stream(), predictions.stream(), roofline.kernels().stream())
                .<Timed>flatMap(rows -> rows)
                .toList();
    }
}
