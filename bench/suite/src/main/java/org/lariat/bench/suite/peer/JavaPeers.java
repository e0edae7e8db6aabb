package org.lariat.bench.suite.peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The libraries in jars of Java peers, which are built from {@code bench/peers} and not distributed. A jar says itself what it has. */
final class JavaPeers {
    private static final long DESCRIBE_SECONDS = 60;

    private JavaPeers() {}

    /**
     * Asks a jar, by {@code --describe}: a line for each library, with name, usual tolerance and tolerances to try.
     *
     * @param log for what it says
     * @throws IOException if it does not answer in that form
     */
    static List<PeerCommand> in(Path jar, Path log) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> words = List.of(java, "-jar", jar.toString());
        List<PeerCommand> commands = new ArrayList<>();
        for (String line : described(words, log)) {
            String[] parts = line.split("\t", -1);
            if (parts.length != 3) {
                throw new IOException("it says '" + line + "'");
            }
            List<Double> ladder =
                    Arrays.stream(parts[2].split(",", -1)).map(Double::valueOf).toList();
            commands.add(PeerCommand.java(words, parts[0], Double.parseDouble(parts[1]), ladder));
        }
        return commands;
    }

    private static List<String> described(List<String> words, Path log) throws IOException {
        List<String> asked = new ArrayList<>(words);
        asked.add("--describe");
        Process process = new ProcessBuilder(asked)
                .redirectOutput(log.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(DESCRIBE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("it does not answer to --describe");
            }
            return Files.readAllLines(log, StandardCharsets.UTF_8);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
