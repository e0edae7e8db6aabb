package org.lariat.bench.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is timed is checked: the path in the file is optimal to the tolerance, by arithmetic of this test's own. */
class PathBenchmarkTest {
    private static final int ROWS = 20;
    private static final int COLUMNS = 30;
    private static final double[] LAMBDAS = {0.8, 0.4, 0.1, 0.02};
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @TempDir
    private Path folder;

    private final double[] x = new double[ROWS * COLUMNS]; // column by column
    private final double[] y = new double[ROWS];

    @BeforeEach
    void writeProblem() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        Arrays.setAll(x, k -> random.nextDouble(-2, 2));
        Arrays.setAll(y, i -> 5 + 2 * x[i] - x[3 * ROWS + i] + random.nextDouble(-1, 1));
        npy("X.npy", "(" + ROWS + ", " + COLUMNS + ")", x);
        npy("y.npy", "(" + ROWS + ",)", y);
        Files.writeString(
                folder.resolve("lambda.txt"),
                Arrays.stream(LAMBDAS).mapToObj(Double::toString).collect(Collectors.joining("\n")));
    }

    @Test
    void pathIsWhatTheJudgeReadsAndOptimal() throws IOException {
        JsonNode result = fit("--tolerance", "1e-9", "--repeats", "3", "--warm-up", "0");
        JsonNode path = MAPPER.readTree(Files.readString(folder.resolve("out/path.json")));

        assertThat(path.get("solver").asString()).isEqualTo("lariat");
        assertThat(path.get("seconds").size()).isEqualTo(3);
        assertThat(path.get("intercept").size()).isEqualTo(LAMBDAS.length);
        assertThat(path.get("coefficients").size()).isEqualTo(LAMBDAS.length);
        for (int k = 0; k < LAMBDAS.length; k++) {
            assertThat(path.get("lambda").get(k).asDouble()).isEqualTo(LAMBDAS[k]);
            assertThat(relativeGap(path, k)).as("gap at λ = %s", LAMBDAS[k]).isBetween(-1e-12, 1e-9);
        }
        assertThat(result.get("worstCertifiedGap").asDouble()).isBetween(0.0, 1e-9);
        assertThat(result.get("converged").asInt()).isEqualTo(LAMBDAS.length);
        assertThat(result.get("nonzeros").asInt())
                .isEqualTo(path.get("coefficients")
                        .get(LAMBDAS.length - 1)
                        .get("index")
                        .size());
    }

    @Test
    void everyFitIsCountedOnce() throws IOException {
        JsonNode result = fit("--repeats", "2", "--warm-up", "0");
        assertThat(result.get("warmUpFits").asInt()).isEqualTo(Warmth.FITS);
        assertThat(result.get("seconds").size()).isEqualTo(2);
        assertThat(result.get("first").asDouble()).isPositive();
        assertThat(result.get("tenth").asDouble()).isPositive();
        assertThat(result.get("minimum").asDouble())
                .isLessThanOrEqualTo(result.get("median").asDouble());
        assertThat(Files.readString(folder.resolve("out/result.json"))).isEqualTo(result.toString());
    }

    @Test
    void storageThreadsAndSolverAreThoseAskedFor() throws IOException {
        JsonNode result =
                fit("--storage", "float32", "--threads", "2", "--solver", "cd", "--repeats", "1", "--warm-up", "0");
        assertThat(result.get("storage").asString()).isEqualTo("float32");
        assertThat(result.get("threads").asInt()).isEqualTo(2);
        assertThat(result.get("solver").asString()).isEqualTo("cd");
    }

    @Test
    void unknownFlagIsRefused() {
        assertThatThrownBy(() -> FitSettings.parse("in", "out", "--fast", "yes"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("there is no flag --fast; expected PathBenchmark PROBLEM OUT");
    }

    @Test
    void warmUpLastsLongEnoughAndNotTooLong() {
        assertThat(Warmth.reached(9, 5, 3)).isFalse();
        assertThat(Warmth.reached(10, 2, 3)).isFalse();
        assertThat(Warmth.reached(10, 3, 3)).isTrue();
        assertThat(Warmth.reached(1, Warmth.MOST_SECONDS, 3)).isTrue();
    }

    private JsonNode fit(String... flags) throws IOException {
        String[] args = new String[flags.length + 2];
        args[0] = folder.toString();
        args[1] = folder.resolve("out").toString();
        System.arraycopy(flags, 0, args, 2, flags.length);
        return MAPPER.readTree(PathBenchmark.run(FitSettings.parse(args)));
    }

    /** (P − D)/P with D at the residual, centred and scaled down until it is feasible. */
    private double relativeGap(JsonNode path, int point) {
        double lambda = LAMBDAS[point];
        JsonNode index = path.get("coefficients").get(point).get("index");
        JsonNode value = path.get("coefficients").get(point).get("value");
        double[] r = y.clone();
        double norm = 0;
        for (int k = 0; k < index.size(); k++) {
            double b = value.get(k).asDouble();
            norm += Math.abs(b);
            for (int i = 0; i < ROWS; i++) {
                r[i] -= b * x[index.get(k).asInt() * ROWS + i];
            }
        }
        double intercept = path.get("intercept").get(point).asDouble();
        Arrays.setAll(r, i -> r[i] - intercept);
        double primal = dot(r, r, 0) / (2 * ROWS) + lambda * norm;
        double mean = Arrays.stream(r).sum() / ROWS;
        Arrays.setAll(r, i -> r[i] - mean);
        double largest = 0;
        for (int j = 0; j < COLUMNS; j++) {
            largest = Math.max(largest, Math.abs(dot(x, r, j * ROWS)) / ROWS);
        }
        double scale = Math.min(1, lambda / largest);
        double dual = scale * dot(y, r, 0) / ROWS - scale * scale * dot(r, r, 0) / (2 * ROWS);
        return (primal - dual) / primal;
    }

    private static double dot(double[] a, double[] b, int from) {
        double sum = 0;
        for (int i = 0; i < ROWS; i++) {
            sum += a[from + i] * b[i];
        }
        return sum;
    }

    /** Writes an array as numpy does. */
    private void npy(String name, String shape, double[] values) throws IOException {
        String header = "{'descr': '<f8', 'fortran_order': True, 'shape': " + shape + ", }";
        String padded = header + " ".repeat(128 - 10 - 1 - header.length()) + "\n";
        ByteBuffer buffer =
                ByteBuffer.allocate(128 + Double.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0);
        buffer.putShort((short) padded.length()).put(padded.getBytes(StandardCharsets.US_ASCII));
        for (double v : values) {
            buffer.putDouble(v);
        }
        try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
            out.write(buffer.array());
        }
    }
}
