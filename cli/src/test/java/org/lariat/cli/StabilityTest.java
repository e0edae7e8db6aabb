package org.lariat.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
import tools.jackson.databind.node.ObjectNode;

/** {@code lariat stability} as a user meets it. */
class StabilityTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int ROWS = 50;
    private static final int COLUMNS = 20;

    @TempDir
    Path folder = Path.of("");

    private Path data = Path.of("");

    @BeforeEach
    void writeData() throws IOException {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder("y");
        for (int j = 0; j < COLUMNS; j++) {
            text.append(",gene").append(j);
        }
        text.append('\n');
        for (int i = 0; i < ROWS; i++) {
            double[] x = random.doubles(COLUMNS, -1, 1).toArray();
            text.append(3 * x[0] - 3 * x[1] + 0.3 * random.nextGaussian());
            for (double value : x) {
                text.append(',').append(value);
            }
            text.append('\n');
        }
        data = Files.writeString(folder.resolve("genes.csv"), text);
    }

    private Ran stability(Object... flags) {
        Object[] words = new Object[flags.length + 4];
        words[0] = "stability";
        words[1] = data;
        words[2] = "--target";
        words[3] = "y";
        System.arraycopy(flags, 0, words, 4, flags.length);
        return Ran.lariat(words);
    }

    private static JsonNode json(Ran ran) {
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        return JSON.readTree(ran.out());
    }

    /** Without what depends on the run. */
    private static JsonNode timeless(JsonNode json) {
        ((ObjectNode) json).remove("threads");
        ((ObjectNode) json.get("stability")).remove("seconds");
        ((ObjectNode) json.get("bootstrap")).remove("seconds");
        return json;
    }

    @Test
    void textNamesWhatIsKeptAndTheBound() {
        Ran ran = stability("--pairs", "10", "--q", "4", "--seed", "7", "--bootstrap", "20", "--lambda", "0.1");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .startsWith(data + ": 50 rows, 20 features; lasso, with intercept, standardized")
                .contains(
                        "10 complementary pairs of 25 rows; the first 4 features of each path; threshold 0.75; seed 7")
                .containsPattern("gene0 +1\\.00 +100 % +yes")
                .containsPattern("gene1 +1\\.00 +0 % +yes")
                .contains(
                        "2 of 20 features kept; at most 0.889 false ones are expected (bound: Shah and Samworth, unimodal).")
                .contains(
                        "It assumes: the share of pairs that select a feature in both halves has a unimodal distribution")
                .contains("Bootstrap: 20 resamples at λ = 0.1")
                .contains("20 fits in ");
    }

    @Test
    void aSeedThatWasDrawnIsToldAndReproduces() {
        JsonNode first = json(stability("--pairs", "5", "--q", "4", "--bootstrap", "5", "--format", "json"));
        String seed = first.get("stability").get("seed").asString();
        JsonNode again = json(stability(
                "--pairs", "5", "--q", "4", "--bootstrap", "5", "--format", "json", "--seed", seed, "--threads", "3"));
        assertThat(timeless(again)).isEqualTo(timeless(first));
    }

    @Test
    void jsonIsTheSameInTheFileAndHasEverything() throws IOException {
        Path file = folder.resolve("stability.json");
        JsonNode json = json(stability(
                "--halves",
                "8",
                "--threshold",
                "0.8",
                "--pfer",
                "2",
                "--weakness",
                "0.5",
                "--bootstrap",
                "10",
                "--output",
                file,
                "--format",
                "json"));
        assertThat(JSON.readTree(Files.readString(file))).isEqualTo(json);
        JsonNode stability = json.get("stability");
        assertThat(stability.get("sampling").asString()).isEqualTo("halves");
        assertThat(stability.get("subsamples").asInt()).isEqualTo(8);
        assertThat(stability.get("bound").asString()).isEqualTo("mb");
        assertThat(stability.get("q").asInt()).isEqualTo(5); // 5²/((2·7/8 − 1)·20) = 5/3 ≤ 2 < 36/15
        assertThat(stability.get("falseSelections").asDouble()).isEqualTo(25 / 20.0 / 0.75);
        assertThat(stability.get("kept").get(0).asInt()).isZero();
        assertThat(stability.get("features").get(0).get("counts").size())
                .isEqualTo(stability.get("lambda").size());
        JsonNode bootstrap = json.get("bootstrap");
        assertThat(bootstrap.get("features").get(0).get("name").asString()).isEqualTo("gene0");
        assertThat(bootstrap.get("features").get(0).get("quantiles").size())
                .isEqualTo(bootstrap.get("probabilities").size());
    }

    @Test
    void aWholeGridEstimatesItsBound() {
        JsonNode json = json(stability(
                "--pairs",
                "5",
                "--select",
                "grid",
                "--bound",
                "mb",
                "--lambdas",
                "10",
                "--lambda-min-ratio",
                "0.3",
                "--format",
                "json"));
        JsonNode stability = json.get("stability");
        double q = stability.get("q").asDouble();
        assertThat(q).isEqualTo(stability.get("meanSelected").asDouble());
        assertThat(stability.get("falseSelections").asDouble()).isEqualTo(q * q / 20 / (2 * 8 / 10.0 - 1));
    }

    @Test
    void quietSaysNothing() {
        assertThat(stability("--pairs", "3", "--q", "4", "--quiet")).isEqualTo(new Ran(0, "", ""));
    }

    @Test
    void helpHasExamples() {
        Ran ran = Ran.lariat("stability", "--help");
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("Usage: lariat stability", "Examples:", "--pfer=E", "unimodal or r-concave");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--threshold 0.5 | the threshold must be above 0.5 and at most 1, not 0.5",
                "--q 4 --threshold 0.8 --pfer 1 | of --q, --threshold and --pfer give two; the third follows from them",
                "--q 21 | q is 21, but there are 20 features to choose from",
                "--q 0 | q must be at least 1, not 0",
                "--pfer -1 | the bound on false selections must be positive and finite, not -1.0",
                "--pairs 0 | at least one draw of rows is needed, not 0",
                "--pairs 5 --halves 5 | --pairs and --halves are two ways to draw rows; give one of them",
                "--halves 5 --bound r-concave | the bound Shah and Samworth, r-concave is proved for complementary pairs; take"
                        + " pairs, or the bound of Meinshausen and Buehlmann",
                "--select grid --q 3 | --q limits what a subsample selects; with --select grid that is what the grid gives",
                "--weakness 2 | the weakness must be above 0 and at most 1, not 2.0",
                "--bootstrap 0 | at least one resample is needed, not 0",
                "--lambda 1 | --lambda is for the bootstrap; give --bootstrap N too, or the λs of the grid with --lambda-file",
                "--repeat 2 | --repeat is for timing fit and path; it does not go with stability",
                "--max-features 3 | --max-features does not go with --select first, where --q is the limit",
                "--alpha 0 | ridge (alpha 0) selects every feature; stability selection needs alpha above 0",
                "--pfer 0.0001 | even with one feature for each of 100 subsamples at most 0.0510 false selections are proved at"
                        + " threshold 0.75 (Shah and Samworth, unimodal), not 1.0E-4; allow more, or raise the threshold",
            })
    void wrongFlagsAreRefusedInASentence(String flags, String sentence) throws IOException {
        Path output = folder.resolve("out.json");
        Ran ran = stability((Object[]) ("--output " + output + " " + flags).split(" "));
        assertThat(ran.err()).isEqualTo("lariat: " + sentence + System.lineSeparator());
        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.out()).isEmpty();
        assertThat(output).doesNotExist();
    }

    @Test
    void anUnknownBoundIsRefused() {
        Ran ran = stability("--bound", "best");
        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("'best' is none of unimodal, r-concave, mb");
    }

    @Test
    void tooFewRowsAreRefused() throws IOException {
        data = Files.writeString(folder.resolve("few.csv"), "a,b,y\n1,2,3\n2,1,5\n4,4,9\n");
        Ran ran = stability("--q", "1");
        assertThat(ran.err())
                .isEqualTo("lariat: there are 3 rows with positive weight; halves of at least two rows need 4"
                        + System.lineSeparator());
        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    }
}
