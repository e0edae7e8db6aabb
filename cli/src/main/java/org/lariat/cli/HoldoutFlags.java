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

    /**
     * The split, null for none.
     *
     * @param seed decides which rows; null for the default
     */
    @Nullable
    Holdout holdout(@Nullable Long seed) {
        Double asked = share;
        if (asked == null) {
            return null;
        }
        try {
            return new Holdout(asked, seed == null ? Holdout.DEFAULT_SEED : seed);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }
}
