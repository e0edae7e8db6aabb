package org.lariat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands on data that is in order. */
class CommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int ROWS = 60;

    @TempDir
    Path folder = Path.of("");

    private Path data = Path.of("");

    @BeforeEach
    void writeData() throws IOException {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder("age,income,noise,w,price\n");
        for (int i = 0; i < ROWS; i++) {
            double age = random.nextGaussian();
            double income = 1000 * random.nextGaussian();
            double noise = random.nextGaussian();
            double price = 3 + 2 * age - 0.005 * income + 0.1 * random.nextGaussian();
            text.append(age)
                    .append(',')
                    .append(income)
                    .append(',')
                    .append(noise)
                    .append(',');
            text.append(1 + i % 3).append(',').append(price).append('\n');
        }
        data = Files.writeString(folder.resolve("house prices.csv"), text);
    }

    private static JsonNode json(Ran ran) {
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        return JSON.readTree(ran.out());
    }

    @Test
    void fitWithoutLambdaShowsThePathAndTheChoice() {
        Ran ran = Ran.lariat("fit", data, "--target", "price", "--ignore", "w");
        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .startsWith(data + ": 60 rows, 3 features; lasso, with intercept, standardized")
                .contains(
                        "point  df  deviance",
                        "was chosen by cross-validation (10 random folds, seed 1: λ.1se",
                        "λ.min is")
                .containsPattern("\\* +[0-9]+ ")
                .containsPattern("(?s)income .*age .*\\(intercept\\)")
                .contains("features selected", "certified relative gap", "tolerance 1.0e-07");
    }

    @Test
    void terminalsWithoutGreekLettersGetWords() {
        Ran ran = Ran.lariat(StandardCharsets.US_ASCII, "fit", data, "--target", "price", "--lambda", "0.1");
        assertThat(ran.out()).contains("lambda = 0.1").doesNotContain("?");
    }

    @Test
    void fitAsJsonHasTheModelAndItsCertificate() {
        JsonNode fit = json(Ran.lariat(
                "fit",
                data,
                "--target",
                "price",
                "--weights",
                "w",
                "--lambda",
                "0.1",
                "--format",
                "json",
                "--repeat",
                "2",
                "--backend",
                "scalar",
                "--threads",
                "1"));
        assertThat(fit.get("lambda").asDouble()).isEqualTo(0.1);
        assertThat(fit.get("chosenBy").asString()).isEqualTo("given");
        assertThat(fit.get("coefficients").get(0).get("name").asString()).isEqualTo("age");
        assertThat(fit.get("coefficients").get(0).get("value").asDouble()).isCloseTo(2.0, within(0.3));
        assertThat(fit.get("certificate").get("relativeGap").asDouble()).isBetween(0.0, 1e-7);
        assertThat(fit.get("seconds").size()).isEqualTo(2);
        assertThat(fit.get("backend").asString()).isEqualTo("scalar");
        assertThat(fit.get("threads").asInt()).isEqualTo(1);
    }

    @Test
    void quietSaysNothing() {
        Ran ran = Ran.lariat("fit", data, "--target", "price", "--quiet");
        assertThat(ran).isEqualTo(new Ran(0, "", ""));
    }

    @Test
    void pathJsonIsTheSameOnScreenAndInTheFile() throws IOException {
        Path file = folder.resolve("path.json");
        JsonNode screen = json(Ran.lariat(
                "path",
                data,
                "--target",
                "price",
                "--lambdas",
                "5",
                "--lambda-min-ratio",
                "0.1",
                "--output",
                file,
                "--format",
                "json"));
        assertThat(JSON.readTree(Files.readString(file))).isEqualTo(screen);
        for (String field : List.of("seconds", "lambda", "intercept", "coefficients", "certificate")) {
            assertThat(screen.get(field).isArray()).as(field).isTrue();
        }
        assertThat(screen.get("solver").asString()).isEqualTo("lariat");
        assertThat(screen.get("lambda").size()).isEqualTo(5);
        double ratio = screen.get("lambda").get(4).asDouble()
                / screen.get("lambda").get(0).asDouble();
        assertThat(ratio).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void pathEndsAtTheLimitOnFeatures() {
        Ran ran = Ran.lariat("path", data, "--target", "price", "--max-features", "1");
        assertThat(ran.out()).contains("Note: the path ends where the next point has more than 1 features");
        assertThat(ran.code()).isZero();
    }

    @Test
    void flagsReachTheProblem() throws IOException {
        Path factors = Files.writeString(folder.resolve("factors.csv"), "name,factor\nage,Inf\nw,Inf\nnoise,Inf\n");
        JsonNode fit = json(Ran.lariat(
                "fit",
                data,
                "--target",
                "price",
                "--lambda",
                "0.1",
                "--penalty-factors",
                factors,
                "--lower",
                "-0.001",
                "--no-intercept",
                "--no-standardize",
                "--alpha",
                "0.5",
                "--format",
                "json"));
        assertThat(fit.get("coefficients").size()).isEqualTo(1);
        assertThat(fit.get("coefficients").get(0).get("value").asDouble()).isEqualTo(-0.001);
        assertThat(fit.get("intercept").asDouble()).isZero();
        assertThat(fit.get("alpha").asDouble()).isEqualTo(0.5);
        assertThat(fit.get("standardize").asBoolean()).isFalse();
    }

    @Test
    void predictionsFollowTheModel() throws IOException {
        Path model = folder.resolve("model.json");
        JsonNode fit = json(Ran.lariat(
                "fit", data, "--target", "price", "--ignore", "w", "--lambda", "0.1", "-o", model, "--format", "json"));
        Path rows = Files.writeString(folder.resolve("new.csv"), "income,noise,age\n0,0,0\n0,0,1\n");
        Ran ran = Ran.lariat("predict", model, rows);
        assertThat(ran.err()).isEmpty();
        List<String> lines = ran.out().lines().toList();
        assertThat(lines.getFirst()).isEqualTo("prediction");
        double intercept = Double.parseDouble(lines.get(1));
        double age = fit.get("coefficients").get(0).get("value").asDouble();
        assertThat(intercept).isEqualTo(fit.get("intercept").asDouble());
        assertThat(Double.parseDouble(lines.get(2)) - intercept).isCloseTo(age, within(1e-12));

        Path out = folder.resolve("out.csv");
        assertThat(Ran.lariat("predict", model, rows, "-o", out)).isEqualTo(new Ran(0, "", ""));
        assertThat(Files.readString(out)).isEqualTo(ran.out());
    }

    @Test
    void aSavedPathPredictsBetweenItsPoints() {
        Path model = folder.resolve("path-model.json");
        Ran path = Ran.lariat("path", data, "--target", "price", "--lambdas", "10", "--save-model", model);
        assertThat(path.out()).contains("Written: " + model);
        Ran unsaid = Ran.lariat("predict", model, data);
        assertThat(unsaid.code()).isEqualTo(ExitCode.USAGE);
        assertThat(unsaid.err()).contains("has 10 values of λ").contains("choose one of that range with --lambda");
        Ran outside = Ran.lariat("predict", model, data, "--lambda", "1e9");
        assertThat(outside.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outside.err()).startsWith("lariat: λ = 1.0E9 is not in " + model + ", which has λ from ");
        Ran between = Ran.lariat("predict", model, data, "--lambda", "0.1");
        assertThat(between.code()).isZero();
        assertThat(between.out().lines()).hasSize(ROWS + 1);
        assertThat(between.err()).contains("the coefficients are interpolated linearly");
    }

    @Test
    void inspectShowsAModelAndAPath() {
        Path model = folder.resolve("model.json");
        Path path = folder.resolve("path-model.json");
        Ran.lariat("fit", data, "--target", "price", "--lambda", "0.1", "-o", model);
        Ran.lariat("path", data, "--target", "price", "--lambdas", "10", "--save-model", path);
        assertThat(Ran.lariat("inspect", model).out())
                .contains("λ = 0.1", "income", "(intercept)", "fingerprint of the data");
        assertThat(Ran.lariat("inspect", path).out()).contains("point  df  deviance");
        assertThat(json(Ran.lariat("inspect", path, "--format", "json"))
                        .get("lambdas")
                        .size())
                .isEqualTo(10);
        assertThat(json(Ran.lariat("inspect", model, "--format", "json"))
                        .get("lambda")
                        .asDouble())
                .isEqualTo(0.1);
    }

    @Test
    void backendsNamesThemAll() {
        Ran ran = Ran.lariat("backends");
        assertThat(ran.out()).contains("simd: ", "scalar: usable", "auto: ", "processors");
        assertThat(ran.out())
                .contains("host (resident designs): usable", "device 0: host memory, ", " GB free; kernel ");
        JsonNode host = json(Ran.lariat("backends", "--format", "json"))
                .get("resident")
                .valueStream()
                .filter(one -> one.get("name").asString().equals("host"))
                .findFirst()
                .orElseThrow();
        assertThat(host.get("usable").asBoolean()).isTrue();
        assertThat(host.get("devices").get(0).get("totalBytes").asLong()).isPositive();
        assertThat(ran.out())
                .contains(
                        "nd4j (resident designs): not usable – not fetched yet: the first --backend nd4j of the lariat"
                                + " command brings it");
        assertThat(json(Ran.lariat("backends", "--format", "json"))
                        .get("backends")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void helpHasExamplesAndExitCodes() {
        assertThat(Ran.lariat("--help").out()).contains("Exit codes:", "Examples:", "predict", "--version");
        for (String command :
                List.of("fit", "path", "stability", "predict", "inspect", "convert", "backends", "bench")) {
            Ran ran = Ran.lariat(command, "--help");
            assertThat(ran.code()).isZero();
            assertThat(ran.out()).contains("Usage: lariat " + command, "Examples:");
        }
        assertThat(Ran.lariat("--version").out()).startsWith("lariat ").contains("Java 2");
        assertThat(Ran.lariat("generate-completion").out()).contains("complete -F _complete_lariat");
    }
}
