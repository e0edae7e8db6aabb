package org.lariat.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lariat.bench.suite.peer.Peers;
import picocli.CommandLine.Option;

/** Which other programs take part in the benchmark. */
final class PeerFlags {
    @Option(
            names = "--peers",
            description = "Run glmnet and scikit-learn on the same problems, as far as R and Python are here.")
    private boolean peers;

    @Option(
            names = "--peer-jar",
            paramLabel = "FILE",
            arity = "1..*",
            description = "Run the Java peers in these jars too (docs/benchmarks.md says how they are built).")
    private List<Path> jars = List.of();

    @Option(names = "--rscript", paramLabel = "FILE", description = "R's program for scripts. Default: Rscript.")
    private String rscript = "Rscript";

    @Option(names = "--python", paramLabel = "FILE", description = "A Python 3. Default: python3.")
    private String python = "python3";

    /** What was typed to have peers. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        if (peers) {
            words.add("--peers");
        }
        for (Path jar : jars) {
            words.addAll(List.of("--peer-jar", jar.toString()));
        }
        return words;
    }

    /** Looks for the peers wanted. */
    Peers find(int threads) {
        for (Path jar : jars) {
            if (!Files.isRegularFile(jar)) {
                throw new UsageException(
                        "--peer-jar " + jar + ": there is no such file; docs/benchmarks.md says how it is built");
            }
        }
        return peers ? Peers.find(rscript, python, jars, threads) : Peers.javaAlone(jars, threads);
    }
}
