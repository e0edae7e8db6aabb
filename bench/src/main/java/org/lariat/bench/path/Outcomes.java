package org.lariat.bench.path;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Everything measured on one problem.
 *
 * @param spec the problem
 * @param lariat Lariat on one thread
 * @param onTwo Lariat on two threads
 * @param float32 Lariat on one thread with X in float32
 * @param glmnet glmnet at its default tolerance
 * @param glmnetOnce a single fit of it, the first of its process
 * @param tight glmnet at the tolerance that reaches the gap peers are compared at, or at the last one tried
 * @param tightTolerance that tolerance; not a number if none was tried
 * @param lars scikit-learn's exact path
 * @param larsOnce a single fit of it, the first of its process
 */
record Outcomes(
        ProblemSpec spec,
        Outcome lariat,
        Outcome onTwo,
        Outcome float32,
        Outcome glmnet,
        Outcome glmnetOnce,
        Outcome tight,
        double tightTolerance,
        Outcome lars,
        Outcome larsOnce) {
    /** The largest relative gap at which a peer's time counts as one of an accurate path. */
    static final double TIGHT_GAP = 1e-6;

    private static final String SEARCH = "search-";

    static Outcomes read(ProblemSpec spec, Path results) throws IOException {
        Path folder = results.resolve(spec.name());
        Outcome lars = Outcome.read(folder.resolve("lars"));
        Outcome larsOnce = Outcome.read(folder.resolve("lars-first"));
        Outcome tight = Outcome.read(folder.resolve("glmnet-tight"));
        double tightest = tightestTried(folder);
        return new Outcomes(
                spec,
                Outcome.read(folder.resolve("lariat")),
                Outcome.read(folder.resolve("lariat-2")),
                Outcome.read(folder.resolve("lariat-f32")),
                Outcome.read(folder.resolve("glmnet")),
                Outcome.read(folder.resolve("glmnet-first")),
                tight.finished() || Double.isNaN(tightest)
                        ? tight
                        : Outcome.read(folder.resolve(SEARCH + Cells.gap(tightest))),
                tightest,
                lars.finished() ? lars : larsOnce,
                larsOnce);
    }

    /** The smallest tolerance of the search; it ends at the first that reaches the gap. Not a number if there was none. */
    private static double tightestTried(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Double.NaN;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .filter(name -> name.startsWith(SEARCH))
                    .mapToDouble(name -> ProblemSpec.number(name.substring(SEARCH.length())))
                    .min()
                    .orElse(Double.NaN);
        }
    }

    /** The time of a peer, by the name it has in the list of problems. */
    double secondsOf(String peer) {
        return switch (peer) {
            case "glmnet" -> glmnet.seconds();
            case "lars" -> lars.seconds();
            default -> Double.NaN;
        };
    }

    /** The shortest time of a peer whose gap is small enough; not a number if none is. */
    double bestAccurateSeconds() {
        double best = Double.POSITIVE_INFINITY;
        for (Outcome peer : new Outcome[] {glmnet, tight, lars}) {
            if (peer.gap() <= TIGHT_GAP) {
                best = Math.min(best, peer.seconds());
            }
        }
        return Double.isInfinite(best) ? Double.NaN : best;
    }
}
