package org.lariat.cli;

import org.jspecify.annotations.Nullable;
import org.lariat.selection.ErrorCurve;
import picocli.CommandLine.Option;

/** Which point of a cross-validated path is taken. */
final class ChooseFlags {
    private static final String SPARSEST = "1se";
    private static final String BEST = "min";

    @Option(
            names = "--choose",
            paramLabel = "RULE",
            description =
                    "What to take of cross-validation: 1se, the largest λ whose error is within one standard error of"
                            + " the best; or min, the best. Default: 1se.")
    @Nullable
    String rule;

    /** True if the flag was given. */
    boolean given() {
        return rule != null;
    }

    /** Refuses what is no rule. */
    void check() {
        if (rule != null && !rule.equals(SPARSEST) && !rule.equals(BEST)) {
            throw new UsageException("--choose must be 1se or min, not '" + rule + "'");
        }
    }

    /** Whether the best point is asked for, not the sparsest about as good. */
    boolean best() {
        return BEST.equals(rule);
    }

    /** The point. */
    int point(ErrorCurve curve) {
        return best() ? curve.best() : curve.oneStandardError();
    }
}
