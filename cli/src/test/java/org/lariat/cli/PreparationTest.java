package org.lariat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lariat.LassoModel;
import org.lariat.data.DataReader;
import org.lariat.data.Dataset;
import org.lariat.data.model.ModelFile;
import org.lariat.data.model.SavedModel;
import org.lariat.data.prep.Holdout;
import org.lariat.data.prep.PenaltyScale;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Preparation and rows held out, as a user meets them. */
class PreparationTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int ROWS = 80;

    @TempDir
    Path folder = Path.of("");

    /** A table with gaps, levels, a skewed column and outliers; rows of {@code changed} are drawn anew. */
    private Path table(String name, long seed, boolean[] changed) throws IOException {
        Random random = new Random(seed);
        Random other = new Random(seed + 1);
        List<String> lines = new ArrayList<>(List.of("income,age,city,noise,w,price"));
        for (int i = 0; i < ROWS; i++) {
            String[] fields = fields(random);
            String[] anew = fields(other);
            String y = String.valueOf(random.nextGaussian() + (fields[2].equals("Rome") ? 2 : 0));
            lines.add(String.join(",", changed[i] ? anew : fields) + "," + (1 + i % 3) + "," + y);
        }
        return Files.write(folder.resolve(name), lines);
    }

    private static String[] fields(Random random) {
        List<String> cities = List.of("Rome", "Oslo", "Lima", "NA");
        return new String[] {
            random.nextInt(6) == 0 ? "" : String.valueOf(Math.exp(2 * random.nextGaussian())),
            random.nextInt(9) == 0 ? "NA" : String.valueOf(40 + 10 * random.nextGaussian()),
            cities.get(random.nextInt(4)),
            String.valueOf(random.nextGaussian())
        };
    }

    private Path table(String name, long seed) throws IOException {
        return table(name, seed, new boolean[ROWS]);
    }

    private static List<Object> fit(Path data, Path model, String... flags) {
        List<Object> words = new ArrayList<>(List.of("fit", data, "--target", "price", "-o", model, "--one-hot"));
        words.addAll(Arrays.asList(flags));
        return words;
    }

    private static void good(Ran ran) {
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
    }

    private static Ran run(List<Object> words) {
        return Ran.lariat(words.toArray());
    }

    private static void refused(Ran ran, int code, String sentence) {
        assertThat(ran.err()).isEqualTo("lariat: " + sentence + System.lineSeparator());
        assertThat(ran.code()).isEqualTo(code);
        assertThat(ran.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--impute mean",
                "--impute median,indicator --log income",
                "--impute mean,indicator --clip 0.05,0.95 --scale robust --holdout 0.25 --unseen other,3",
                "--missing median --signed-log age,income --clip-at noise=-1:1 --scale minmax --weights w",
            })
    void predictionsForRawDataAreThoseOfTheFit(String flags) throws IOException {
        Path data = table("data.csv", 5);
        Path model = folder.resolve("model.json");
        String[] words = flags.split(" ");
        good(run(fit(data, model, words)));
        good(Ran.lariat("predict", model, data, "--quiet", "-o", folder.resolve("p.csv")));
        double[] predicted = Files.readAllLines(folder.resolve("p.csv")).stream()
                .skip(1)
                .mapToDouble(Double::parseDouble)
                .toArray();

        SavedModel saved = ModelFile.read(model);
        LassoModel fitted = saved.path().model(0);
        // The design of the fit, by another way: the reader that fits steps, not the one that applies them.
        DataFlags parsed = new DataFlags();
        new CommandLine(parsed)
                .setUnmatchedArgumentsAllowed(true)
                .parseArgs(fit(data, model, words).stream()
                        .skip(1)
                        .map(Object::toString)
                        .toArray(String[]::new));
        Holdout holdout = flags.contains("--holdout") ? new Holdout(0.25, Holdout.DEFAULT_SEED) : null;
        Dataset prepared = DataReader.read(
                data, parsed.readOptions().toBuilder().holdout(holdout).build());
        assertThat(prepared.names()).isEqualTo(saved.features());
        assertThat(predicted).isEqualTo(fitted.predict(prepared.x()));
        assertThat(fitted.nonzeros()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsHeldOutChangesNothing(long seed) throws IOException {
        boolean[] training = new Holdout(0.3, seed).training(ROWS);
        boolean[] heldOut = new boolean[ROWS];
        for (int i = 0; i < ROWS; i++) {
            heldOut[i] = !training[i];
        }
        Path data = table("data.csv", seed);
        Path changed = table("changed.csv", seed, heldOut);
        assertThat(Files.mismatch(data, changed)).isNotNegative();
        for (String scale : List.of("standard", "robust", "minmax", "none")) {
            Path one = folder.resolve("1.json");
            Path two = folder.resolve("2.json");
            String[] flags = {
                "--impute",
                "median,indicator",
                "--log",
                "income",
                "--clip",
                "0.02,0.98",
                "--unseen",
                "ignore",
                "--scale",
                scale,
                "--holdout",
                "0.3",
                "--seed",
                String.valueOf(seed),
                "--lambda",
                "0.02"
            };
            good(run(fit(data, one, flags)));
            good(run(fit(changed, two, flags)));
            SavedModel a = ModelFile.read(one);
            SavedModel b = ModelFile.read(two);
            assertThat(b.pipeline()).isEqualTo(a.pipeline());
            assertThat(b.features()).isEqualTo(a.features());
            assertThat(b.path().model(0).nonzeros()).isPositive();
            assertThat(b.path().model(0).coefficients())
                    .isEqualTo(a.path().model(0).coefficients());
            assertThat(b.path().model(0).intercept())
                    .isEqualTo(a.path().model(0).intercept());
            assertThat(b.scales().map(Arrays::toString)).isEqualTo(a.scales().map(Arrays::toString));
            assertThat(b.holdout().orElseThrow().training())
                    .isEqualTo(a.holdout().orElseThrow().training());
            assertThat(b.holdout().orElseThrow().heldOut())
                    .isNotEqualTo(a.holdout().orElseThrow().heldOut());
        }
    }

    @Test
    void scoresAreThoseOfThePredictions() throws IOException {
        Path data = table("data.csv", 9);
        Path model = folder.resolve("model.json");
        List<Object> words = fit(
                data,
                model,
                "--impute",
                "mean",
                "--holdout",
                "0.2",
                "--weights",
                "w",
                "--lambda",
                "0.05",
                "--format",
                "json");
        Ran ran = run(words);
        good(ran);
        JsonNode json = JSON.readTree(ran.out());
        JsonNode result = json.get("holdout");
        assertThat(result.get("seed").asLong()).isEqualTo(1);
        assertThat(result.get("heldOutRows").asInt()).isEqualTo(16);
        assertThat(result.get("trainingRows").asInt()).isEqualTo(64);

        good(Ran.lariat("predict", model, data, "--quiet", "-o", folder.resolve("p.csv")));
        List<String> predicted = Files.readAllLines(folder.resolve("p.csv"));
        List<String> lines = Files.readAllLines(data);
        boolean[] training = new Holdout(0.2, 1).training(ROWS);
        double squares = 0;
        double absolute = 0;
        double total = 0;
        for (int i = 0; i < ROWS; i++) {
            if (!training[i]) {
                String[] fields = lines.get(i + 1).split(",", -1);
                double error = Double.parseDouble(fields[5]) - Double.parseDouble(predicted.get(i + 1));
                double w = Double.parseDouble(fields[4]);
                squares += w * error * error;
                absolute += w * Math.abs(error);
                total += w;
            }
        }
        JsonNode heldOut = result.get("heldOut");
        assertThat(heldOut.get("mse").asDouble()).isCloseTo(squares / total, within(1e-12));
        assertThat(heldOut.get("rmse").asDouble()).isCloseTo(Math.sqrt(squares / total), within(1e-12));
        assertThat(heldOut.get("mae").asDouble()).isCloseTo(absolute / total, within(1e-12));
        assertThat(result.get("training").get("mse").asDouble())
                .isCloseTo(ModelFile.read(model).path().model(0).meanSquaredResidual(), within(1e-10));
        double zeros = 1 - (double) json.get("coefficients").size() / 6;
        assertThat(heldOut.get("zeros").asDouble()).isCloseTo(zeros, within(1e-12));

        JsonNode inspected =
                JSON.readTree(Ran.lariat("inspect", model, "--format", "json").out());
        assertThat(inspected.get("holdout")).isEqualTo(result);
        assertThat(inspected.get("preparation")).isEqualTo(json.get("preparation"));
    }

    @Test
    void theScreenSaysWhatWasHeldOutAndDone() throws IOException {
        Path data = table("data.csv", 9);
        Path model = folder.resolve("model.json");
        Ran ran = run(fit(
                data,
                model,
                "--impute",
                "median,indicator",
                "--log",
                "income",
                "--scale",
                "robust",
                "--holdout",
                "0.2",
                "--seed",
                "7",
                "--unseen",
                "ignore"));
        good(ran);
        assertThat(ran.out())
                .contains("with intercept, penalised per interquartile range")
                .contains("16 of 80 rows were held out (share 0.2, seed 7)")
                .containsPattern("score +training +held out")
                .containsPattern("coefficients 0 +[0-9.]+ % +[0-9.]+ %")
                .containsPattern("missing values were replaced by the median of the column: 'income' ");
        assertThat(Ran.lariat("inspect", model).out())
                .contains("penalised per interquartile range", "Columns are prepared:", "'income': log1p; missing: ")
                .contains(", with an indicator", "'city': one indicator for each of 3 levels; missing: filled in")
                .contains("levels not seen in training: all indicators 0", "per IQR", "16 of 80 rows were held out");
        assertThat(ModelFile.read(model).penaltyScale()).isEqualTo(PenaltyScale.ROBUST);
    }

    /** Scaling leaves X alone; the same as dividing the columns of the file. */
    @ParameterizedTest
    @CsvSource({"robust, 1", "minmax, 1", "robust, 0.5"})
    void scalesAreThoseOfTheColumns(String scale, double alpha) throws IOException {
        Random random = new Random(3);
        double[][] x = new double[41][3]; // quartiles fall on rows
        StringBuilder plain = new StringBuilder("a,b,c,y\n");
        for (double[] row : x) {
            for (int j = 0; j < 3; j++) {
                row[j] = (j + 1) * Math.exp(random.nextGaussian());
            }
        }
        double[] widths = new double[3];
        for (int j = 0; j < 3; j++) {
            int column = j;
            double[] sorted =
                    Arrays.stream(x).mapToDouble(row -> row[column]).sorted().toArray();
            widths[j] = scale.equals("robust") ? sorted[30] - sorted[10] : sorted[40] - sorted[0];
        }
        StringBuilder divided = new StringBuilder("a,b,c,y\n");
        for (double[] row : x) {
            double y = row[0] + row[2] + random.nextGaussian();
            for (int j = 0; j < 3; j++) {
                plain.append(row[j]).append(',');
                divided.append(row[j] / widths[j]).append(',');
            }
            plain.append(y).append('\n');
            divided.append(y).append('\n');
        }
        Path one = Files.writeString(folder.resolve("plain.csv"), plain);
        Path two = Files.writeString(folder.resolve("divided.csv"), divided);
        Path model = folder.resolve("1.json");
        Path reference = folder.resolve("2.json");
        String[] flags = {"--lambda", "0.1", "--tolerance", "1e-12", "--alpha", String.valueOf(alpha)};
        List<Object> scaled = new ArrayList<>(List.of("fit", one, "--target", "y", "-o", model, "--scale", scale));
        List<Object> unscaled =
                new ArrayList<>(List.of("fit", two, "--target", "y", "-o", reference, "--no-standardize"));
        scaled.addAll(Arrays.asList(flags));
        unscaled.addAll(Arrays.asList(flags));
        good(run(scaled));
        good(run(unscaled));
        assertThat(ModelFile.read(model).scales().orElseThrow()).containsExactly(widths);
        for (int j = 0; j < 3; j++) {
            double expected = ModelFile.read(reference).path().model(0).coefficient(j) / widths[j];
            assertThat(ModelFile.read(model).path().model(0).coefficient(j)).isCloseTo(expected, within(1e-6));
        }
    }

    @Test
    void unseenLevelsAndMissingValuesAtPrediction() throws IOException {
        Path data = table("data.csv", 2);
        Path model = folder.resolve("model.json");
        good(run(fit(data, model, "--impute", "mean", "--lambda", "0.001", "--ignore", "w")));
        Path fresh = Files.writeString(folder.resolve("new.csv"), "city,age,income,noise\nParis,,1,0\nRome,NA,,0\n");
        refused(
                Ran.lariat("predict", model, fresh),
                ExitCode.DATA,
                fresh
                        + ", line 2, column 'city': the level 'Paris' does not occur in the training rows; --unseen ignore"
                        + " sets all indicators of the column to 0");
        Ran ran = Ran.lariat("predict", model, fresh, "--unseen", "ignore");
        assertThat(ran.code()).isZero();
        assertThat(ran.out().lines()).hasSize(3);
        assertThat(ran.err())
                .contains("note: 3 missing values were replaced by what the model puts in their place: ")
                .contains("note: 1 row has a level of 'city' without an indicator of its own ('Paris')");
        refused(
                Ran.lariat("predict", model, fresh, "--unseen", "other"),
                ExitCode.USAGE,
                "--unseen other has to be said when the model is fitted; " + model
                        + " has no coefficients for other levels");
        refused(
                Ran.lariat("predict", model, fresh, "--missing", "median"),
                ExitCode.DATA,
                "a model has medians only if it was fitted with --impute median, and then it fills them in without being"
                        + " asked; leave --missing out, or take --missing mean");
    }

    @Test
    void preparedLmatFilesGiveTheSameModel() throws IOException {
        Path data = table("data.csv", 4);
        Path lmat = folder.resolve("data.lmat");
        Path one = folder.resolve("1.json");
        Path two = folder.resolve("2.json");
        good(run(fit(data, one, "--impute", "median,indicator", "--clip", "0.1,0.9")));
        good(Ran.lariat(
                "convert",
                data,
                lmat,
                "--target",
                "price",
                "--one-hot",
                "--impute",
                "median,indicator",
                "--clip",
                "0.1,0.9"));
        good(Ran.lariat("fit", lmat, "-o", two));
        SavedModel direct = ModelFile.read(one);
        SavedModel converted = ModelFile.read(two);
        assertThat(converted.pipeline()).isEqualTo(direct.pipeline());
        assertThat(converted.path().model(0).coefficients())
                .isEqualTo(direct.path().model(0).coefficients());
        assertThat(Ran.lariat("predict", two, data, "--quiet")).isEqualTo(Ran.lariat("predict", one, data, "--quiet"));
        assertThat(Ran.lariat("predict", two, lmat, "--quiet")).isEqualTo(Ran.lariat("predict", one, data, "--quiet"));
    }

    @Test
    void columnsWithoutNamesAndSparseOnes() throws IOException {
        Path sparse = Files.writeString(
                folder.resolve("d.svm"), "1 1:3 3:1\n2 2:5\n3 1:7 2:1\n5 1:9 3:2\n0 2:2 3:9\n4 1:8\n");
        Path model = folder.resolve("model.json");
        good(Ran.lariat("fit", sparse, "--log", "V1", "--clip", "0,1", "--lambda", "0.01", "-o", model));
        SavedModel saved = ModelFile.read(model);
        assertThat(saved.path().report().matrix()).startsWith("sparse");
        assertThat(saved.pipeline().columns()).hasSize(3);
        Ran sparsely = Ran.lariat("predict", model, sparse, "--quiet");
        good(sparsely);
        Path dense = Files.writeString(folder.resolve("d.csv"), "V1,V2,V3\n3,0,1\n0,5,0\n7,1,0\n9,0,2\n0,2,9\n8,0,0\n");
        assertThat(Ran.lariat("predict", model, dense, "--quiet")).isEqualTo(sparsely);
        refused(
                Ran.lariat("fit", sparse, "--clip-at", "V2=1:4", "--lambda", "0.01"),
                ExitCode.DATA,
                sparse + ": is sparse, but clipping would make the zeros of column V2 1.0; choose bounds with 0 between"
                        + " them, or give dense data");
        refused(
                Ran.lariat("fit", sparse, "--log", "V4", "--lambda", "0.01"),
                ExitCode.DATA,
                sparse
                        + ": there is no column 'V4' to prepare (--log, --signed-log, --clip-at); the columns are V1 to V3");
        refused(
                Ran.lariat("predict", model, Files.writeString(folder.resolve("w.svm"), "1 1:1 4:1\n")),
                ExitCode.DATA,
                folder.resolve("w.svm") + ", line 1: has feature 4, but there are to be 3 features (--features)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--impute zero|invalid value for option '--impute': 'zero' is none of mean, median, mean,indicator and"
                        + " median,indicator; see lariat fit --help",
                "--impute mean,flag|invalid value for option '--impute': 'mean,flag' is none of mean, median,"
                        + " mean,indicator and median,indicator; see lariat fit --help",
                "--impute mean --missing drop-row|--missing and --impute say two things about missing values; give one of"
                        + " them",
                "--unseen ignore,2|invalid value for option '--unseen': 'ignore,2' is none of error, ignore, other and"
                        + " other,N, where N is the number of rows below which a level is rare; see lariat fit --help",
                "--clip 0.9,0.1|invalid value for option '--clip': '0.9,0.1' is not two quantiles LOW,HIGH that ascend"
                        + " within 0 and 1, such as 0.01,0.99; see lariat fit --help",
                "--clip 5|invalid value for option '--clip': '5' is not two quantiles LOW,HIGH that ascend within 0 and 1,"
                        + " such as 0.01,0.99; see lariat fit --help",
                "--clip-at age|invalid value for option '--clip-at' (NAME=LOW:HIGH): 'age' is not of the form NAME=LOW:HIGH, such as"
                        + " age=0:120 or price=0:; see lariat fit --help",
                "--clip-at age=9:1|invalid value for option '--clip-at' (NAME=LOW:HIGH): in 'age=9:1' the lower bound is above the upper"
                        + " one; see lariat fit --help",
                "--clip-at age=0: --clip-at age=1:|--clip-at has two pairs of bounds for column 'age'",
                "--log age --signed-log age|column 'age' cannot be in --log and in --signed-log",
                "--scale iqr|invalid value for option '--scale': 'iqr' is none of standard, robust, minmax, none; see"
                        + " lariat fit --help",
                "--scale robust --no-standardize|--no-standardize is the same as --scale none, so no other --scale goes with"
                        + " it",
                "--holdout 1|the share of rows to hold out is 1.0; it must be more than 0 and less than 1",
                "--seed 3 --lambda 1|--seed decides which rows folds or --holdout take, and there are neither",
            })
    void wrongFlags(String flags, String sentence) throws IOException {
        Path data = table("data.csv", 1);
        Path model = folder.resolve("model.json");
        refused(run(fit(data, model, flags.split(" "))), ExitCode.USAGE, sentence);
        assertThat(model).doesNotExist();
    }

    @Test
    void scalingByNoneIsNoStandardisation() throws IOException {
        Path data = table("data.csv", 1);
        Path one = folder.resolve("1.json");
        Path two = folder.resolve("2.json");
        good(run(fit(data, one, "--impute", "mean", "--scale", "none", "--lambda", "0.1")));
        good(run(fit(data, two, "--impute", "mean", "--no-standardize", "--lambda", "0.1")));
        assertThat(ModelFile.read(two).path().model(0).coefficients())
                .isEqualTo(ModelFile.read(one).path().model(0).coefficients());
        assertThat(ModelFile.read(one).penaltyScale()).isEqualTo(PenaltyScale.NONE);
    }

    @Test
    void heldOutRowsWithoutWeight() throws IOException {
        Path data = Files.writeString(folder.resolve("d.csv"), "a,w,y\n1,0,1\n2,0,2\n3,1,3\n");
        Ran ran = Ran.lariat("fit", data, "--target", "y", "--weights", "w", "--holdout", "0.6", "--lambda", "1");
        assertThat(ran.code()).isEqualTo(ExitCode.DATA);
        assertThat(ran.err()).containsPattern("all rows (held out|for training) have weight 0; try another --seed");
    }
}
