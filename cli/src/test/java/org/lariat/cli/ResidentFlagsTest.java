package org.lariat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Backends of resident designs, as a user meets them. */
class ResidentFlagsTest {
    private static final int COLUMNS = 60;

    @TempDir
    Path folder = Path.of("");

    private Path data = folder;

    @BeforeEach
    void write() throws IOException {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder(
                        IntStream.range(0, COLUMNS).mapToObj(j -> "x" + j).collect(Collectors.joining(",")))
                .append(",y\n");
        for (int i = 0; i < 40; i++) {
            double[] x = random.doubles(COLUMNS, -1, 1).toArray();
            for (double value : x) {
                text.append(value).append(',');
            }
            text.append(3 * x[0] - 2 * x[7] + 0.1 * random.nextGaussian()).append('\n');
        }
        data = Files.writeString(folder.resolve("data.csv"), text);
    }

    @ParameterizedTest
    @CsvSource({"auto,float32", "auto,float64", "fista,float32", "fista,float64"})
    void aResidentPathIsCertifiedAndSaysWhereItRan(String solver, String precision) {
        Ran ran = Ran.lariat(
                "path",
                data,
                "--target",
                "y",
                "--backend",
                "host",
                "--solver",
                solver,
                "--device-precision",
                precision);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("Resident design host (host memory, " + precision + ", ", "sweeps there")
                .contains(solver.equals("auto") ? "solver active-set" : "solver fista");
    }

    @Test
    void jsonHasTheResidentDesign() {
        Ran ran = Ran.lariat(
                "fit",
                data,
                "--target",
                "y",
                "--lambda",
                "0.1",
                "--backend",
                "host",
                "--device-precision",
                "float64",
                "--solver",
                "fista",
                "--format",
                "json");
        assertThat(ran.code()).isZero();
        JsonNode resident = JsonMapper.builder().build().readTree(ran.out()).get("resident");
        assertThat(resident.get("backend").asString()).isEqualTo("host");
        assertThat(resident.get("precision").asString()).isEqualTo("float64");
        assertThat(resident.get("bytes").asLong()).isGreaterThanOrEqualTo(40 * COLUMNS * 8);
        assertThat(resident.get("sweeps").asDouble()).isPositive();
        assertThat(resident.get("secondsUploading").asDouble()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"fista,true", "auto,false"})
    void crossValidationSaysWhetherFoldsSharedADesign(String solver, boolean shared) {
        Ran text = Ran.lariat(
                "cv",
                data,
                "--target",
                "y",
                "--folds",
                "4",
                "--backend",
                "host",
                "--device-stream",
                "--solver",
                solver);
        assertThat(text.code()).isZero();
        assertThat(text.out().contains("Path and folds shared one resident design, uploaded in "))
                .isEqualTo(shared);
        Ran json = Ran.lariat(
                "cv",
                data,
                "--target",
                "y",
                "--folds",
                "4",
                "--backend",
                "host",
                "--device-stream",
                "--solver",
                solver,
                "--format",
                "json");
        assertThat(json.code()).isZero();
        assertThat(json.out().contains("\"sharedResident\"")).isEqualTo(shared);
    }

    @Test
    void tooLittleMemoryIsRefusedUnlessStreamed() {
        Ran refused = Ran.lariat("path", data, "--target", "y", "--backend", "host", "--device-memory", "4k");
        assertThat(refused.code()).isEqualTo(ExitCode.BACKEND);
        assertThat(refused.err())
                .contains(
                        "the host's memory cannot hold the design: it needs 9600 bytes, and 4096 are available; take"
                                + " --device-precision float32, a larger limit, --device-stream, or a backend of the host (simd)");
        Ran streamed = Ran.lariat(
                "path", data, "--target", "y", "--backend", "host", "--device-memory", "4k", "--device-stream");
        assertThat(streamed.err()).isEmpty();
        assertThat(streamed.code()).isZero();
        assertThat(streamed.out()).contains(" GB at a time");
    }

    @Test
    void whatCannotRunIsRefusedInASentence() {
        assertRefused(
                ExitCode.BACKEND, "backend 'host' has one device, number 0; there is no device 3", "--device", "3");
        assertRefused(
                ExitCode.BACKEND,
                "the solver cd computes without a resident design; with the backend host take auto, active-set, fista, or"
                        + " another backend (auto, simd, scalar)",
                "--solver",
                "cd");
        assertRefused(
                ExitCode.BACKEND,
                "at alpha 0 (ridge) no column can be left out, and the host computes; with the backend host take a positive"
                        + " alpha, or another backend (auto, simd, scalar)",
                "--alpha",
                "0");
        assertRefused(
                ExitCode.USAGE, "--device-precision is float32 or float64, not 'half'", "--device-precision", "half");
        assertRefused(ExitCode.USAGE, "devices are numbered from 0, not -1", "--device", "-1");
        assertRefused(ExitCode.USAGE, "the memory limit must be positive, not 0", "--device-memory", "0");
    }

    private void assertRefused(int code, String sentence, String flag, String value) {
        Ran ran = Ran.lariat("path", data, "--target", "y", "--backend", "host", flag, value);
        assertThat(ran.err()).contains(sentence);
        assertThat(ran.code()).isEqualTo(code);
    }

    @Test
    void anUnknownBackendListsThoseOfBothKinds() {
        Ran ran = Ran.lariat("path", data, "--target", "y", "--backend", "hots");
        assertThat(ran.code()).isEqualTo(ExitCode.BACKEND);
        assertThat(ran.err()).contains("there is no backend 'hots'; known here: auto, simd, scalar, ", "host");
    }
}
