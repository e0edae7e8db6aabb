package org.lariat.bench.path;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * What came of all rounds of one solver on one problem: a folder for each round, with {@code judge.json}; with
 * {@code result.json}, where it is Lariat; with {@code peak}, in KiB, where it is another program.
 */
final class Outcome {
    private static final double KIBIBYTE = 1024;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final List<JsonNode> judged = new ArrayList<>();
    private final List<JsonNode> results = new ArrayList<>();
    private final List<Double> peaks = new ArrayList<>();

    private Outcome() {}

    /** Reads the rounds that are there, which may be none. */
    static Outcome read(Path folder) throws IOException {
        Outcome outcome = new Outcome();
        if (!Files.isDirectory(folder)) {
            return outcome;
        }
        List<Path> rounds;
        try (Stream<Path> entries = Files.list(folder)) {
            rounds = entries.sorted().toList();
        }
        for (Path round : rounds) {
            outcome.add(round);
        }
        return outcome;
    }

    private void add(Path round) throws IOException {
        if (!Files.exists(round.resolve("judge.json"))) {
            return; // interrupted
        }
        judged.add(json(round.resolve("judge.json")));
        if (Files.exists(round.resolve("result.json"))) {
            results.add(json(round.resolve("result.json")));
        }
        if (Files.exists(round.resolve("peak"))) {
            String peak = Files.readString(round.resolve("peak")).strip();
            peaks.add(KIBIBYTE * ProblemSpec.number(peak));
        }
    }

    private static JsonNode json(Path file) throws IOException {
        return MAPPER.readTree(Files.readString(file));
    }

    /** True if there is a path that was judged. */
    boolean finished() {
        return !Double.isNaN(seconds());
    }

    /** The time limit that a run exceeded; not a number if none did. */
    double limit() {
        return median(judged, "limit");
    }

    /** True if a run ended otherwise than with a path or at the time limit. */
    boolean failed() {
        return !Double.isNaN(median(judged, "failed"));
    }

    /** Median over the rounds of their medians. */
    double seconds() {
        return median(judged, "seconds");
    }

    /** The fewest λs of a path, where it has not all of them; not a number where all are there. */
    double lambdasOfPart() {
        return judged.stream()
                .filter(j -> !j.path("same_grid").asBoolean(true))
                .mapToDouble(j -> j.path("lambdas").asDouble(Double.NaN))
                .min()
                .orElse(Double.NaN);
    }

    /** The largest gap the judge found; infinite where a path is not whole. */
    double gap() {
        if (!Double.isNaN(lambdasOfPart())) {
            return Double.POSITIVE_INFINITY;
        }
        return judged.stream()
                .mapToDouble(j -> j.path("max_relative_gap").asDouble(Double.NaN))
                .filter(v -> !Double.isNaN(v))
                .max()
                .orElse(Double.NaN);
    }

    /** Median over the rounds of a number that Lariat reports of itself. */
    double reported(String field) {
        return median(results, field);
    }

    /** The shortest fit of Lariat in any round. */
    double shortest() {
        return results.stream()
                .mapToDouble(r -> r.path("minimum").asDouble(Double.NaN))
                .min()
                .orElse(Double.NaN);
    }

    /** Non-zero coefficients at the end of the path. */
    double nonzeros() {
        return median(judged, "nonzeros_last");
    }

    /** The solver Lariat chose. */
    String solver() {
        JsonNode node = results.isEmpty()
                ? MissingNode.getInstance()
                : results.getFirst().path("solver");
        return node.asString("–");
    }

    /** The most memory a run had resident, in bytes. */
    double peakBytes() {
        return Stream.concat(
                        peaks.stream(),
                        results.stream().map(r -> r.path("peakBytes").asDouble(Double.NaN)))
                .mapToDouble(Double::doubleValue)
                .filter(v -> !Double.isNaN(v))
                .max()
                .orElse(Double.NaN);
    }

    private static double median(List<JsonNode> nodes, String field) {
        return Numbers.median(
                nodes.stream().map(n -> n.path(field).asDouble(Double.NaN)).toList());
    }
}
