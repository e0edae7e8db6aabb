package org.lariat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong around the command: signals, disks, memory, damage. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "signals and devices of Unix")
class FaultsTest {
    private static final int ROWS = 100;
    private static final int COLUMNS = 30;

    @TempDir
    Path folder = Path.of("");

    private Path data = Path.of("");

    @BeforeEach
    void writeData() throws IOException {
        data = Files.writeString(folder.resolve("data.csv"), table(ROWS, COLUMNS));
    }

    private static String table(int rows, int columns) {
        SplittableRandom random = new SplittableRandom(4);
        StringBuilder text = new StringBuilder("y");
        for (int j = 0; j < columns; j++) {
            text.append(",x").append(j);
        }
        for (int i = 0; i < rows; i++) {
            double common = random.nextDouble();
            text.append('\n').append(random.nextDouble() + common);
            for (int j = 0; j < columns; j++) {
                text.append(',').append(common + random.nextDouble());
            }
        }
        return text.append('\n').toString();
    }

    private static void oneSentence(Ran ran, int code) {
        assertThat(ran.code()).as(ran.err()).isEqualTo(code);
        assertThat(ran.err().lines()).as(ran.err()).hasSize(1);
        assertThat(ran.err()).startsWith("lariat: ").doesNotContain("Exception", "\tat ");
    }

    private List<String> hidden(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(name -> name.startsWith("."))
                    .toList();
        }
    }

    /** Everything but times, which differ from run to run. */
    private static String digits(Path json) throws IOException {
        return Files.readString(json).replaceFirst("\"seconds\":\\[[^]]*]", "");
    }

    /** Coordinate descent without working sets on correlated columns: some seconds for a path. */
    private Object[] slowPath(Object... more) {
        Object[] path = {
            "path",
            data,
            "--target",
            "y",
            "--solver",
            "ista",
            "--tolerance",
            "1e-12",
            "--max-epochs",
            "4000",
            "--lambdas",
            "60",
            "--threads",
            "1",
            "--quiet"
        };
        Object[] all = Arrays.copyOf(path, path.length + more.length);
        System.arraycopy(more, 0, all, path.length, more.length);
        return all;
    }

    @Test
    void ctrlCWritesThePathSoFarAndResumeGoesOnToTheSameBits() throws Exception {
        Path checkpoint = folder.resolve("c.ckpt");
        Path part = folder.resolve("part.json");
        Path whole = folder.resolve("whole.json");
        Child child = Child.start(
                folder,
                Main.class,
                List.of("-Xmx256m"),
                slowPath("--checkpoint", checkpoint, "--checkpoint-every", "5", "--output", part));
        while (!Files.exists(checkpoint)) {
            assertThat(child.isAlive()).as("a checkpoint comes before the end").isTrue();
            Thread.sleep(5);
        }
        child.signal("INT");
        Ran ran = child.ended();
        assumeTrue(ran.code() != ExitCode.OK && ran.code() != ExitCode.TOLERANCE_MISSED, "over before the signal came");
        oneSentence(ran, ExitCode.CANCELLED);
        assertThat(ran.err())
                .matches("lariat: stopped after \\d+ values of λ; what is done was written; the same command with"
                        + " --resume goes on\n");
        assertThat(Files.readString(part)).contains("\"end\":\"cancelled\"");

        Ran again = Ran.lariat(
                slowPath("--checkpoint", checkpoint, "--checkpoint-every", "5", "--resume", "--output", part));
        assertThat(again.err()).startsWith("lariat: goes on after ");
        assertThat(checkpoint).as("removed with the path complete").doesNotExist();
        Ran.lariat(slowPath("--checkpoint", checkpoint, "--checkpoint-every", "5", "--output", whole));
        assertThat(digits(part)).isEqualTo(digits(whole));
    }

    @Test
    void checkpointsThatDoNotFitAreRefused() throws Exception {
        Path checkpoint = folder.resolve("c.ckpt");
        Object[] some = {"path", data, "--target", "y", "--lambdas", "4", "--quiet", "--checkpoint", checkpoint};
        Child child = Child.start(
                folder,
                Main.class,
                List.of("-Xmx256m"),
                slowPath("--checkpoint", checkpoint, "--checkpoint-every", "1"));
        while (!Files.exists(checkpoint)) {
            Thread.sleep(5);
        }
        child.kill();
        assertThat(Ran.lariat(some).err())
                .isEqualTo("lariat: " + checkpoint + ": is there already; go on from it with --resume, or delete it\n");
        Object[] resume = Arrays.copyOf(some, some.length + 1);
        resume[some.length] = "--resume";
        Ran other = Ran.lariat(resume);
        oneSentence(other, ExitCode.DATA);
        assertThat(other.err()).contains("was made with values of λ 60 geometric, not 4 geometric; give the data and");
        byte[] bytes = Files.readAllBytes(checkpoint);
        bytes[bytes.length / 2] ^= 1;
        Files.write(checkpoint, bytes);
        Ran damaged = Ran.lariat(resume);
        oneSentence(damaged, ExitCode.DATA);
        assertThat(damaged.err()).contains("is damaged: its contents do not match its checksum");
        oneSentence(Ran.lariat("path", data, "--target", "y", "--resume"), ExitCode.USAGE);
    }

    @Test
    void fullDisk() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        int mounted = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assumeTrue(mounted == 0, "mounting a small disk needs root");
        try {
            Path model = disk.resolve("m.json");
            Path lmat = disk.resolve("d.lmat");
            Path csv = disk.resolve("p.csv");
            assertThat(Ran.lariat("fit", data, "--target", "y", "--lambda", "0.1", "--quiet", "-o", model)
                            .code())
                    .isZero();
            byte[] before = Files.readAllBytes(model);
            Path many = Files.writeString(folder.resolve("many.csv"), table(5000, COLUMNS));
            for (Object[] command : new Object[][] {
                {"path", data, "--target", "y", "--lambdas", "300", "--quiet", "--save-model", model},
                {"path", data, "--target", "y", "--lambdas", "300", "--quiet", "--output", model},
                {"convert", many, lmat, "--target", "y", "--quiet"},
            }) {
                Ran ran = Ran.lariat(command);
                oneSentence(ran, ExitCode.DATA);
                assertThat(ran.err()).contains("cannot be written: No space left on device");
            }
            Ran predicted = Ran.lariat("predict", model, many, "-o", csv);
            oneSentence(predicted, ExitCode.DATA);
            assertThat(Files.readAllBytes(model)).as("the old model is whole").isEqualTo(before);
            try (Stream<Path> files = Files.list(disk)) {
                assertThat(files).as("nothing else is left").containsExactly(model);
            }
        } finally {
            new ProcessBuilder("umount", "-l", disk.toString()).start().waitFor();
        }
    }

    @Test
    void fullDeviceAndFoldersThatMayNotBeWritten() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "no /dev/full here");
        Ran ran = Ran.lariat("path", data, "--target", "y", "--quiet", "--output", full);
        oneSentence(ran, ExitCode.DATA);
        assertThat(ran.err()).isEqualTo("lariat: /dev/full: cannot be written: No space left on device\n");
        Ran proc = Ran.lariat("fit", data, "--target", "y", "--lambda", "1", "--quiet", "-o", "/proc/m.json");
        oneSentence(proc, ExitCode.DATA);
        assertThat(proc.err()).startsWith("lariat: /proc/m.json: cannot be written");
    }

    @Test
    void standardOutputThatIsFull() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")), "no /dev/full here");
        for (String format : List.of("text", "json")) {
            Ran ran = Child.startTo(
                            Path.of("/dev/full"),
                            folder,
                            Main.class,
                            List.of("-Xmx256m"),
                            "fit",
                            data,
                            "--target",
                            "y",
                            "--lambda",
                            "0.1",
                            "--format",
                            format)
                    .ended();
            oneSentence(ran, ExitCode.DATA);
            assertThat(ran.err())
                    .isEqualTo("lariat: the result cannot be written to standard output: No space left on device\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"12m", "40m"})
    void littleMemory(String heap) throws Exception {
        Path wide = Files.writeString(folder.resolve("wide.csv"), table(60, 5000));
        Path model = folder.resolve("m.json");
        Ran ran = Child.start(
                        folder,
                        Main.class,
                        List.of("-Xmx" + heap, "-XX:+UseSerialGC", "-XX:MaxDirectMemorySize=16m"),
                        "path",
                        wide,
                        "--target",
                        "y",
                        "--lambdas",
                        "20",
                        "--save-model",
                        model,
                        "--quiet")
                .ended();
        if (ran.code() == ExitCode.OK) {
            assertThat(model).exists();
        } else {
            oneSentence(ran, ran.code());
            assertThat(ran.code()).isIn(ExitCode.INTERNAL, ExitCode.DATA);
            assertThat(ran.err()).contains("memory", "-Xmx");
            assertThat(model).doesNotExist();
        }
        assertThat(hidden(folder)).isEmpty();
    }

    @Test
    void damagedInputsAndModels() throws Exception {
        Path model = folder.resolve("m.json");
        Ran.lariat("fit", data, "--target", "y", "--lambda", "0.1", "--quiet", "-o", model);
        Path lmat = folder.resolve("d.lmat");
        Ran.lariat("convert", data, lmat, "--target", "y", "--quiet");
        SplittableRandom random = new SplittableRandom(6);
        for (Path good : List.of(model, lmat, data)) {
            byte[] bytes = Files.readAllBytes(good);
            Path bad = folder.resolve("bad-" + good.getFileName());
            for (int k = 0; k < 20; k++) {
                byte[] damaged = k % 2 == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes.clone();
                if (damaged.length > 0) {
                    damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
                }
                Files.write(bad, damaged);
                Ran ran = good.equals(model)
                        ? Ran.lariat("predict", bad, data)
                        : Ran.lariat("path", bad, "--target", "y", "--lambdas", "3", "--quiet");
                if (ran.code() == ExitCode.OK || ran.code() == ExitCode.TOLERANCE_MISSED) {
                    assertThat(good).as("a model knows when it is damaged").isNotEqualTo(model);
                } else {
                    oneSentence(ran, ExitCode.DATA);
                }
            }
        }
    }
}
