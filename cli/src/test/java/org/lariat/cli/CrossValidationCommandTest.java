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
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CrossValidationCommandTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    private Path data = Path.of("");

    @BeforeEach
    void write() throws IOException {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder("a,b,c,who,fold,w,y\n");
        for (int i = 0; i < 60; i++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            text.append(a).append(',').append(b).append(',').append(random.nextGaussian());
            text.append(",p")
                    .append(i % 12)
                    .append(',')
                    .append(i % 4)
                    .append(',')
                    .append(i % 5 == 0 ? 0 : 1);
            text.append(',').append(3 + 2 * a - b + random.nextGaussian()).append('\n');
        }
        data = Files.writeString(folder.resolve("data.csv"), text);
    }

    private JsonNode cv(String... flags) {
        Object[] all = new Object[5 + flags.length];
        all[0] = "cv";
        all[1] = data;
        all[2] = "--target";
        all[3] = "y";
        all[4] = "--format=json";
        System.arraycopy(flags, 0, all, 5, flags.length);
        Ran ran = Ran.lariat(all);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        return JSON.readTree(ran.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--ignore fold,who --folds 5 --seed 7|5 random folds, seed 7|5",
                "--ignore fold,who --folds 5 --fold-repeats 2|2 times 5 random folds, seed 1|10",
                "--ignore fold,who --leave-one-out|leave one out|60",
                "--ignore fold,who --stratified|10 stratified folds, seed 1|10",
                "--ignore fold,who --consecutive --folds 3|3 folds of consecutive rows|3",
                "--ignore fold,who --time-ordered --folds 4|4 time-ordered folds|4",
                "--ignore fold --groups who --folds 6|6 folds of 12 groups, seed 1|6",
                "--ignore who --fold-column fold|4 given folds|4",
                "--ignore fold,who --weights w|10 random folds, seed 1|10",
            })
    void foldsOfEveryKind(String flags, String description, int count) {
        JsonNode cv = cv(flags.split(" "));
        assertThat(cv.get("folds").asString()).isEqualTo(description);
        assertThat(cv.get("foldErrors").size()).isEqualTo(count);
        int points = cv.get("lambda").size();
        assertThat(cv.get("mean").size()).isEqualTo(points);
        assertThat(cv.get("standardError").size()).isEqualTo(points);
        assertThat(cv.get("nonzeros").size()).isEqualTo(points);
        assertThat(cv.get("seconds").size()).isEqualTo(1);
        assertThat(cv.get("lambda1se").asDouble())
                .isGreaterThanOrEqualTo(cv.get("lambdaMin").asDouble());
        double best = Double.POSITIVE_INFINITY;
        for (int k = 0; k < points; k++) {
            best = Math.min(best, cv.get("mean").get(k).asDouble());
        }
        for (int k = 0; k < points; k++) {
            if (cv.get("lambda").get(k).asDouble() == cv.get("lambdaMin").asDouble()) {
                assertThat(cv.get("mean").get(k).asDouble()).isEqualTo(best);
            }
        }
    }

    @Test
    void alphasAreComparedOnTheSameFolds() throws IOException {
        Path output = folder.resolve("cv.json");
        Path model = folder.resolve("model.json");
        Ran ran = Ran.lariat(
                "cv",
                data,
                "--target",
                "y",
                "--ignore",
                "fold,who",
                "--alphas",
                "0.5,1",
                "-o",
                output,
                "--save-model",
                model);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .contains("alpha", "λ.min", "λ.1se", "10 random folds, seed 1; alpha", "Written: " + output);
        JsonNode written = JSON.readTree(Files.readString(output));
        assertThat(written.get("alphas").size()).isEqualTo(2);
        assertThat(written.get("alphas").get(0).get("alpha").asDouble()).isEqualTo(0.5);
        assertThat(Ran.lariat("predict", model, data, "-o", folder.resolve("p.csv"))
                        .code())
                .isZero();
    }

    @Test
    void fitTakesOneStandardErrorUnlessTold() {
        JsonNode cv = cv("--ignore", "fold,who");
        JsonNode sparse =
                JSON.readTree(Ran.lariat("fit", data, "--target", "y", "--ignore", "fold,who", "--format", "json")
                        .out());
        JsonNode best = JSON.readTree(
                Ran.lariat("fit", data, "--target", "y", "--ignore", "fold,who", "--choose", "min", "--format", "json")
                        .out());
        assertThat(sparse.get("lambda").asDouble())
                .isEqualTo(cv.get("lambda1se").asDouble());
        assertThat(best.get("lambda").asDouble()).isEqualTo(cv.get("lambdaMin").asDouble());
        assertThat(sparse.get("crossValidation").get("mean")).isEqualTo(cv.get("mean"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cv --folds 1|the number of folds must be from 2 to the number of rows (60), not 1",
                "cv --folds x|invalid value for option '--folds': 'x' is not an int; see lariat cv --help",
                "cv --measure auc|--measure must be mse, mae or r2, not 'auc'",
                "cv --fold-mean median|--fold-mean must be weighted or plain, not 'median'",
                "cv --leave-one-out --folds 3|--folds does not go with folds that are given or leave one row out",
                "cv --fold-repeats 0|--fold-repeats must be at least 1, not 0",
                "cv --fold-repeats 2 --time-ordered|--fold-repeats needs folds that a seed decides: random, --stratified or"
                        + " grouped",
                "fit --choose best|--choose must be 1se or min, not 'best'",
                "fit --criterion bic --folds 3|--criterion chooses λ without cross-validation; flags of both do not go"
                        + " together",
                "fit --lambda 1 --folds 3|--lambda asks for one λ; flags of cross-validation do not go with it",
            })
    void wrongFlags(String flags, String sentence) {
        String[] words = flags.split(" ");
        Object[] all = new Object[words.length + 5];
        all[0] = words[0];
        all[1] = data;
        all[2] = "--target";
        all[3] = "y";
        all[4] = "--ignore=fold,who";
        System.arraycopy(words, 1, all, 5, words.length - 1);
        Ran ran = Ran.lariat(Arrays.copyOf(all, words.length + 4));
        assertThat(ran.err()).isEqualTo("lariat: " + sentence + "\n");
        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    }

    /** By value "2" comes before "10", by the alphabet behind "11". */
    @Test
    void labelledFoldsAreTheirRowsInTheOrderOfTheLabels() throws IOException {
        Path labels = Files.writeString(
                folder.resolve("thirds.txt"), "2\n".repeat(20) + "10\n".repeat(20) + "11\n".repeat(20));
        JsonNode given = cv("--ignore", "fold,who", "--fold-file", labels.toString());
        JsonNode blocks = cv("--ignore", "fold,who", "--consecutive", "--folds", "3");
        assertThat(given.get("foldErrors")).hasSize(3).isEqualTo(blocks.get("foldErrors"));
    }

    @Test
    void labelsThatDoNotFitAreRefused() throws IOException {
        Path labels = Files.writeString(folder.resolve("folds.txt"), "1\n2\n1\n");
        Ran ran = Ran.lariat("cv", data, "--target", "y", "--ignore", "fold,who", "--fold-file", labels);
        assertThat(ran.err())
                .isEqualTo("lariat: " + labels
                        + ": has labels for 3 rows, but 60 rows were read; there must be one for each"
                        + " (rows dropped for missing values need theirs dropped)\n");
        assertThat(ran.code()).isEqualTo(ExitCode.DATA);
        Path blank = Files.writeString(folder.resolve("blank.txt"), "1\n\n2\n");
        assertThat(Ran.lariat("cv", data, "--target", "y", "--ignore", "fold,who", "--group-file", blank)
                        .err())
                .isEqualTo("lariat: " + blank + ", line 2: has no label; every row needs one\n");
    }

    @Test
    void oneLabelForAllRowsIsNamedAsItIsWritten() throws IOException {
        Path labels = Files.writeString(folder.resolve("one.txt"), "3\n".repeat(60));
        Ran ran = Ran.lariat("cv", data, "--target", "y", "--ignore", "fold,who", "--fold-file", labels);
        assertThat(ran.err())
                .isEqualTo("lariat: " + labels + ": every row has the fold 3; at least two folds are needed\n");
        assertThat(ran.code()).isEqualTo(ExitCode.DATA);
    }

    @Test
    void foldsMayEndEarly() {
        JsonNode cv = cv("--ignore", "fold,who", "--lambda-min-ratio", "1e-6", "--stop-early", "--folds", "5");
        assertThat(cv.get("endedEarly").asBoolean()).isEqualTo(cv.get("lambda").size() < 100);
    }

    @Test
    void solversAskedForByNameRefuseInASentence() {
        Ran ran = Ran.lariat(
                "fit", data, "--target", "y", "--ignore", "fold,who", "--solver", "gram", "--gram-budget", "20");
        assertThat(ran.err())
                .isEqualTo("lariat: the solver gram needs the products of all 4 columns, more than its memory budget"
                        + " holds; take auto or a larger budget\n");
        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    }
}
