package org.lariat.cli;

import java.security.SecureRandom;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.lariat.LassoOptions;
import org.lariat.stability.ErrorBound;
import org.lariat.stability.SelectionRule;
import org.lariat.stability.StabilityOptions;
import picocli.CommandLine.Option;

/** Subsamples, what each selects, and where the line is drawn. */
final class StabilityFlags {
    @Option(
            names = "--pairs",
            paramLabel = "N",
            description = "Number of complementary pairs: two halves of the rows that have none in common. Default: "
                    + StabilityOptions.DEFAULT_PAIRS + ".")
    private @Nullable Integer pairs;

    @Option(
            names = "--halves",
            paramLabel = "N",
            description = "Instead of pairs N halves that are drawn independently; goes with --bound mb alone.")
    private @Nullable Integer halves;

    @Option(
            names = "--threshold",
            paramLabel = "T",
            description = "Keep features that a share of at least T of the subsamples selects, 0.5 < T ≤ 1. Default: "
                    + StabilityOptions.DEFAULT_THRESHOLD + ", where it does not follow from the others.")
    private @Nullable Double threshold;

    @Option(
            names = "--pfer",
            paramLabel = "E",
            description = "Bound on the expected number of false selections. Default: "
                    + StabilityOptions.DEFAULT_FALSE_SELECTIONS + ", where it does not follow from the others.")
    private @Nullable Double pfer;

    @Option(
            names = "--q",
            paramLabel = "Q",
            description =
                    "A subsample selects the first Q features of its path. Default: as many as threshold and bound allow.")
    private @Nullable Integer q;

    @Option(
            names = "--select",
            paramLabel = "WHAT",
            description =
                    "What a subsample selects: first (the first features of its path) or grid (whatever is non-zero"
                            + " on the grid of λs; the bound is then an estimate). Default: first.")
    private Selected select = Selected.first;

    @Option(
            names = "--bound",
            paramLabel = "NAME",
            converter = BoundConverter.class,
            completionCandidates = BoundConverter.Names.class,
            description = "Which bound: unimodal or r-concave (Shah and Samworth), or mb (Meinshausen and Buehlmann)."
                    + " Default: unimodal; with --halves, mb.")
    private @Nullable ErrorBound bound;

    @Option(
            names = "--weakness",
            paramLabel = "W",
            description =
                    "Randomised lasso: in each subsample every penalty factor is divided by a random number from W to 1."
                            + " Default: 1, none.")
    private double weakness = 1.0;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description =
                    "Seed of everything random: the same seed gives the same result. Default: one is drawn, and told.")
    private @Nullable Long seed;

    /** What a subsample selects; lower case because users type these names. */
    enum Selected {
        /** The first features that enter the path. */
        first,
        /** Whatever is non-zero somewhere on the grid. */
        grid
    }

    /** What a subsample selects. */
    Selected select() {
        return select;
    }

    /** The seed given, or one drawn now and kept. */
    long seed() {
        Long known = seed;
        if (known == null) {
            known = (long) new SecureRandom().nextInt(Integer.MAX_VALUE);
            seed = known;
        }
        return known;
    }

    /**
     * The flags as options.
     *
     * @param lasso how subsamples are fitted
     * @throws UsageException if flags do not go together
     * @throws IllegalArgumentException if a value is out of range
     */
    StabilityOptions options(LassoOptions lasso) {
        if (pairs != null && halves != null) {
            throw new UsageException("--pairs and --halves are two ways to draw rows; give one of them");
        }
        StabilityOptions options = StabilityOptions.of(lasso)
                .rule(select == Selected.first ? firstFeatures() : wholeGrid())
                .weakness(weakness)
                .seed(seed());
        options = pairs != null ? options.pairs(pairs) : halves != null ? options.halves(halves) : options;
        return bound == null ? options : options.bound(bound);
    }

    private SelectionRule firstFeatures() {
        if (q != null && threshold != null && pfer != null) {
            throw new UsageException("of --q, --threshold and --pfer give two; the third follows from them");
        }
        boolean thresholdFollows = q != null && pfer != null;
        boolean boundFollows = q != null && pfer == null;
        return new SelectionRule.First(
                q == null ? OptionalInt.empty() : OptionalInt.of(q),
                thresholdFollows ? OptionalDouble.empty() : orElse(threshold, StabilityOptions.DEFAULT_THRESHOLD),
                boundFollows ? OptionalDouble.empty() : orElse(pfer, StabilityOptions.DEFAULT_FALSE_SELECTIONS));
    }

    private SelectionRule wholeGrid() {
        if (q != null) {
            throw new UsageException(
                    "--q limits what a subsample selects; with --select grid that is what the grid gives");
        }
        if (threshold != null && pfer != null) {
            throw new UsageException(
                    "with --select grid the number of features selected is what the grid gives: of --threshold and --pfer"
                            + " give one, the other follows");
        }
        return pfer != null
                ? SelectionRule.gridWithin(pfer)
                : SelectionRule.gridAtThreshold(threshold == null ? StabilityOptions.DEFAULT_THRESHOLD : threshold);
    }

    private static OptionalDouble orElse(@Nullable Double value, double byDefault) {
        return OptionalDouble.of(value == null ? byDefault : value);
    }
}
