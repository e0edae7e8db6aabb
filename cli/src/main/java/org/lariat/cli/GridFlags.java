package org.lariat.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lariat.LassoOptions;
import org.lariat.path.LambdaGrid;
import org.lariat.solver.LarsSolver;
import org.lariat.solver.Solvers;
import picocli.CommandLine.Option;

/** Where a path goes, and where it ends. */
final class GridFlags {
    @Option(
            names = "--lambdas",
            paramLabel = "N",
            description = "Number of values of λ. Default: " + LambdaGrid.DEFAULT_COUNT + ".")
    @Nullable
    Integer lambdas;

    @Option(
            names = "--lambda-min-ratio",
            paramLabel = "R",
            description =
                    "Smallest λ over the largest. Default: 1e-2 where there are fewer rows than columns, else 1e-4.")
    @Nullable
    Double lambdaMinRatio;

    @Option(
            names = "--lambda-file",
            paramLabel = "FILE",
            description = "File with the values of λ, separated by blanks, commas or line ends.")
    @Nullable
    Path lambdaFile;

    @Option(
            names = "--knots",
            description =
                    "The λs at which columns enter or leave the lasso, and what happens there: the solver lars finds them. Down to"
                            + " λ = 0, or to --lambda-min-ratio.")
    boolean knots;

    @Option(
            names = "--max-features",
            paramLabel = "N",
            description = "End the path before the first λ with more than N non-zero coefficients.")
    @Nullable
    Integer maxFeatures;

    /** True if any flag about the grid was given. */
    boolean given() {
        return lambdas != null || lambdaMinRatio != null || lambdaFile != null || knots || maxFeatures != null;
    }

    /** The flags, put on options. */
    LassoOptions apply(LassoOptions options) {
        LassoOptions result = options.lambdas(grid());
        if (knots && options.solver().equals(Solvers.AUTO)) {
            result = result.solver(LarsSolver.NAME);
        }
        return maxFeatures == null ? result : result.maxFeatures(maxFeatures);
    }

    private LambdaGrid grid() {
        if (lambdaFile != null) {
            if (lambdas != null || lambdaMinRatio != null || knots) {
                throw new UsageException(
                        "--lambda-file gives the values of λ; --lambdas, --lambda-min-ratio and --knots do not"
                                + " go with it");
            }
            return LambdaGrid.of(NumberList.read(lambdaFile));
        }
        if (knots) {
            if (lambdas != null) {
                throw new UsageException("--knots finds the values of λ; --lambdas does not go with it");
            }
            return lambdaMinRatio == null ? LambdaGrid.knots() : LambdaGrid.knots(lambdaMinRatio);
        }
        int count = lambdas == null ? LambdaGrid.DEFAULT_COUNT : lambdas;
        return lambdaMinRatio == null ? LambdaGrid.geometric(count) : LambdaGrid.geometric(count, lambdaMinRatio);
    }
}
