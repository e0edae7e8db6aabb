package org.lariat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong is said in one sentence, with its exit code, and nothing is written. */
class RefusalTest {
    private static final String GOOD = "a,b,y\n1,2,3\n2,1,5\n4,4,9\n3,7,2\n";

    @TempDir
    Path folder = Path.of("");

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static void refused(Ran ran, int code, String sentence) {
        assertThat(ran.err()).isEqualTo("lariat: " + sentence + System.lineSeparator());
        assertThat(ran.code()).isEqualTo(code);
        assertThat(ran.out()).isEmpty();
    }

    private void dataRefused(String text, String sentence) throws IOException {
        Path data = file("data.csv", text);
        Path output = folder.resolve("model.json");
        refused(Ran.lariat("fit", data, "--target", "y", "--output", output), ExitCode.DATA, data + sentence);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(data);
        }
    }

    @Test
    void raggedRow() throws IOException {
        dataRefused(
                "a,b,y\n1,2,3\n2,1\n",
                ", line 3: has 2 fields, the header has 3; every row must have as many, and fields with a delimiter in them need quotes");
    }

    @Test
    void textInANumericColumn() throws IOException {
        dataRefused(
                "a,b,y\n1,2,3\n2,red,5\n",
                ", line 3, column 'b': 'red' is not a number; read text as categories with --one-hot, or leave the column out with --ignore b");
    }

    @Test
    void missingValue() throws IOException {
        dataRefused(
                "a,b,y\n1,2,3\n2,NaN,5\n",
                ", line 3, column 'b': the value is missing ('NaN'); fill in the mean of the column with --missing mean, or drop such rows with --missing drop-row");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Inf", "-Infinity"})
    void infiniteValue(String value) throws IOException {
        dataRefused(
                "a,b,y\n1,2,3\n2," + value + ",5\n",
                ", line 3, column 'b': '" + value + "' is not finite in float64; correct it or delete the row");
    }

    @Test
    void infiniteResponse() throws IOException {
        dataRefused(
                "a,b,y\n1,2,3\n2,4,inf\n",
                ", line 3, column 'y': 'inf' is not finite in float64; correct it or delete the row");
    }

    @Test
    void missingTarget() throws IOException {
        dataRefused(
                "a,b,yy\n1,2,3\n2,4,5\n",
                ": there is no column 'y' for the response (--target); the columns are 'a', 'b', 'yy'");
    }

    @Test
    void noTargetNamed() throws IOException {
        Path data = file("data.csv", GOOD);
        refused(
                Ran.lariat("fit", data),
                ExitCode.DATA,
                data + ": there is no response; name its column with --target, or its file with --target-file");
    }

    @Test
    void zeroColumns() throws IOException {
        dataRefused("y\n1\n2\n", ": there is no feature column left among its 1 column");
    }

    @Test
    void zeroRows() throws IOException {
        dataRefused("a,b,y\n", ": has a header but no rows");
    }

    @Test
    void emptyFile() throws IOException {
        dataRefused("", ": is empty; a header with the names of the columns was expected");
    }

    @Test
    void noSuchFile() {
        Path data = folder.resolve("none.csv");
        refused(Ran.lariat("fit", data, "--target", "y"), ExitCode.DATA, data + ": there is no such file");
    }

    @Test
    void truncatedGzip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(GOOD.repeat(50).getBytes(StandardCharsets.UTF_8));
        }
        Path data = folder.resolve("data.csv.gz");
        Files.write(data, Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
        refused(
                Ran.lariat("fit", data, "--target", "y"),
                ExitCode.DATA,
                data + ": ends in the middle of the data; it is truncated, get it again");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--lambda -1 | lambda is -1.0; it must be finite and ≥ 0",
                "--alpha 1.5 | alpha must be in [0, 1], not 1.5",
                "--alpha -0.1 | alpha must be in [0, 1], not -0.1",
                "--tolerance 0 | the tolerance must be positive and finite, not 0.0",
                "--lambdas 0 | the number of lambdas must be at least 1, not 0",
                "--lambda-min-ratio 1 | the smallest lambda over lambda-max must be in (0, 1), not 1.0",
                "--threads 0 | threads must be at least 1, not 0",
                "--repeat 0 | --repeat must be at least 1, not 0",
                "--solver newton | there is no solver 'newton'; known: auto, active-set, gram, cd, lars,"
                        + " ista, fista, cd-cyclic, cd-random, subgradient",
                "--solver lars --alpha 0.5 | the solver lars follows the lasso, whose path is piecewise linear in lambda; at"
                        + " alpha 0.5 it is not: take alpha 1, or auto, active-set or cd",
                "--solver lars --upper 1 | the solver lars knows no bounds but 0, and none on columns without penalty; take"
                        + " auto, active-set or cd",
                "--solver lars --gram-budget 1 | the solver lars needs a factor of up to 2 columns, more than its memory"
                        + " budget holds; take auto or a larger budget",
                "--knots --solver cd | the knots of the path are found by the solver lars; take lars or auto, not cd",
                "--knots --lambdas 5 | --knots finds the values of λ; --lambdas does not go with it",
                "--knots --lambda 1 | --lambda asks for one λ; --lambdas, --lambda-min-ratio, --lambda-file, --knots and"
                        + " --max-features do not go with it",
                "--max-epochs 0 | the limit on epochs must be at least 1, not 0",
                "--lower 0.5 | --lower is 0.5, but a lower bound must be at most 0: bounds contain 0",
                "--page-budget 1m | invalid value for option '--page-budget': the page budget must be at least 16m, not 1m;"
                        + " see lariat fit --help",
                "--page-budget lots | invalid value for option '--page-budget': 'lots' is not a size; sizes are whole"
                        + " numbers of bytes, or with k, m, g or t after them; see lariat fit --help",
                "--upper -1 | --upper is -1, but an upper bound must be at least 0: bounds contain 0",
                "--lambda 1 --lambdas 5 | --lambda asks for one λ; --lambdas, --lambda-min-ratio, --lambda-file, --knots and"
                        + " --max-features do not go with it",
            })
    void valueOutOfRange(String flags, String sentence) throws IOException {
        Path data = file("data.csv", GOOD);
        String[] words = flags.strip().split(" ", -1);
        Object[] args = new Object[words.length + 4];
        args[0] = "fit";
        args[1] = data;
        args[2] = "--target";
        args[3] = "y";
        System.arraycopy(words, 0, args, 4, words.length);
        refused(Ran.lariat(args), ExitCode.USAGE, sentence);
    }

    @Test
    void unknownFlag() throws IOException {
        Path data = file("data.csv", GOOD);
        refused(
                Ran.lariat("fit", data, "--target", "y", "--lamda", "1"),
                ExitCode.USAGE,
                "there is no flag '--lamda'; did you mean --lambda or --lambdas?; see lariat fit --help");
    }

    @Test
    void flagValueOfTheWrongKind() throws IOException {
        Path data = file("data.csv", GOOD);
        refused(
                Ran.lariat("fit", data, "--target", "y", "--alpha", "high"),
                ExitCode.USAGE,
                "invalid value for option '--alpha': 'high' is not a double; see lariat fit --help");
        refused(
                Ran.lariat("fit", data, "--target", "y", "--missing", "skip"),
                ExitCode.USAGE,
                "invalid value for option '--missing': 'skip' is none of refuse, mean, median, drop-row; see lariat fit --help");
    }

    @Test
    void noCommand() {
        refused(Ran.lariat(), ExitCode.USAGE, "a command is missing; see lariat --help");
        refused(
                Ran.lariat("fti"),
                ExitCode.USAGE,
                "there is no command 'fti'; the commands are fit, path, cv, stability, compare, intervals, predict, inspect, convert, backends, verify, bench, generate-completion; see lariat --help");
        refused(Ran.lariat("fit"), ExitCode.USAGE, "missing required parameter: 'DATA'; see lariat fit --help");
    }

    @Test
    void unknownBackend() throws IOException {
        Path data = file("data.csv", GOOD);
        Ran ran = Ran.lariat("fit", data, "--target", "y", "--backend", "abacus");
        assertThat(ran.err()).startsWith("lariat: there is no backend 'abacus'; known here: auto, simd, scalar, ");
        assertThat(ran.code()).isEqualTo(ExitCode.BACKEND);
    }

    @Test
    void boundsInAFileThatExcludeZero() throws IOException {
        Path data = file("data.csv", GOOD);
        Path bounds = file("lower.csv", "name,lower\na,-1\nb,0.5\n");
        refused(
                Ran.lariat("fit", data, "--target", "y", "--lower", bounds),
                ExitCode.DATA,
                bounds + ", line 3: the value is 0.5, but a lower bound must be at most 0: bounds contain 0");
    }

    @Test
    void penaltyFactorsThatDoNotFit() throws IOException {
        Path data = file("data.csv", GOOD);
        Path three = file("three.txt", "1\n0\n1\n");
        Path unknown = file("unknown.csv", "a,1\nc,0\n");
        Path negative = file("negative.txt", "1\n-2\n");
        refused(
                Ran.lariat("fit", data, "--target", "y", "--penalty-factors", three),
                ExitCode.DATA,
                three + ": has 3 values, but there are 2 features; give one value for each, or lines 'name,value'");
        refused(
                Ran.lariat("fit", data, "--target", "y", "--penalty-factors", unknown),
                ExitCode.DATA,
                unknown + ", line 2: there is no feature 'c'");
        refused(
                Ran.lariat("fit", data, "--target", "y", "--penalty-factors", negative),
                ExitCode.DATA,
                negative + ", line 2: the value is -2, but a penalty factor must be at least 0 (Inf: excluded)");
    }

    @Test
    void sizesThatDiffer() throws IOException {
        Path data = file("data.mtx", "%%MatrixMarket matrix array real general\n2 2\n1\n2\n3\n5\n");
        Path target = file("y.txt", "1\n2\n3\n");
        refused(
                Ran.lariat("fit", data, "--target-file", target),
                ExitCode.DATA,
                data + ": has 2 rows, but " + target + " has 3; they must have as many");
    }

    @Test
    void negativeLambdaInAFile() throws IOException {
        Path data = file("data.csv", GOOD);
        Path lambdas = file("lambda.txt", "1 0.5 # first\n-1\n");
        refused(
                Ran.lariat("path", data, "--target", "y", "--lambda-file", lambdas),
                ExitCode.USAGE,
                "lambda is -1.0; it must be finite and ≥ 0");
        Path words = file("words.txt", "1\ntwo\n");
        refused(
                Ran.lariat("path", data, "--target", "y", "--lambda-file", words),
                ExitCode.DATA,
                words + ", line 2: 'two' is not a number");
    }

    @Test
    void unwritableOutput() throws IOException {
        Path data = file("data.csv", GOOD);
        Path output = folder.resolve("none").resolve("model.json");
        refused(
                Ran.lariat("fit", data, "--target", "y", "-o", output),
                ExitCode.DATA,
                output + ": cannot be written, its directory does not exist; make it first");
        refused(
                Ran.lariat("path", data, "--target", "y", "-o", folder),
                ExitCode.DATA,
                folder + ": is a directory; give the name of a file in it");
    }

    @Test
    void damagedModel() throws IOException {
        Path data = file("data.csv", GOOD);
        Path model = folder.resolve("model.json");
        Ran.lariat("fit", data, "--target", "y", "--lambda", "0.1", "-o", model);
        Files.writeString(model, Files.readString(model).replace("\"intercept\":", "\"intercept\": "));
        String sentence =
                model + ": is damaged: its contents do not match its checksum; get it again, or fit the model again";
        refused(Ran.lariat("inspect", model), ExitCode.DATA, sentence);
        refused(Ran.lariat("predict", model, data), ExitCode.DATA, sentence);
    }

    @Test
    void modelWithAFeatureThatTheDataLacks() throws IOException {
        Path data = file("data.csv", GOOD);
        Path model = folder.resolve("model.json");
        assertThat(Ran.lariat("fit", data, "--target", "y", "--lambda", "0.1", "-o", model)
                        .code())
                .isZero();
        Path other = file("other.csv", "a,c\n1,2\n");
        refused(
                Ran.lariat("predict", model, other),
                ExitCode.DATA,
                other + ": the model needs column 'b', which the data does not have");
    }

    @Test
    void debugShowsTheTrace() {
        Ran ran = Ran.lariat("fit", "none.csv", "--target", "y", "--debug");
        assertThat(ran.err())
                .startsWith("lariat: none.csv: there is no such file")
                .contains("at org.lariat.");
    }
}
