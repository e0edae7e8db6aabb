package org.lariat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A file several times as large as heap and page budget together. */
class OutOfCoreTest {
    private static final int ROWS = 1000;
    private static final int COLUMNS = 40_000; // 305 MiB
    private static final String HEAP = "-Xmx48m";
    private static final String BUDGET = "16m";

    /** Heap and budget are 64 MiB; a JVM with its compiled code takes about 100 MiB beside. */
    private static final long MOST_KIB = 200L << 10;

    @TempDir
    Path folder = Path.of("");

    /** An array row by row, which no reader can use in place. */
    private Path matrix() throws IOException {
        Path file = folder.resolve("X.npy");
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (" + ROWS + ", " + COLUMNS + "), }";
        ByteBuffer row = ByteBuffer.allocate(8 * COLUMNS).order(ByteOrder.LITTLE_ENDIAN);
        SplittableRandom random = new SplittableRandom(3);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0});
            out.write((" ".repeat(117 - header.length()) + header + "\n").getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < ROWS; i++) {
                row.clear();
                for (int j = 0; j < COLUMNS; j++) {
                    row.putDouble(random.nextDouble() - 0.5);
                }
                out.write(row.array(), 0, row.position());
            }
        }
        return file;
    }

    private Path response() throws IOException {
        SplittableRandom random = new SplittableRandom(3); // the same numbers as those of the matrix
        List<String> y = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            double sum = 0.0;
            for (int j = 0; j < COLUMNS; j++) {
                double x = random.nextDouble() - 0.5;
                sum += j % (COLUMNS / 10) == 7 ? x : 0.0;
            }
            y.add(String.valueOf(sum));
        }
        return Files.write(folder.resolve("y.txt"), y);
    }

    /** Runs the command in a small JVM; returns the most memory it had, in KiB. */
    private static long peak(Object... args) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                PeakMemory.class.getName()));
        for (Object arg : args) {
            words.add(arg.toString());
        }
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        String line = out.lines().filter(l -> l.startsWith("VmHWM")).findFirst().orElseThrow();
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "peak memory is read from /proc")
    void memoryDoesNotGrowWithTheFileAndTheResultIsThatInMemory() throws IOException, InterruptedException {
        Path x = matrix();
        Path y = response();
        Path file = folder.resolve("X.lmat");
        Path mapped = folder.resolve("mapped.json");
        Path inMemory = folder.resolve("memory.json");
        assertThat(peak("convert", x, file, "--target-file", y, "--page-budget", BUDGET, "--quiet"))
                .isLessThan(MOST_KIB);
        Object[] grid = {"--lambdas", "10", "--lambda-min-ratio", "0.3", "--quiet", "--output"};
        assertThat(peak(joined(grid, mapped, "path", file, "--page-budget", BUDGET)))
                .isLessThan(MOST_KIB);
        assertThat(Ran.lariat(joined(grid, inMemory, "path", x, "--target-file", y)))
                .isEqualTo(new Ran(0, "", ""));
        assertThat(digits(mapped)).isEqualTo(digits(inMemory));
        assertThat(Files.size(file)).isGreaterThan(2 * (MOST_KIB << 10) / 3 * 2);
    }

    private static Object[] joined(Object[] grid, Path output, Object... command) {
        List<Object> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(grid));
        all.add(output);
        return all.toArray();
    }

    private static String digits(Path json) throws IOException {
        return Files.readString(json).replaceFirst("\"seconds\":\\[[^]]*]", "");
    }
}
