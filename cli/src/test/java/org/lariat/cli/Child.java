package org.lariat.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command in a JVM of its own, which may be sent signals or given little memory. */
final class Child {
    /** Longer than any of these takes on a busy machine. */
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final Path out;
    private final Path err;

    private Child(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts a class of the class path; what it says goes to files in the folder. */
    static Child start(Path folder, Class<?> main, List<String> jvm, Object... args) throws IOException {
        return startTo(Files.createTempFile(folder, "out", ".txt"), folder, main, jvm, args);
    }

    /** The same with a place for what it prints. */
    static Child startTo(Path out, Path folder, Class<?> main, List<String> jvm, Object... args) throws IOException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(jvm);
        words.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        for (Object arg : args) {
            words.add(arg.toString());
        }
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(words);
        return new Child(
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start(), out, err);
    }

    long pid() {
        return process.pid();
    }

    /** True once it has printed something. */
    boolean started() throws IOException {
        return Files.size(out) > 0;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** A signal by name. */
    void signal(String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("kill -" + name + " ended with " + code);
        }
    }

    /** Waits for the end; kills what takes too long. */
    Ran ended() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            kill();
            throw new AssertionError("not over after " + PATIENCE_SECONDS + " s: " + Files.readString(err));
        }
        // What the JVM says of the module is not the command's; the launcher keeps it back.
        String said = Files.readString(err).replace("WARNING: Using incubator modules: jdk.incubator.vector\n", "");
        return new Ran(process.exitValue(), Files.isRegularFile(out) ? Files.readString(out) : "", said);
    }
}
