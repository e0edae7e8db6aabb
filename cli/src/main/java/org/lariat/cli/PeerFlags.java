package org.lariat.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
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
            description = "Run the Java peers in this jar too (docs/benchmarks.md says how it is built).")
    private @Nullable Path jar;

    @Option(names = "--rscript", paramLabel = "FILE", description = "R's program for scripts. Default: Rscript.")
    private String rscript = "Rscript";

    @Option(names = "--python", paramLabel = "FILE", description = "A Python 3. Default: python3.")
    private String python = "python3";

    /** Whether any peer is wanted. */
    boolean wanted() {
        return peers || jar != null;
    }

    /** Looks for the peers wanted. */
    Peers find(int threads) {
        if (jar != null && !Files.isRegularFile(jar)) {
            throw new UsageException(
                    "--peer-jar " + jar + ": there is no such file; docs/benchmarks.md says how it is built");
        }
        return peers ? Peers.find(rscript, python, jar, threads) : Peers.javaAlone(jar, threads);
    }
}
