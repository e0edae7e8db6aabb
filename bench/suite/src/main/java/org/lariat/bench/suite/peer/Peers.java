package org.lariat.bench.suite.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.lariat.bench.suite.measure.PathProgram;

/** The peers that can run here; closing removes the folder they work in. */
public final class Peers implements AutoCloseable {
    private static final long PROBE_SECONDS = 60;

    private final Path folder;
    private final List<PathProgram> programs = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    private Peers(Path folder) {
        this.folder = folder;
    }

    /**
     * Looks which peers can run.
     *
     * @param rscript R's program for scripts
     * @param python a Python 3
     * @param jars with Java peers
     * @param threads each may use
     * @throws UncheckedIOException if there is no room for temporary files
     */
    public static Peers find(String rscript, String python, List<Path> jars, int threads) {
        try {
            Peers peers = new Peers(Files.createTempDirectory("lariat-peers"));
            Path glmnet = peers.script("glmnet.R");
            Path scikitLearn = peers.script("scikit_learn.py");
            List<PeerCommand> commands = new ArrayList<>(List.of(
                    PeerCommand.glmnet(rscript, glmnet),
                    PeerCommand.scikitLearn(python, scikitLearn),
                    PeerCommand.scikitLearnLars(python, scikitLearn)));
            commands.addAll(peers.described(jars));
            return peers.probe(commands, threads);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Looks at the Java peers alone.
     *
     * @param jars with them
     * @param threads each may use
     * @throws UncheckedIOException if there is no room for temporary files
     */
    public static Peers javaAlone(List<Path> jars, int threads) {
        try {
            Peers peers = new Peers(Files.createTempDirectory("lariat-peers"));
            return peers.probe(peers.described(jars), threads);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<PeerCommand> described(List<Path> jars) {
        List<PeerCommand> commands = new ArrayList<>();
        for (Path jar : jars) {
            try {
                commands.addAll(JavaPeers.in(jar, folder.resolve("described.txt")));
            } catch (IOException | NumberFormatException e) {
                missing.add("the jar " + jar + " is left out: " + e.getMessage());
            }
        }
        return commands;
    }

    private Peers probe(List<PeerCommand> commands, int threads) throws IOException {
        Path work = Files.createDirectory(folder.resolve("work"));
        for (PeerCommand command : commands) {
            if (command.probe().isEmpty() || runs(command.probe())) {
                programs.add(new PeerProgram(command, threads, work));
            } else {
                missing.add(command.name() + " is left out: there is no " + command.needs());
            }
        }
        return this;
    }

    private Path script(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = Peers.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("part of the program is missing: " + name);
            }
            Files.copy(in, file);
        }
        return file;
    }

    private static boolean runs(List<String> probe) {
        try {
            Process process = new ProcessBuilder(probe)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // no such program
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Those that run. */
    public List<PathProgram> programs() {
        return List.copyOf(programs);
    }

    /** A sentence for each that does not. */
    public List<String> missing() {
        return List.copyOf(missing);
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
