package org.lariat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher relies on, in JVMs of their own. */
class RehearsalTest {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @TempDir
    Path folder = Path.of("");

    private Ran java(List<String> words) throws Exception {
        List<String> command = new ArrayList<>(List.of(JAVA.toString(), "-Djava.io.tmpdir=" + folder));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command);
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        int code = process.waitFor();
        return new Ran(code, Files.readString(out), Files.readString(err));
    }

    @Test
    void everyRehearsedCommandWorksAndNothingIsLeft() throws Exception {
        Ran ran = java(List.of("--enable-native-access=ALL-UNNAMED", "org.lariat.cli.Rehearsal"));
        assertThat(ran).isEqualTo(new Ran(0, "", ""));
        try (var left = Files.list(folder)) {
            assertThat(left.map(Path::getFileName).map(Path::toString)).noneMatch(name -> name.startsWith("lariat"));
        }
    }

    @Test
    void aDamagedArchiveIsLeftAloneInSilence() throws Exception {
        Path damaged = Files.write(folder.resolve("damaged.jsa"), new byte[5000]);
        Ran plain = java(List.of("org.lariat.cli.Main", "--version"));
        assertThat(plain.code()).isZero();
        assertThat(java(List.of(
                        "-Xshare:auto",
                        "-Xlog:disable",
                        "-XX:SharedArchiveFile=" + damaged,
                        "org.lariat.cli.Main",
                        "--version")))
                .isEqualTo(plain);
    }
}
