package org.lariat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lariat.kernel.KernelProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The cross-check table as a user meets it: on a few cases, right and wrong. */
class VerifyCommandTest {
    private static final String CASES =
            "active-set/dense-float64/standardized/lasso/tall,cd/mapped-float32/plain/box/diabetes,"
                    + "gram/sparse-float64/given/elastic-net/sparse-counts";

    @TempDir
    Path folder = Path.of("");

    @Test
    void aTableThatPassesIsPrintedAndWritten() throws IOException {
        Path json = folder.resolve("verify.json");
        Path html = folder.resolve("verify.html");
        Ran ran = Ran.lariat("verify", "--this-width", "--case", CASES, "--output", json, "--report", html);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .startsWith("3 cases")
                .contains("[1] scalar: ", "judged from the raw data", "[2] scalar, 3 threads", "simd, ")
                .containsPattern("kernel: operations +24 +24 +24")
                .containsPattern("storage: mapped-float32 +1 +1 +1")
                .containsPattern("All 81 checks passed \\([0-9]+ s\\)\\.");
        JsonNode written = JsonMapper.builder().build().readTree(Files.readString(json));
        assertThat(written.get("passed").asBoolean()).isTrue();
        assertThat(written.get("cases").asInt()).isEqualTo(3);
        assertThat(written.get("checks").asInt()).isEqualTo(81);
        assertThat(written.get("rows").size()).isEqualTo(81);
        assertThat(written.get("backends").get(0).get("contract").asString()).isEqualTo("REFERENCE");
        assertThat(Files.readString(html))
                .startsWith("<!DOCTYPE html>")
                .contains("script-src &#39;none&#39;", "cd/mapped-float32/plain/box/diabetes", "same bits", "</html>")
                .doesNotContain("What failed", "<script");
    }

    @Test
    void jsonGoesToStdout() {
        Ran ran = Ran.lariat(
                "verify",
                "--this-width",
                "--backend",
                "scalar",
                "--format",
                "json",
                "--quiet",
                "--case",
                "lars/dense-float64/plain/lasso/tall");
        assertThat(ran.code()).isZero();
        JsonNode json = JsonMapper.builder().build().readTree(ran.out());
        assertThat(json.get("failed").asInt()).isZero();
        assertThat(json.get("summary").size()).isGreaterThan(30);
    }

    /** In a JVM whose class path registers the wrong backend. */
    @Test
    void aWrongBackendIsFound() throws Exception {
        Path services = Files.createDirectories(folder.resolve("extra/META-INF/services"));
        Files.writeString(services.resolve(KernelProvider.class.getName()), WrongTailProvider.class.getName() + "\n");
        Path json = folder.resolve("verify.json");
        Path html = folder.resolve("verify.html");
        Ran ran = java(
                "verify",
                "--this-width",
                "--case",
                "fista/dense-float64/standardized/lasso/tall",
                "--backend",
                "scalar,wrong-tail",
                "--output",
                json.toString(),
                "--report",
                html.toString());
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isEqualTo(7);
        assertThat(ran.out())
                .containsPattern("kernel: operations +24 +FAILED 3 of 24 +24")
                .contains("FAILED: wrong-tail: dot float64: at length 1: element 0 is 0.0, the reference has ")
                .contains("FAILED: wrong-tail: fista/dense-float64/standardized/lasso/tall: the bits differ from the"
                        + " reference from point 1 of 6 on; the judge: ")
                .containsPattern("[0-9]+ of 75 checks FAILED");
        assertThat(JsonMapper.builder()
                        .build()
                        .readTree(Files.readString(json))
                        .get("passed")
                        .asBoolean())
                .isFalse();
        assertThat(Files.readString(html)).contains("What failed", "<tr class=\"chosen\">");
    }

    private Ran java(String... words) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-cp");
        command.add(System.getProperty("java.class.path") + File.pathSeparator + folder.resolve("extra"));
        command.add(Main.class.getName());
        command.addAll(List.of(words));
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        int code = process.waitFor();
        return new Ran(code, Files.readString(out), Files.readString(err));
    }

    @Test
    void whatCannotBeCheckedIsRefused() {
        Ran noCase = Ran.lariat("verify", "--case", "cd/dense-float64/plain/lasso/moon");
        assertThat(noCase.code()).isEqualTo(2);
        assertThat(noCase.err()).contains("there is no 'moon' among tall, wide, ");
        Ran noThreads = Ran.lariat("verify", "--threads", "0");
        assertThat(noThreads.code()).isEqualTo(2);
        assertThat(noThreads.err()).contains("threads must be at least 1, not 0");
        Ran noBackend = Ran.lariat("verify", "--backend", "abacus");
        assertThat(noBackend.code()).isEqualTo(5);
        assertThat(noBackend.err()).contains("there is no backend 'abacus'");
        assertThat(Ran.lariat("verify", "--output", folder.resolve("none/v.json"))
                        .code())
                .isEqualTo(3);
    }
}
