package org.lariat.cli;

import java.util.Locale;
import org.lariat.LassoOptions;
import org.lariat.solver.MemoryBudget;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a fit runs, none of which changes its result beyond the tolerance. */
final class RunFlags {
    @Option(
            names = "--backend",
            paramLabel = "NAME",
            description = "auto, or one that 'lariat backends' lists; a named one is never replaced. Default: auto.")
    String backend = "auto";

    @Mixin
    private final DeviceFlags device = new DeviceFlags();

    @Option(
            names = "--solver",
            paramLabel = "NAME",
            description =
                    "auto, active-set, gram (for tall data), cd (coordinate descent) or lars (exact path of the lasso); to"
                            + " compare with: ista, fista, cd-cyclic, cd-random, subgradient. Default: auto.")
    String solver = "auto";

    @Option(names = "--solver-seed", paramLabel = "N", description = "Seed of what cd-random draws. Default: 0.")
    long solverSeed;

    @Option(
            names = "--max-epochs",
            paramLabel = "N",
            description = "Most passes of the solver for one λ; the result says where they ran out. Default: "
                    + LassoOptions.DEFAULT_MAX_EPOCHS + ".")
    int maxEpochs = LassoOptions.DEFAULT_MAX_EPOCHS;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Number of threads; results have the same bits for any number. Default: all processors.")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--gram-budget",
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            description = "Memory for the products of columns in use and their factor, as 512m or 2g. Default: 2g.")
    long gramBudget = MemoryBudget.DEFAULT.gramBytes();

    @Option(
            names = "--anchor-budget",
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            description = "Memory for the bounds that spare reading columns. Default: 256m.")
    long anchorBudget = MemoryBudget.DEFAULT.anchorBytes();

    @Option(
            names = "--repeat",
            paramLabel = "N",
            description = "Fit N times from the raw matrix, for timing; the last result is kept. Default: 1.")
    int repeat = 1;

    @Option(names = "--no-progress", description = "No progress bar.")
    boolean noProgress;

    /** The flags, put on options. */
    LassoOptions apply(LassoOptions options) {
        if (repeat < 1) {
            throw new UsageException(String.format(Locale.ROOT, "--repeat must be at least 1, not %d", repeat));
        }
        return options.backend(backend)
                .resident(device.options())
                .solver(solver)
                .seed(solverSeed)
                .maxEpochs(maxEpochs)
                .threads(threads)
                .memory(new MemoryBudget(gramBudget, anchorBudget));
    }
}
