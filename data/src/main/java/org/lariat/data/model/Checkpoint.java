package org.lariat.data.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.lariat.LassoOptions;
import org.lariat.path.PartialPath;

/**
 * How far a path is, and whose path it is.
 *
 * @param lariatVersion of the program that fits
 * @param data of what is fitted, see {@link ProblemFingerprint}
 * @param options how; backend and threads are of no importance, as they do not change the result
 * @param every number of λs between checkpoints
 * @param path what is done
 */
public record Checkpoint(String lariatVersion, String data, LassoOptions options, int every, PartialPath path) {
    /** The same fit, further on. */
    public Checkpoint at(PartialPath reached) {
        return new Checkpoint(lariatVersion, data, options, every, reached);
    }

    /**
     * Why a fit cannot go on from here, as the end of a sentence about this checkpoint; empty if it can.
     *
     * @param fit the same of the fit, of which nothing is done
     */
    public Optional<String> difference(Checkpoint fit) {
        if (!data.equals(fit.data)) {
            return Optional.of("was made for other data, or other penalty factors, bounds, weights or scales");
        }
        Map<String, Object> own = decisive();
        Map<String, Object> asked = fit.decisive();
        return own.keySet().stream()
                .filter(what -> !Objects.equals(own.get(what), asked.get(what)))
                .findFirst()
                .map(what -> sentence(what, String.valueOf(own.get(what)), String.valueOf(asked.get(what))));
    }

    private static String sentence(String what, String own, String asked) {
        return "was made with " + (own.equals(asked) ? "other " + what : what + " " + own + ", not " + asked);
    }

    /** All that decides about bits, under the names that messages use. */
    private Map<String, Object> decisive() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("Lariat", lariatVersion);
        all.put("alpha", options.alpha());
        all.put("intercept", options.intercept());
        all.put("standardize", options.standardize());
        all.put("values of λ", options.lambdas());
        all.put("tolerance", options.tolerance());
        all.put("max-epochs", options.maxEpochs());
        all.put("max-features", options.maxFeatures());
        all.put("solver", options.solver());
        all.put("solver-seed", options.seed());
        all.put("gram-budget", options.memory().gramBytes());
        all.put("anchor-budget", options.memory().anchorBytes());
        all.put("checkpoint-every", every);
        return all;
    }
}
