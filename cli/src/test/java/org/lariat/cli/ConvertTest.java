package org.lariat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lariat convert}, and the other commands on what it makes. */
class ConvertTest {
    private static final int ROWS = 60;

    @TempDir
    Path folder = Path.of("");

    private Path table = Path.of("");
    private Path file = Path.of("");

    @BeforeEach
    void convert() throws IOException {
        Random random = new Random(5);
        StringBuilder text = new StringBuilder("a,b,c,w,y\n");
        for (int i = 0; i < ROWS; i++) {
            double a = random.nextGaussian();
            double b = 1000 * random.nextGaussian();
            text.append(a).append(',').append(b).append(',').append(random.nextGaussian());
            text.append(',').append(1 + i % 3).append(',');
            text.append(3 + 2 * a - 0.005 * b + random.nextGaussian()).append('\n');
        }
        table = Files.writeString(folder.resolve("t.csv"), text);
        file = folder.resolve("t.lmat");
        Ran ran = Ran.lariat("convert", table, file, "--target", "y", "--weights", "w");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .startsWith(file + ": 60 rows, 3 features, float64; ")
                .contains("With response 'y', weights 'w'");
    }

    private static String withoutSeconds(String json) {
        return json.replaceFirst("\"seconds\":\\[[^]]*]", "");
    }

    @Test
    void thePathIsTheSameInEveryDigit() {
        Object[] asText = {"path", table, "--target", "y", "--weights", "w", "--format", "json", "--quiet"};
        Ran mapped = Ran.lariat("path", file, "--format", "json", "--quiet", "--page-budget", "16m");
        assertThat(mapped.code()).isZero();
        assertThat(withoutSeconds(mapped.out()))
                .isEqualTo(withoutSeconds(Ran.lariat(asText).out()));
        assertThat(Ran.lariat("path", file, "--target", "y", "--weights", "w").code())
                .isZero();
    }

    /** A model file without the times in it, and the checksum over them. */
    private static List<String> lines(Path model) throws IOException {
        return Files.readAllLines(model).stream()
                .filter(line -> !line.contains("econds") && !line.contains("sha256"))
                .toList();
    }

    @Test
    void fitAndPredictWorkAsOnTheOriginal() throws IOException {
        Path model = folder.resolve("model.json");
        Path same = folder.resolve("same.json");
        assertThat(Ran.lariat("fit", file, "--lambda", "0.1", "-o", model, "--quiet")
                        .code())
                .isZero();
        Ran.lariat("fit", table, "--target", "y", "--weights", "w", "--lambda", "0.1", "-o", same, "--quiet");
        assertThat(lines(model)).isEqualTo(lines(same));
        Ran predicted = Ran.lariat("predict", model, file);
        assertThat(predicted.err()).isEmpty();
        assertThat(predicted.out())
                .isEqualTo(Ran.lariat("predict", model, table, "--quiet").out());
    }

    @Test
    void inspectShowsWhatIsInIt() {
        Ran plain = Ran.lariat("inspect", file);
        assertThat(plain.out())
                .contains("Features: a, b, c", "--verify checks the columns too")
                .startsWith(file + ": 60 rows, 3 features, float64; ");
        assertThat(Ran.lariat("inspect", file, "--verify").out()).contains("All checksums match.");
        assertThat(Ran.lariat("inspect", file, "--format", "json").out())
                .contains("\"response\" : \"y\"", "\"weights\" : \"w\"", "\"means\" : [", "\"norms\" : [");
    }

    @Test
    void float32TakesHalfTheSpace() throws IOException {
        Path half = folder.resolve("half.lmat");
        assertThat(Ran.lariat("convert", file, half, "--float32").out()).contains("float32");
        assertThat(Ran.lariat("path", half, "--quiet", "--format", "json").out())
                .contains("dense float32");
    }

    private void refused(byte[] bytes, String sentence, Object... words) throws IOException {
        Path bad = Files.write(folder.resolve("bad.lmat"), bytes);
        words[1] = bad;
        Ran ran = Ran.lariat(words);
        assertThat(ran.err()).isEqualTo("lariat: " + bad + ": " + sentence + System.lineSeparator());
        assertThat(ran.code()).isEqualTo(ExitCode.DATA);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void damagedFilesAreRefused() throws IOException {
        byte[] good = Files.readAllBytes(file);
        for (String command : new String[] {"fit", "path", "inspect"}) {
            refused(Arrays.copyOf(good, 5), "is not a .lmat file; make one with lariat convert", command, "");
            refused(
                    Arrays.copyOf(good, 100),
                    "ends in its header; it is truncated, convert the data again",
                    command,
                    "");
            refused(
                    Arrays.copyOf(good, good.length - 1),
                    "has " + (good.length - 1) + " bytes, its header asks for " + good.length
                            + "; it is truncated, get it again or convert the data again",
                    command,
                    "");
            refused(changed(good, 0), "is not a .lmat file; make one with lariat convert", command, "");
            refused(
                    changed(good, 8),
                    "has version 0 of the .lmat format, and this Lariat reads version 1; convert the data again",
                    command,
                    "");
            refused(
                    changed(good, 16),
                    "is damaged: its header does not match its checksum; convert the data again",
                    command,
                    "");
            refused(
                    changed(good, good.length - 1),
                    "is damaged: its names and vectors do not match their checksum; convert the data again",
                    command,
                    "");
        }
        refused(
                changed(good, 4100),
                "is damaged: what it holds for 'a' to 'c' do not match the checksum; get it again, or convert the data"
                        + " again",
                "inspect",
                "",
                "--verify");
    }

    private static byte[] changed(byte[] bytes, int at) {
        byte[] copy = bytes.clone();
        copy[at] ^= 1;
        return copy;
    }

    @Test
    void whatCannotBeConverted() throws IOException {
        Ran name = Ran.lariat("convert", table, folder.resolve("t.bin"));
        assertThat(name.err())
                .startsWith(
                        "lariat: the file to write is " + folder.resolve("t.bin") + ", but its name must end in .lmat");
        assertThat(name.code()).isEqualTo(ExitCode.USAGE);
        Path bad = Files.writeString(folder.resolve("bad.csv"), "a,y\n1,2\nx,3\n");
        Path out = folder.resolve("out.lmat");
        Ran text = Ran.lariat("convert", bad, out, "--target", "y");
        assertThat(text.err()).startsWith("lariat: " + bad + ", line 3, column 'a': 'x' is not a number");
        assertThat(text.code()).isEqualTo(ExitCode.DATA);
        Ran nowhere = Ran.lariat("convert", table, folder.resolve("none").resolve("out.lmat"));
        assertThat(nowhere.err()).contains("cannot be written, its directory does not exist; make it first");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(table, file, bad);
        }
    }
}
