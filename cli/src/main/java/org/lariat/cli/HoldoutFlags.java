package org.lariat.cli;

import org.jspecify.annotations.Nullable;
import org.lariat.data.prep.Holdout;
import picocli.CommandLine.Option;

/** A part of the rows that the model is scored on and not fitted to. */
final class HoldoutFlags {
    @Option(
            names = "--holdout",
            paramLabel = "SHARE",
            description = "Hold a random share of the rows out of the fit, such as 0.2, and score the model on them.")
    @Nullable
    Double share;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Which rows --holdout takes; the same for the same number of rows. Default: "
                    + Holdout.DEFAULT_SEED + ".")
    @Nullable
    Long seed;

    /** The split, null for none. */
    @Nullable
    Holdout holdout() {
        Double asked = share;
        if (asked == null) {
            if (seed != null) {
                throw new UsageException("--seed chooses the rows of --holdout; give both, or neither");
            }
            return null;
        }
        try {
            return new Holdout(asked, seed == null ? Holdout.DEFAULT_SEED : seed);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }
}
