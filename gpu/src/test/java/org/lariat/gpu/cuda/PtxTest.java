package org.lariat.gpu.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernels' source and the PTX text that ships belong together. */
class PtxTest {
    private static final Path FOLDER = Path.of("src", "main", "cuda");

    @Test
    void itIsMadeFromTheSourceAsItIs() throws IOException, NoSuchAlgorithmException {
        byte[] source = Files.readAllBytes(FOLDER.resolve("lariat.cu"));
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(source));
        assertThat(KernelModule.text())
                .as("lariat.cu was changed, and build.sh beside it not run")
                .startsWith("// sha256 of lariat.cu: " + hash + "\n.version 6.3\n.target sm_75\n");
    }

    @Test
    void itHasEveryKernelThatIsStarted() {
        for (String type : List.of("f32", "f64")) {
            for (String name : List.of(
                    "correlate1",
                    "correlate2",
                    "correlate4",
                    "correlate8",
                    "correlate_tiled",
                    "combine1",
                    "combine2",
                    "combine4",
                    "combine8",
                    "combine16",
                    "add_chunks",
                    "step",
                    "mark",
                    "list",
                    "residual",
                    "penalties",
                    "move")) {
                assertThat(KernelModule.text()).contains(".visible .entry lariat_" + name + "_" + type + "(");
            }
        }
        assertThat(KernelModule.text()).contains(".visible .entry lariat_scalars(", ".visible .entry lariat_terms(");
    }

    /** Only with the compiler's version that made it are the texts the same, so that is asked for. */
    @Test
    void theCompilerMakesTheSame(@TempDir Path folder) throws IOException, InterruptedException {
        Path version = folder.resolve("version");
        boolean there;
        try {
            there = run(new ProcessBuilder("nvcc", "--version").redirectOutput(version.toFile())) == 0
                    && Files.readString(version).contains("V13.0.88");
        } catch (IOException e) {
            there = false;
        }
        assumeTrue(there, "no nvcc 13.0.88 on the PATH: the PTX text is not made anew");
        Path made = folder.resolve("made.ptx");
        ProcessBuilder build = new ProcessBuilder("./build.sh", made.toString())
                .directory(FOLDER.toFile())
                .inheritIO();
        assertThat(run(build)).isZero();
        assertThat(made).hasContent(KernelModule.text());
    }

    private static int run(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.start();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroy();
            throw new AssertionError("still running after a minute: " + builder.command());
        }
        return process.exitValue();
    }
}
