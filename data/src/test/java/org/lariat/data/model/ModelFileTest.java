package org.lariat.data.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lariat.Lasso;
import org.lariat.LassoModel;
import org.lariat.LassoOptions;
import org.lariat.data.DataException;
import org.lariat.data.Sha256;
import org.lariat.data.prep.Bounds;
import org.lariat.data.prep.Holdout;
import org.lariat.data.prep.Levels;
import org.lariat.data.prep.Log;
import org.lariat.data.prep.NumberSteps;
import org.lariat.data.prep.PenaltyScale;
import org.lariat.data.prep.Pipeline;
import org.lariat.data.prep.Unseen;
import org.lariat.path.LambdaGrid;
import org.lariat.selection.Scores;

class ModelFileTest {
    @TempDir
    private Path dir;

    private void refused(byte[] content, String sentence) throws IOException {
        Path file = Files.write(dir.resolve("bad.json"), content);
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> ModelFile.read(file))
                .withMessage(file + ": " + sentence);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyBitComesBack(long seed) throws IOException {
        SavedModel saved = Samples.saved(seed, 5 + (int) seed * 20, 1 + (int) seed * 3);
        Path file = dir.resolve("m.json");
        ModelFile.write(file, saved);
        SavedModel back = ModelFile.read(file);
        assertThat(back.features()).isEqualTo(saved.features());
        assertThat(back.categorical()).isEqualTo(saved.categorical());
        assertThat(back.lariatVersion()).isEqualTo("0.1.0");
        assertThat(back.fingerprint()).isEqualTo(Samples.FINGERPRINT);
        assertThat(back.means()).hasValue(saved.means().orElseThrow());
        assertThat(back.scales()).isEmpty();
        assertThat(back.path().options()).isEqualTo(saved.path().options());
        assertThat(back.path().report()).isEqualTo(saved.path().report());
        for (int k = 0; k < saved.path().size(); k++) {
            same(back.path().model(k), saved.path().model(k));
        }
        Path again = dir.resolve("again.json");
        ModelFile.write(again, back);
        assertThat(again).as("the same model gives the same bytes").hasSameBinaryContentAs(file);
    }

    private static void same(LassoModel back, LassoModel model) {
        assertThat(bits(back)).isEqualTo(bits(model));
        assertThat(back.indices()).isEqualTo(model.indices());
        assertThat(back.columns()).isEqualTo(model.columns());
        assertThat(back.certificate()).isEqualTo(model.certificate());
    }

    private static long[] bits(LassoModel model) {
        double[] all = Arrays.copyOf(model.values(), model.nonzeros() + 4);
        all[model.nonzeros()] = model.lambda();
        all[model.nonzeros() + 1] = model.intercept();
        all[model.nonzeros() + 2] = model.devianceExplained();
        all[model.nonzeros() + 3] = model.meanSquaredResidual();
        return Arrays.stream(all).mapToLong(Double::doubleToRawLongBits).toArray();
    }

    static List<LassoOptions> options() {
        return List.of(
                Lasso.options().alpha(0.3).intercept(false).standardize(false).threads(3),
                Lasso.options().lambdas(LambdaGrid.geometric(7, 0.01)).tolerance(1e-11),
                Lasso.options().lambdas(LambdaGrid.geometric(7)).maxEpochs(5).maxFeatures(9),
                Lasso.options().solver("cd-random").seed(Long.MIN_VALUE),
                Lasso.options().lambdas(LambdaGrid.geometric(1)).backend("scalar"),
                Lasso.options().lambdas(0.1, 0.7, 0.3).solver("cd"));
    }

    @ParameterizedTest
    @MethodSource("options")
    void optionsComeBack(LassoOptions options) {
        SavedModel saved = new SavedModel(
                "0.1.0",
                Samples.names(3),
                Set.of(),
                Samples.path(1, 3, 2, options),
                null,
                new double[] {1, 2, 3},
                Samples.FINGERPRINT);
        Path file = dir.resolve("m.json");
        ModelFile.write(file, saved);
        assertThat(ModelFile.read(file).path().options()).isEqualTo(options);
        assertThat(ModelFile.read(file).scales()).hasValue(new double[] {1, 2, 3});
    }

    @Test
    void theChecksumIsWhatTheDocumentationSays() throws IOException {
        Path file = dir.resolve("m.json");
        ModelFile.write(file, Samples.small());
        String text = Files.readString(file);
        assertThat(text).startsWith("{\n\"format\":\"lariat-model\",\n\"version\":2,\n\"sha256\":\"");
        int from = text.indexOf("\"sha256\":\"") + 10;
        String plain = text.substring(0, from) + "0".repeat(64) + text.substring(from + 64);
        assertThat(HexFormat.of().formatHex(Sha256.digest().digest(plain.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(text.substring(from, from + 64));
    }

    @Test
    void noFlippedBitIsAccepted() throws IOException {
        Path file = dir.resolve("m.json");
        ModelFile.write(file, Samples.small());
        byte[] good = Files.readAllBytes(file);
        Path bad = dir.resolve("bad.json");
        for (int at = 0; at < good.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] flipped = good.clone();
                flipped[at] ^= (byte) (1 << bit);
                Files.write(bad, flipped);
                assertThatExceptionOfType(DataException.class)
                        .as("bit %d of byte %d", bit, at)
                        .isThrownBy(() -> ModelFile.read(bad));
            }
        }
    }

    @Test
    void noCutFileIsAccepted() throws IOException {
        Path file = dir.resolve("m.json");
        ModelFile.write(file, Samples.small());
        byte[] good = Files.readAllBytes(file);
        String damaged = "is damaged: its contents do not match its checksum; get it again, or fit the model again";
        String beginning = "is not a model file of Lariat, or its beginning is damaged";
        int head = new String(good, StandardCharsets.UTF_8).indexOf("\"lariat\"");
        for (int length = 0; length < good.length; length++) {
            refused(Arrays.copyOf(good, length), length < head ? beginning : damaged);
        }
        refused(Arrays.copyOf(good, good.length + 1), damaged);
    }

    @Test
    void filesThatAreNoModels() throws IOException {
        String sentence = "is not a model file of Lariat, or its beginning is damaged";
        refused("not JSON".getBytes(StandardCharsets.UTF_8), sentence);
        refused("{\"format\":\"other\"}".getBytes(StandardCharsets.UTF_8), sentence);
        Path nowhere = dir.resolve("no.json");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> ModelFile.read(nowhere))
                .withMessage(nowhere + ": there is no such file");
    }

    @Test
    void newerFormatsSayWhatTheyNeed() throws IOException {
        Path file = dir.resolve("m.json");
        ModelFile.write(file, Samples.small());
        String newer = Files.readString(file)
                .replace("\"version\":2", "\"version\":3")
                .replace("\"lariat\":\"0.1.0\"", "\"lariat\":\"7.0.0\"");
        refused(
                newer.getBytes(StandardCharsets.UTF_8),
                "is in model format 3, this Lariat reads format 2; it needs Lariat 7.0.0 or later");
    }

    @Test
    void filesOfVersionOneAreStillRead() throws IOException {
        Path file = dir.resolve("m.json");
        ModelFile.write(file, Samples.small());
        assertThat(Files.readString(file)).contains("\n\"penaltyScale\":\"standard\",\n");
        String old = Files.readString(file)
                .replace("\"version\":2", "\"version\":1")
                .replace("\"penaltyScale\":\"standard\",\n", "");
        Files.write(file, sealed(old));
        SavedModel saved = ModelFile.read(file);
        assertThat(saved.pipeline()).isEqualTo(Pipeline.NONE);
        assertThat(saved.penaltyScale()).isEqualTo(PenaltyScale.STANDARD);
        assertThat(saved.holdout()).isEmpty();
        assertThat(saved.features()).isEqualTo(Samples.small().features());
    }

    @Test
    void stepsAndScoresComeBack() throws IOException {
        Pipeline pipeline = new Pipeline(
                List.of(
                        new NumberSteps("a", new Bounds(Double.NEGATIVE_INFINITY, 0.1), Log.SIGNED, -0.0, false),
                        new Levels("kind", List.of("u", "v"), false, List.of(1.0 / 3, 2.0 / 3), false)),
                Unseen.OTHER);
        HoldoutResult result = new HoldoutResult(
                new Holdout(0.1, Long.MIN_VALUE),
                9,
                1,
                new Scores(1.0 / 3, Math.sqrt(1.0 / 3), 0.5, 0.9, 0.25),
                new Scores(4, 2, 2, Double.NaN, 0.25));
        Path file = dir.resolve("m.json");
        ModelFile.write(
                file,
                Samples.small()
                        .pipeline(pipeline)
                        .penaltyScale(PenaltyScale.MINMAX)
                        .holdout(result));
        SavedModel saved = ModelFile.read(file);
        assertThat(saved.pipeline()).isEqualTo(pipeline);
        assertThat(saved.penaltyScale()).isEqualTo(PenaltyScale.MINMAX);
        assertThat(saved.holdout()).contains(result);
        byte[] bytes = Files.readAllBytes(file);
        ModelFile.write(file, saved);
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        // A step is part of what the checksum covers.
        String changed =
                new String(bytes, StandardCharsets.UTF_8).replace("\"unseen\":\"other\"", "\"unseen\":\"error\"");
        refused(
                changed.getBytes(StandardCharsets.UTF_8),
                "is damaged: its contents do not match its checksum; get it again, or fit the model again");
        refused(
                sealed(changed.replace("\"unseen\":\"error\"", "\"unseen\":\"perhaps\"")),
                "is no valid model though its checksum is right; fit the model again");
    }

    @Test
    void contentsAreCheckedBehindARightChecksum() throws IOException {
        refused(resealed("\"alpha\":1.0,", ""), "the field 'alpha' is missing; fit the model again");
        refused(
                resealed("\"alpha\":1.0", "\"alpha\":true"),
                "the field 'alpha' has a value that does not fit; fit the model again");
        refused(
                resealed("\"index\":[0,2]", "\"index\":[2,0]"),
                "is no valid model though its checksum is right; fit the model again");
        refused(
                resealed("\"points\":[", "\"points\":[["),
                "is no valid model though its checksum is right; fit the model again");
    }

    private byte[] resealed(String from, String to) throws IOException {
        Path file = dir.resolve("m.json");
        ModelFile.write(file, Samples.small());
        String text = Files.readString(file);
        assertThat(text).contains(from);
        return sealed(text.replace(from, to));
    }

    /** The text with the checksum that belongs to it. */
    private static byte[] sealed(String text) {
        String plain = text.replaceFirst("(\"sha256\":\")[0-9a-f]{64}", "$1" + "0".repeat(64));
        String sum = HexFormat.of().formatHex(Sha256.digest().digest(plain.getBytes(StandardCharsets.UTF_8)));
        return plain.replace("0".repeat(64), sum).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void sizesMustFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SavedModel(
                        "0.1.0", List.of("a"), Set.of(), Samples.small().path(), null, null, Samples.FINGERPRINT))
                .withMessage("there are 1 feature names for a model of 4 columns");
    }
}
