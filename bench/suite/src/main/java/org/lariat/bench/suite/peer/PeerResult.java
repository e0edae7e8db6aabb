package org.lariat.bench.suite.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.lariat.LassoModel;

/**
 * What a peer wrote for one tolerance: lines that begin with a word. {@code version TEXT}; {@code seconds S…} of each fit;
 * {@code lambda L…}, decreasing; {@code intercept B…}; {@code beta K J VALUE} for each non-zero coefficient, λ and column from 1;
 * and {@code error E…}, the errors of a cross-validation.
 *
 * @param version of the program
 * @param seconds of each fit
 * @param models for the λs it returned
 * @param errors empty unless it cross-validated
 */
record PeerResult(String version, List<Double> seconds, List<LassoModel> models, List<Double> errors) {
    /** Copies lists. */
    PeerResult {
        seconds = List.copyOf(seconds);
        models = List.copyOf(models);
        errors = List.copyOf(errors);
    }

    /**
     * Reads a file.
     *
     * @param columns p
     * @throws IOException if it cannot be read or is not such a file
     */
    static PeerResult read(Path file, int columns) throws IOException {
        String version = "";
        List<Double> seconds = List.of();
        List<Double> lambdas = List.of();
        List<Double> intercepts = List.of();
        List<Double> errors = List.of();
        List<TreeMap<Integer, Double>> betas = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                int blank = line.indexOf(' ');
                String word = blank < 0 ? line : line.substring(0, blank);
                String rest = blank < 0 ? "" : line.substring(blank + 1);
                switch (word) {
                    case "version" -> version = rest;
                    case "seconds" -> seconds = numbers(rest);
                    case "lambda" -> {
                        lambdas = numbers(rest);
                        while (betas.size() < lambdas.size()) {
                            betas.add(new TreeMap<>());
                        }
                    }
                    case "intercept" -> intercepts = numbers(rest);
                    case "error" -> errors = numbers(rest);
                    case "beta" -> {
                        String[] parts = rest.split(" ", -1);
                        betas.get(Integer.parseInt(parts[0]) - 1)
                                .put(Integer.parseInt(parts[1]) - 1, Double.parseDouble(parts[2]));
                    }
                    default -> throw new IOException(file + ": a line begins with '" + word + "'");
                }
            }
            List<LassoModel> models = new ArrayList<>();
            for (int k = 0; k < lambdas.size(); k++) {
                models.add(model(lambdas.get(k), intercepts.get(k), columns, betas.get(k)));
            }
            return new PeerResult(version, seconds, models, errors);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static List<Double> numbers(String text) {
        return text.isBlank()
                ? List.of()
                : Arrays.stream(text.strip().split("\\s+", -1))
                        .map(PeerResult::number)
                        .toList();
    }

    /** R writes {@code Inf} and {@code NA}. */
    private static double number(String text) {
        return switch (text) {
            case "Inf", "inf" -> Double.POSITIVE_INFINITY;
            case "NA", "nan" -> Double.NaN;
            default -> Double.parseDouble(text);
        };
    }

    private static LassoModel model(double lambda, double intercept, int columns, TreeMap<Integer, Double> beta) {
        return new LassoModel(
                lambda,
                intercept,
                columns,
                beta.keySet().stream().mapToInt(Integer::intValue).toArray(),
                beta.values().stream().mapToDouble(Double::doubleValue).toArray(),
                0.0, // what it explains plays no part here
                0.0,
                Optional.empty());
    }
}
