package org.lariat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Criteria, the comparison of models, and intervals on the command line. */
class CompareTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder = Path.of("");

    private Path data = Path.of("");
    private Path wide = Path.of("");

    @BeforeEach
    void writeData() throws IOException {
        data = write("data.csv", 80, 6);
        wide = write("wide.csv", 20, 30);
    }

    private Path write(String name, int rows, int columns) throws IOException {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder("y");
        for (int j = 1; j <= columns; j++) {
            text.append(",x").append(j);
        }
        text.append('\n');
        for (int i = 0; i < rows; i++) {
            double[] x = random.doubles(columns, -2, 2).toArray();
            text.append(3 + 2 * x[0] - x[2] + 0.3 * random.nextGaussian());
            for (double v : x) {
                text.append(',').append(v);
            }
            text.append('\n');
        }
        return Files.writeString(folder.resolve(name), text);
    }

    private static JsonNode json(Ran ran) {
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        return JSON.readTree(ran.out());
    }

    private static void refused(Ran ran, int code, String sentence) {
        assertThat(ran.err()).isEqualTo("lariat: " + sentence + System.lineSeparator());
        assertThat(ran.code()).isEqualTo(code);
        assertThat(ran.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"aic, AIC", "AICc, AICc", "bic, BIC", "ebic, EBIC", "gcv, GCV", "cp, Cp"})
    void fitChoosesByTheCriterionAskedFor(String name, String label) {
        JsonNode fit = json(Ran.lariat("fit", data, "--target", "y", "--criterion", name, "--format", "json"));
        assertThat(fit.get("chosenBy").asString()).isEqualTo(label);
        assertThat(fit.get("coefficients").get(0).get("name").asString()).isEqualTo("x1");
        assertThat(Ran.lariat("fit", data, "--target", "y", "--criterion", name).out())
                .contains("was chosen by " + label + " (point");
    }

    @Test
    void criteriaThatCannotBeAreRefused() {
        refused(
                Ran.lariat("fit", data, "--target", "y", "--criterion", "dic"),
                ExitCode.USAGE,
                "there is no criterion 'dic'; there are aic, aicc, bic, ebic, gcv, cp");
        refused(
                Ran.lariat("fit", data, "--target", "y", "--criterion", "aic", "--ebic-gamma", "1"),
                ExitCode.USAGE,
                "--ebic-gamma goes with --criterion ebic only");
        refused(
                Ran.lariat("fit", data, "--target", "y", "--criterion", "ebic", "--ebic-gamma", "2"),
                ExitCode.USAGE,
                "gamma of EBIC must be in [0, 1], not 2.0");
        refused(
                Ran.lariat("fit", data, "--target", "y", "--criterion", "cp", "--noise-variance", "point"),
                ExitCode.USAGE,
                "cp needs a noise variance that is not that of each point: ols, or a number");
        refused(
                Ran.lariat("fit", data, "--target", "y", "--criterion", "gcv", "--noise-variance", "1"),
                ExitCode.USAGE,
                "--noise-variance does not go with --criterion gcv, which needs no noise variance");
        refused(
                Ran.lariat("fit", data, "--target", "y", "--noise-variance", "some"),
                ExitCode.USAGE,
                "--noise-variance is 'some'; it must be point, ols or a number");
        refused(
                Ran.lariat("fit", data, "--target", "y", "--lambda", "1", "--criterion", "aic"),
                ExitCode.USAGE,
                "--lambda asks for one λ; --criterion and its flags do not go with it");
        refused(
                Ran.lariat("fit", wide, "--target", "y", "--criterion", "cp"),
                ExitCode.USAGE,
                "the noise variance of Cp cannot come from least squares: least squares needs as many rows as coefficients;"
                        + " 20 rows have a positive weight, there are 31 coefficients; give --noise-variance a number");
    }

    @Test
    void comparisonOnRowsHeldOut() throws IOException {
        Path output = folder.resolve("comparison.json");
        JsonNode all = json(Ran.lariat(
                "compare",
                data,
                "--target",
                "y",
                "--holdout",
                "0.25",
                "--seed",
                "7",
                "--format",
                "json",
                "--output",
                output));
        assertThat(JSON.readTree(Files.readString(output))).isEqualTo(all);
        assertThat(all.get("heldOut").asInt()).isEqualTo(20);
        assertThat(all.get("scoredOn").asString()).isEqualTo("holdout");
        assertThat(all.get("models").size()).isEqualTo(6);
        for (JsonNode line : all.get("models")) {
            assertThat(line.get("r2").asDouble())
                    .as(line.get("model").asString())
                    .isGreaterThan(0.9);
            assertThat(line.get("rmse").asDouble()).isCloseTo(0.3, within(0.2));
        }
        assertThat(all.get("models").get(3).get("model").asString()).isEqualTo("least squares");
        assertThat(all.get("models").get(3).get("nonzeros").asInt()).isEqualTo(6);
    }

    @Test
    void theSameSeedHoldsOutTheSameRows() {
        String[] first = scores("1");
        assertThat(scores("1")).isEqualTo(first);
        assertThat(scores("2")).isNotEqualTo(first);
    }

    private String[] scores(String seed) {
        JsonNode all = json(Ran.lariat(
                "compare",
                data,
                "--target",
                "y",
                "--holdout",
                "0.25",
                "--seed",
                seed,
                "--format",
                "json",
                "--threads",
                seed));
        String[] mse = new String[all.get("models").size()];
        for (int k = 0; k < mse.length; k++) {
            mse[k] = all.get("models").get(k).get("mse").toString();
        }
        return mse;
    }

    @Test
    void comparisonAsText() {
        Ran ran = Ran.lariat("compare", wide, "--target", "y", "--alphas", "0.2,0.8", "--gammas", "0,0.5");
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .startsWith(
                        wide
                                + ": 20 rows, 30 features; scores on the 20 rows fitted, λ by cross-validation (10 random folds, seed 1)")
                .containsPattern("model +λ +non-zeros +RMSE +MAE +R² +seconds")
                .contains("elastic net (alpha 0.2)", "elastic net (alpha 0.8)", "ridge", "relaxed lasso (gamma 0.5)")
                .contains("Note: least squares is left out: least squares needs as many rows as coefficients");
    }

    @Test
    void comparisonsThatCannotBeAreRefused() {
        refused(
                Ran.lariat("compare", data, "--target", "y", "--alpha", "0.5"),
                ExitCode.USAGE,
                "compare fits several alphas; name those of the elastic nets with --alphas");
        refused(
                Ran.lariat("compare", data, "--target", "y", "--holdout", "1.5"),
                ExitCode.USAGE,
                "--holdout must be in (0, 1), not 1.5");
        refused(
                Ran.lariat("compare", data, "--target", "y", "--holdout", "0.001"),
                ExitCode.USAGE,
                "--holdout 0.001 of 80 rows holds out 0; at least one must be held out, and one kept");
        refused(
                Ran.lariat("compare", data, "--target", "y", "--alphas", "1"),
                ExitCode.USAGE,
                "--alphas must be in (0, 1), not 1.0; lasso (1) and ridge (0) are always compared");
        refused(
                Ran.lariat("compare", data, "--target", "y", "--adaptive-initial", "lars"),
                ExitCode.USAGE,
                "--adaptive-initial is 'lars'; it must be ridge or ols");
    }

    @Test
    void intervalsOfAllColumns() throws IOException {
        Path output = folder.resolve("intervals.json");
        Ran ran = Ran.lariat("intervals", data, "--target", "y", "--output", output);
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .containsPattern("feature +estimate +std. error +lower +upper +p-value +lasso")
                .contains("95 % intervals, each by itself", "They hold if", "Written: " + output);
        JsonNode json = JSON.readTree(Files.readString(output));
        assertThat(json.get("intervals").size()).isEqualTo(6);
        JsonNode first = json.get("intervals").get(0);
        assertThat(first.get("lower").asDouble()).isLessThan(2.0);
        assertThat(first.get("upper").asDouble()).isGreaterThan(2.0);
        assertThat(json.get("noiseVariance").asDouble()).isBetween(0.05, 0.2);
    }

    @Test
    void intervalsOfColumnsNamed() {
        JsonNode json = json(Ran.lariat(
                "intervals",
                wide,
                "--target",
                "y",
                "--columns",
                "x3,x30",
                "--level",
                "0.9",
                "--noise",
                "0.09",
                "--lambda",
                "0.2",
                "--format",
                "json"));
        assertThat(json.get("intervals").get(0).get("name").asString()).isEqualTo("x3");
        assertThat(json.get("intervals").get(1).get("index").asInt()).isEqualTo(29);
        assertThat(json.get("noise").asString()).isEqualTo("given");
        assertThat(json.get("level").asDouble()).isEqualTo(0.9);
    }

    @Test
    void intervalsThatCannotBeAreRefused() {
        refused(
                Ran.lariat("intervals", data, "--target", "y", "--columns", "z"),
                ExitCode.DATA,
                data + ": there is no feature 'z' to infer about");
        refused(
                Ran.lariat("intervals", data, "--target", "y", "--level", "95"),
                ExitCode.USAGE,
                "the confidence level must be in (0, 1), not 95.0");
        refused(
                Ran.lariat("intervals", data, "--target", "y", "--noise", "much"),
                ExitCode.USAGE,
                "--noise is 'much'; it must be model, scaled or a number");
        refused(
                Ran.lariat("intervals", wide, "--target", "y", "--lambda", "1e-9", "--noise", "model"),
                ExitCode.USAGE,
                "a model with 20 coefficients leaves nothing of 20 rows to estimate the noise from; take a larger lambda");
    }
}
