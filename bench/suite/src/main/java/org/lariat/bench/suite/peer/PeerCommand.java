package org.lariat.bench.suite.peer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a peer is called: the words, then {@code FOLDER MODE REPEATS LIMIT TOLERANCE…}. It reads {@link ProblemFiles} from the folder
 * and writes {@code RESULT-1.txt} … there, see {@link PeerResult}.
 *
 * @param name in tables
 * @param words the executable and what comes before the folder
 * @param probe words that end with 0 where all it needs is there; none if that is known
 * @param mode {@code path}, {@code lars}, or what else it understands
 * @param validates whether it has the mode {@code cv}
 * @param sparse whether it takes sparse matrices
 * @param usual its default tolerance
 * @param ladder tolerances to try for time against gap, the loosest first
 * @param needs what is missing where the probe fails, for people
 */
public record PeerCommand(
        String name,
        List<String> words,
        List<String> probe,
        String mode,
        boolean validates,
        boolean sparse,
        double usual,
        List<Double> ladder,
        String needs) {
    /** Copies lists. */
    public PeerCommand {
        words = List.copyOf(words);
        probe = List.copyOf(probe);
        ladder = List.copyOf(ladder);
    }

    /** glmnet, by R. */
    static PeerCommand glmnet(String rscript, Path script) {
        return new PeerCommand(
                "glmnet",
                List.of(rscript, script.toString()),
                List.of(rscript, "-e", "library(glmnet)"),
                "path",
                true,
                true,
                1e-7,
                List.of(1e-7, 1e-9, 1e-11, 1e-13, 1e-15, 1e-17),
                "R with glmnet (Debian: apt-get install r-cran-glmnet; or name another Rscript with --rscript)");
    }

    /** scikit-learn's coordinate descent. */
    static PeerCommand scikitLearn(String python, Path script) {
        return python(python, script, "scikit-learn", "path", true, 1e-4, List.of(1e-4, 1e-6, 1e-8, 1e-10));
    }

    /** scikit-learn's exact path. */
    static PeerCommand scikitLearnLars(String python, Path script) {
        return python(python, script, "scikit-learn LARS", "lars", false, 0.0, List.of(0.0));
    }

    private static PeerCommand python(
            String python, Path script, String name, String mode, boolean both, double usual, List<Double> ladder) {
        return new PeerCommand(
                name,
                List.of(python, script.toString()),
                List.of(python, "-c", "import sklearn, scipy, numpy"),
                mode,
                both,
                both,
                usual,
                ladder,
                "Python with scikit-learn (Debian: apt-get install python3-sklearn; or name another Python with --python)");
    }

    /** A library in a jar of Java peers, which has answered already. */
    static PeerCommand java(List<String> jar, String library, double usual, List<Double> ladder) {
        List<String> words = new ArrayList<>(jar);
        words.add(library);
        return new PeerCommand(library, words, List.of(), "path", false, false, usual, ladder, "");
    }
}
