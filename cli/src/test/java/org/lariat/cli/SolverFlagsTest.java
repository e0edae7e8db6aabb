package org.lariat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lariat.solver.Solvers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Solvers by name, the knots of the path, and the history of costs, as a user meets them. */
class SolverFlagsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder = Path.of("");

    private Path data = folder;

    @BeforeEach
    void write() throws IOException {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder("age,income,noise,price\n");
        for (int i = 0; i < 40; i++) {
            double age = random.nextGaussian();
            double income = random.nextGaussian();
            double price = 3 * age - income + 0.5 * random.nextGaussian();
            text.append(age).append(',').append(income).append(',').append(random.nextGaussian());
            text.append(',').append(price).append('\n');
        }
        data = Files.writeString(folder.resolve("data.csv"), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lars", "ista", "fista", "cd-cyclic", "cd-random", "subgradient"})
    void everySolverRunsByItsName(String solver) {
        Ran ran = Ran.lariat(
                "path", data, "--target", "price", "--solver", solver, "--lambdas", "5", "--tolerance", "1e-3");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("solver " + solver);
    }

    @Test
    void helpNamesThemAll() {
        String help = Ran.lariat("path", "--help").out().replaceAll("\\s+", " ");
        for (String name : Solvers.NAMES) {
            assertThat(help).contains(name);
        }
    }

    @Test
    void knotsAreListedWithNames() {
        Ran ran = Ran.lariat("path", data, "--target", "price", "--knots");
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("solver lars")
                .containsPattern("feature +enters at lambda +leaves at lambda +sign")
                .containsPattern("(?s)age +[0-9.]+ +\\+.*income +[0-9.]+ +-.*noise +[0-9.]+");
    }

    @Test
    void knotsAreInTheJsonAndASavedPathIsExactBetweenThem() throws IOException {
        Path model = folder.resolve("model.json");
        Ran ran = Ran.lariat("path", data, "--target", "price", "--knots", "--save-model", model, "--format", "json");
        JsonNode path = JSON.readTree(ran.out());
        assertThat(path.get("algorithm").asString()).isEqualTo("lars");
        assertThat(path.get("knots").size()).isEqualTo(3);
        JsonNode first = path.get("knots").get(0);
        assertThat(first.get("lambda").asDouble())
                .isEqualTo(path.get("lambdaMax").asDouble())
                .isEqualTo(path.get("lambda").get(0).asDouble());
        assertThat(first.get("index").asInt()).isZero();
        assertThat(first.get("sign").asInt()).isEqualTo(1);
        assertThat(first.get("change").asString()).isEqualTo("ENTERS");
        assertThat(path.get("lambda").size()).isEqualTo(4);
        double between = 0.5
                * (path.get("lambda").get(1).asDouble()
                        + path.get("lambda").get(2).asDouble());
        Path single = folder.resolve("single.json");
        Ran.lariat("fit", data, "--target", "price", "--lambda", between, "--tolerance", "1e-13", "-o", single);
        String[] exact = Ran.lariat("predict", single, data).out().split("\n", -1);
        String[] interpolated =
                Ran.lariat("predict", model, data, "--lambda", between).out().split("\n", -1);
        assertThat(exact).hasSize(42);
        for (int i = 1; i <= 40; i++) {
            double difference = Double.parseDouble(exact[i]) - Double.parseDouble(interpolated[i]);
            assertThat(Math.abs(difference)).isLessThan(1e-9);
        }
    }

    @Test
    void otherPathsHaveNoKnots() {
        Ran ran = Ran.lariat("path", data, "--target", "price", "--format", "json");
        assertThat(JSON.readTree(ran.out()).has("knots")).isFalse();
    }

    @Test
    void historyIsWritten() throws IOException {
        Path file = folder.resolve("costs.json");
        Ran ran =
                Ran.lariat("path", data, "--target", "price", "--solver", "fista", "--lambdas", "4", "--history", file);
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("Written: " + file);
        JsonNode json = JSON.readTree(Files.readString(file));
        assertThat(json.get("solver").asString()).isEqualTo("fista");
        assertThat(json.get("history").size()).isEqualTo(4);
        JsonNode last = json.get("history").get(3);
        assertThat(last.get("iteration").size()).isGreaterThan(2);
        assertThat(last.get("objective").size()).isEqualTo(last.get("sweeps").size());
    }

    @Test
    void historyThatCannotBeWrittenIsRefusedBeforeTheFit() {
        Path file = folder.resolve("none").resolve("costs.json");
        Ran ran = Ran.lariat("path", data, "--target", "price", "--history", file);
        assertThat(ran.code()).isEqualTo(ExitCode.DATA);
        assertThat(ran.err())
                .isEqualTo("lariat: " + file + ": cannot be written, its directory does not exist; make it first"
                        + System.lineSeparator());
    }

    @Test
    void runningOutOfEpochsIsExitCodeFour() {
        Ran ran = Ran.lariat(
                "path",
                data,
                "--target",
                "price",
                "--solver",
                "subgradient",
                "--max-epochs",
                "3",
                "--tolerance",
                "1e-9");
        assertThat(ran.code()).isEqualTo(ExitCode.TOLERANCE_MISSED);
        assertThat(ran.err()).startsWith("lariat: the tolerance 1.00e-09 was not reached everywhere");
    }

    @Test
    void seedsReproduceTheOutput() {
        Object[] flags = {
            "path", data, "--target", "price", "--solver", "cd-random", "--format", "json", "--solver-seed"
        };
        JsonNode one = coefficients(flags, 1);
        assertThat(coefficients(flags, 1)).isEqualTo(one);
        assertThat(coefficients(flags, 2)).isNotEqualTo(one);
    }

    private static JsonNode coefficients(Object[] flags, long seed) {
        Object[] all = Arrays.copyOf(flags, flags.length + 1);
        all[flags.length] = seed;
        return JSON.readTree(Ran.lariat(all).out()).get("coefficients");
    }
}
