package org.lariat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a project of its own, with a JDK and a Maven that only say how they were called. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final Path LAUNCHER = Path.of("..", "lariat");

    @TempDir
    Path folder = Path.of("");

    private Path home = Path.of("");
    private Path jdk = Path.of("");
    private Path tools = Path.of("");

    @BeforeEach
    void layOut() throws IOException {
        home = Files.createDirectories(folder.resolve("the project"));
        Files.createDirectories(home.resolve("cli/src/main"));
        Files.copy(LAUNCHER, home.resolve("lariat"));
        executable(home.resolve("lariat"));
        jdk = jdk("jdk-25", "25.0.1");
        tools = Files.createDirectories(folder.resolve("bin"));
        script(tools.resolve("mvn"), """
                echo "mvn $*" >> "$FOLDER/calls"
                for word in "$@"; do
                  case $word in -DoutputDirectory=*)
                    mkdir -p gpu/nd4j/target
                    : > gpu/nd4j/target/lariat-gpu-nd4j-1.jar
                    : > gpu/nd4j/target/lariat-gpu-nd4j-1-sources.jar
                    : > "${word#*=}/nd4j-api.jar"
                    exit ;;
                  esac
                done
                mkdir -p cli/target/lib
                : > cli/target/lariat-cli-1.jar
                : > cli/target/lib/dependency.jar
                """);
    }

    private Path jdk(String name, String version) throws IOException {
        Path path = Files.createDirectories(folder.resolve(name));
        Files.createDirectories(path.resolve("bin"));
        Files.writeString(
                path.resolve("release"),
                "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\nJAVA_RUNTIME_VERSION=\"" + version + "+9-x\"\n");
        script(path.resolve("bin/java"), """
                echo "WARNING: Using incubator modules: jdk.incubator.vector" >&2
                echo "a real warning" >&2
                echo "told the user" >&$LARIAT_STDERR
                for word in "$@"; do
                  case $word in -XX:ArchiveClassesAtExit=*)
                    echo rehearsal >> "$FOLDER/rehearsals"
                    echo classes > "${word#*=}"
                    exit "${REHEARSAL_CODE:-0}" ;;
                  esac
                done
                echo "wait policy ${OMP_WAIT_POLICY:-unset}"
                for word in "$@"; do echo "[$word]"; done
                cat
                exit 42
                """);
        return path;
    }

    private static void script(Path path, String body) throws IOException {
        Files.writeString(path, "#!/usr/bin/env bash\n" + body);
        executable(path);
    }

    private static void executable(Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Ran launch(Path script, Map<String, String> environment, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("FOLDER", folder.toString());
        builder.environment().put("PATH", tools + ":/usr/bin:/bin");
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().putAll(environment);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        try (var stdin = process.getOutputStream()) {
            stdin.write("from stdin\n".getBytes(StandardCharsets.UTF_8));
        }
        int code = process.waitFor();
        return new Ran(code, Files.readString(out), Files.readString(err));
    }

    private Ran launch(String... args) throws Exception {
        return launch(home.resolve("lariat"), Map.of(), args);
    }

    private long builds() throws IOException {
        return lines("calls");
    }

    private long rehearsals() throws IOException {
        return lines("rehearsals");
    }

    private long lines(String name) throws IOException {
        Path calls = folder.resolve(name);
        return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
    }

    @Test
    void buildsOnceThenStarts() throws Exception {
        Ran first = launch("fit", "two words", "*");
        assertThat(first.err()).contains("Building Lariat");
        assertThat(first.code()).isEqualTo(42);
        assertThat(first.out())
                .contains("[--add-modules]", "[jdk.incubator.vector]", "[org.lariat.cli.Main]")
                .endsWith("[fit]\n[two words]\n[*]\nfrom stdin\n");
        Ran second = launch("backends");
        assertThat(second.err()).contains("told the user").doesNotContain("Building", "incubator");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void buildsAgainWhenSourcesChanged() throws Exception {
        launch();
        Path source = Files.writeString(home.resolve("cli/src/main/New.java"), "class New {}");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(launch().err()).contains("Building Lariat");
        assertThat(builds()).isEqualTo(2);
    }

    private Path archive() {
        return home.resolve("cli/target/lariat-25.0.1+9-x.jsa");
    }

    @Test
    void classesArePreparedOnceForEachJdk() throws Exception {
        assertThat(launch().out()).contains("[-XX:SharedArchiveFile=" + archive() + "]", "[-Xshare:auto]");
        launch();
        assertThat(rehearsals()).isEqualTo(1);
        Path newer = jdk("jdk-26", "26");
        Map<String, String> other = Map.of("JAVA_HOME", newer.toString());
        assertThat(launch(home.resolve("lariat"), other).out()).contains("lariat-26+9-x.jsa]");
        launch(home.resolve("lariat"), other);
        launch();
        assertThat(rehearsals()).isEqualTo(2);
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void newJarsArePreparedAnew() throws Exception {
        launch();
        Files.setLastModifiedTime(
                home.resolve("cli/target/lib/dependency.jar"),
                FileTime.from(Instant.now().plusSeconds(5)));
        launch();
        assertThat(rehearsals()).isEqualTo(2);
    }

    @Test
    void aFailedRehearsalIsNotRepeatedAndNotSeen() throws Exception {
        Map<String, String> failing = Map.of("REHEARSAL_CODE", "1");
        Ran first = launch(home.resolve("lariat"), failing);
        assertThat(first.code()).isEqualTo(42);
        assertThat(first.err()).contains("told the user").doesNotContain("rehears");
        assertThat(first.out()).doesNotContain("SharedArchiveFile");
        assertThat(Files.size(archive())).isZero();
        launch(home.resolve("lariat"), failing);
        assertThat(rehearsals()).isEqualTo(1);
    }

    @Test
    void worksThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("the project", "lariat"));
        assertThat(launch(link, Map.of(), "x").out()).endsWith("[x]\nfrom stdin\n");
    }

    @Test
    void appendsJavaOptions() throws Exception {
        Ran ran = launch(home.resolve("lariat"), Map.of("LARIAT_JAVA_OPTS", "-Xmx1g -Dx=y"));
        assertThat(ran.out()).contains("[-Xmx1g]\n[-Dx=y]\n");
    }

    @Test
    void anotherJavaHomeIsObeyedIfItIsNewEnough() throws Exception {
        launch();
        Path newer = jdk("jdk-26", "26");
        script(newer.resolve("bin/java"), "echo this is 26\n");
        Path older = jdk("jdk-17", "17.0.15");
        assertThat(launch(home.resolve("lariat"), Map.of("JAVA_HOME", newer.toString()))
                        .out())
                .isEqualTo("this is 26\n");
        assertThat(launch(home.resolve("lariat"), Map.of("JAVA_HOME", older.toString()))
                        .code())
                .isEqualTo(42);
    }

    @Test
    void aFailedBuildShowsItsLog() throws Exception {
        script(tools.resolve("mvn"), "echo 'the compiler says no'\nexit 1\n");
        Ran ran = launch("fit");
        assertThat(ran.code()).isEqualTo(6);
        assertThat(ran.err()).contains("lariat: the build failed", "the compiler says no");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void withoutMavenItSaysSo() throws Exception {
        Files.delete(tools.resolve("mvn"));
        for (String tool : List.of("bash", "env", "dirname", "readlink", "find", "mkdir", "grep")) {
            Path there = Path.of("/usr/bin", tool);
            Files.createSymbolicLink(tools.resolve(tool), Files.exists(there) ? there : Path.of("/bin", tool));
        }
        Ran ran = launch(home.resolve("lariat"), Map.of("PATH", tools.toString()));
        assertThat(ran.code()).isEqualTo(6);
        assertThat(ran.err()).startsWith("lariat: Maven is needed to build the command");
    }

    @Test
    void nd4jIsFetchedWhenItIsFirstAskedFor() throws Exception {
        Ran without = launch("fit", "--backend", "simd", "nd4j");
        assertThat(without.err()).doesNotContain("nd4j");
        assertThat(without.out()).contains("wait policy unset").doesNotContain("lib-nd4j", "javacpp", "misc-unsafe");
        Ran first = launch("fit", "--backend", "nd4j", "x.csv");
        assertThat(first.err()).contains("Fetching the nd4j libraries (134 MB, once; ");
        assertNd4j(first);
        Ran second = launch("path", "--backend=nd4j");
        assertThat(second.err()).doesNotContain("Fetching");
        assertNd4j(second);
        assertThat(builds()).isEqualTo(2);
        assertThat(rehearsals()).isEqualTo(1);
        assertNd4j(launch("backends"));
        assertThat(launch("fit").out()).doesNotContain("lib-nd4j", "javacpp");
    }

    private void assertNd4j(Ran ran) {
        Path target = home.resolve("cli/target");
        assertThat(ran.code()).isEqualTo(42);
        assertThat(ran.out())
                .contains("wait policy passive")
                .contains("/lib/dependency.jar:" + target + "/lib-nd4j/lariat-gpu-nd4j-1.jar:" + target
                        + "/lib-nd4j/nd4j-api.jar]")
                .contains("[--sun-misc-unsafe-memory-access=allow]", "[-XX:SharedArchiveFile=" + archive() + "]")
                .contains("[-Dorg.bytedeco.javacpp.cachedir=" + target + "/javacpp]")
                .contains("[-Dorg.bytedeco.javacpp.maxphysicalbytes=");
    }

    @Test
    void theNd4jPartIsBuiltAnewWhenItsSourcesChanged() throws Exception {
        launch("--backend=nd4j");
        Files.createDirectories(home.resolve("gpu/nd4j/src/main"));
        Path source = Files.writeString(home.resolve("gpu/nd4j/src/main/New.java"), "class New {}");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(launch("backends").out()).doesNotContain("lib-nd4j"); // old classes beside new ones
        assertThat(launch("--backend=nd4j").err())
                .contains("Building the nd4j part anew")
                .doesNotContain("134");
    }

    @Test
    void aFailedFetchShowsItsLogAndLeavesNothing() throws Exception {
        launch();
        script(tools.resolve("mvn"), "echo 'no network'\nexit 1\n");
        Ran ran = launch("fit", "--backend", "nd4j");
        assertThat(ran.code()).isEqualTo(6);
        assertThat(ran.err()).contains("lariat: the build failed", "no network");
        assertThat(ran.out()).isEmpty();
        assertThat(home.resolve("cli/target/lib-nd4j")).doesNotExist();
        assertThat(launch("fit").code()).isEqualTo(42);
    }
}
