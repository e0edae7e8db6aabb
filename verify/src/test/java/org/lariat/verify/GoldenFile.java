package org.lariat.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a text resource of golden numbers: comments (#) that name the source, and blocks that begin with {@code case NAME},
 * each line a word and its numbers.
 */
final class GoldenFile {
    private final Map<String, Map<String, double[]>> cases = new LinkedHashMap<>();

    GoldenFile(String name) {
        Map<String, double[]> block = new LinkedHashMap<>();
        for (String line : lines(name)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> words = List.of(line.strip().split("\\s+", -1));
            if (words.getFirst().equals("case")) {
                block = new LinkedHashMap<>();
                cases.put(words.get(1), block);
            } else {
                block.put(
                        words.getFirst(),
                        words.stream().skip(1).mapToDouble(Double::parseDouble).toArray());
            }
        }
    }

    private static List<String> lines(String name) {
        try (InputStream in = GoldenFile.class.getResourceAsStream("/goldens/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no resource goldens/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The numbers of one line of a case. */
    double[] numbers(String caseName, String line) {
        Map<String, double[]> block = cases.getOrDefault(caseName, Map.of());
        double[] numbers = block.get(line);
        if (numbers == null) {
            throw new IllegalArgumentException("case " + caseName + " has no line " + line);
        }
        return numbers.clone();
    }

    /** Column k of the lines with the given names. */
    double[] column(String caseName, int k, String... lines) {
        return Arrays.stream(lines)
                .mapToDouble(line -> numbers(caseName, line)[k])
                .toArray();
    }
}
