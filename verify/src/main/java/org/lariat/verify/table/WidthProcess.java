package org.lariat.verify.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs {@link WidthWorker} in a JVM like this one whose vector unit is told to have another width: HotSpot fixes the width at
 * the start.
 */
final class WidthProcess {
    /** Options of this JVM that the other one must not share: its width, who watches it, and files it would write. */
    private static final List<String> NOT_SHARED = List.of(
            "-XX:" + VectorWidth.OPTION,
            "-XX:ArchiveClassesAtExit",
            "-XX:AOTCacheOutput",
            "-agentlib:",
            "-agentpath:",
            "-javaagent:",
            "-Xrunjdwp");

    private static final int LAST_LINES = 3;

    private final Path folder;

    /**
     * Runs jobs.
     *
     * @param folder for files between the processes
     */
    WidthProcess(Path folder) {
        this.folder = folder;
    }

    /**
     * Does a job at a width.
     *
     * @throws WidthException if the other JVM did not end well
     * @throws InterruptedException if the thread is interrupted while waiting; then the other JVM has ended
     */
    WidthJob.Answer run(VectorWidth width, WidthJob job) throws WidthException, InterruptedException {
        Path question = folder.resolve("job-" + width.bits() + ".json");
        Path answer = folder.resolve("answer-" + width.bits() + ".json");
        Path said = folder.resolve("said-" + width.bits() + ".txt");
        JsonMapper json = JsonMapper.builder().build();
        try {
            Files.write(question, json.writeValueAsBytes(job));
            Process process = new ProcessBuilder(command(width, question, answer))
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            int code;
            try {
                code = process.waitFor();
            } finally {
                process.destroyForcibly();
            }
            if (code != 0) {
                throw new WidthException("the JVM for it ended with code " + code + ": " + lastLines(said));
            }
            return json.readValue(Files.readAllBytes(answer), WidthJob.Answer.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command(VectorWidth width, Path question, Path answer) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (NOT_SHARED.stream().noneMatch(option::startsWith)) {
                command.add(option);
            }
        }
        command.add("-XX:" + VectorWidth.OPTION + "=" + width.bytes());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), WidthWorker.class.getName()));
        Stream.of(question, answer, folder).map(Path::toString).forEach(command::add);
        return command;
    }

    private static String lastLines(Path said) throws IOException {
        List<String> lines = Files.readAllLines(said);
        return String.join(" / ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    /** The other JVM did not end well; the message says how. */
    static final class WidthException extends Exception {
        private static final long serialVersionUID = 1L;

        WidthException(String message) {
            super(message);
        }
    }
}
