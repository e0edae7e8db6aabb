package org.lariat.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lariat.Lasso;
import org.lariat.LassoOptions;
import org.lariat.LassoPath;
import org.lariat.data.DataException;
import org.lariat.data.DataReader;
import org.lariat.data.Dataset;
import org.lariat.data.ReadOptions;
import org.lariat.data.prep.Holdout;
import org.lariat.data.prep.PenaltyScale;
import org.lariat.data.prep.Training;
import org.lariat.kernel.Kernels;
import org.lariat.kernel.ScalarKernel;
import org.lariat.matrix.DenseMatrix;
import org.lariat.matrix.DesignMatrix;
import org.lariat.objective.Problem;
import org.lariat.path.PathEnd;
import org.lariat.path.PathListener;
import org.lariat.solver.Solvers;

/** What {@code fit} and {@code path} share: from flags to a fitted path. Whatever can be refused early is. */
final class FitJob {
    /**
     * Up to so many elements of a dense matrix, one path is over sooner without the Vector API, whose loops are slow until
     * they are compiled: 2 million took 1.97 s of processor time against 2.81 s, 8 million about the same (docs/design.md).
     */
    private static final long SHORT_FIT_ELEMENTS = 2_000_000;

    private final Console console;
    private final DataFlags data;
    private final ModelFlags model;
    private final RunFlags run;
    private final @Nullable Holdout holdout;

    /** How the library is called: a path, or one λ. */
    @FunctionalInterface
    interface Call {
        LassoPath fit(LassoOptions options, Problem problem, PathListener listener);
    }

    FitJob(Console console, DataFlags data, ModelFlags model, RunFlags run) {
        this(console, data, model, run, null);
    }

    /** With rows held out of the fit, if that is not null. */
    FitJob(Console console, DataFlags data, ModelFlags model, RunFlags run, @Nullable Holdout holdout) {
        this.console = console;
        this.data = data;
        this.model = model;
        this.run = run;
        this.holdout = holdout;
    }

    /**
     * Reads and fits.
     *
     * @param grid puts the λs on the options
     * @param outputs files to be written afterwards
     * @param progress whether a progress bar is welcome
     * @param call to the library
     */
    Fitted run(UnaryOperator<LassoOptions> grid, List<Path> outputs, boolean progress, Call call) {
        Ready ready = ready(grid, outputs);
        Problem problem = ready.problem();
        LassoOptions chosen = withBackendFor(problem.x(), ready.options());
        return fit(
                ready.data(),
                problem,
                progress,
                listener -> refusable(chosen, () -> call.fit(chosen, problem, listener)));
    }

    /**
     * What a fit needs.
     *
     * @param data what was read
     * @param problem to fit
     * @param options how
     * @param scale that the penalty is on
     */
    record Ready(Dataset data, Problem problem, LassoOptions options, PenaltyScale scale) {}

    /** Checks flags and outputs, then reads; see {@link #run}. */
    Ready ready(UnaryOperator<LassoOptions> grid, List<Path> outputs) {
        LassoOptions options = options(grid);
        ReadOptions readOptions =
                data.readOptions().toBuilder().holdout(holdout).build();
        options.kernel(); // fails before the data is read
        outputs.forEach(OutputCheck::writable);
        Dataset dataset = DataReader.read(data.data, readOptions);
        Problem unbounded = scaled(dataset, weighted(dataset, holdout));
        return new Ready(dataset, model.apply(unbounded, new FeatureNumbers(dataset.names())), options, model.scale());
    }

    /** The problem of the training rows: those held out have weight 0. */
    private static Problem weighted(Dataset dataset, @Nullable Holdout holdout) {
        Problem problem = dataset.problem();
        return holdout == null ? problem : problem.weights(HoldoutScores.trainingWeights(dataset, holdout));
    }

    /** The problem with the scales that the fit does not measure itself. */
    private Problem scaled(Dataset dataset, Problem problem) {
        PenaltyScale scale = model.scale();
        if (!scale.isMeasured()) {
            return problem;
        }
        Training training =
                Training.of(dataset.x().rows(), holdout, dataset.weights().orElse(null));
        return problem.scales(scale.measure(dataset.x(), dataset.names(), dataset.pipeline(), training));
    }

    /** A solver asked for by name may refuse the problem, in a sentence for the user. */
    static <R> R refusable(LassoOptions options, Supplier<R> fit) {
        try {
            return fit.get();
        } catch (IllegalArgumentException e) {
            if (options.solver().equals(Solvers.AUTO)) {
                throw e;
            }
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Where the choice is left to Lariat, one short fit runs on the backend that needs no warm-up; the bits are the same. */
    private LassoOptions withBackendFor(DesignMatrix matrix, LassoOptions options) {
        boolean brief = matrix instanceof DenseMatrix
                && (long) matrix.rows() * matrix.columns() <= SHORT_FIT_ELEMENTS
                && run.repeat == 1;
        return brief && options.backend().equals(Kernels.AUTO) ? options.backend(ScalarKernel.NAME) : options;
    }

    private LassoOptions options(UnaryOperator<LassoOptions> grid) {
        try {
            return grid.apply(run.apply(model.apply(Lasso.options())));
        } catch (DataException e) {
            throw e; // the file with the values of λ
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Fits as often as asked, each time anew. */
    private Fitted fit(Dataset dataset, Problem problem, boolean progress, Function<PathListener, LassoPath> once) {
        List<Double> seconds = new ArrayList<>();
        LassoPath path = null;
        try (Interrupt interrupt = new Interrupt()) {
            for (int k = 0; k < run.repeat; k++) {
                try (FitProgress listener = new FitProgress(console, progress && !run.noProgress, interrupt)) {
                    long begin = System.nanoTime();
                    path = once.apply(listener);
                    seconds.add(1e-9 * (System.nanoTime() - begin));
                }
                if (path.report().end() == PathEnd.CANCELLED) {
                    console.say("stopped after " + path.size() + " points; nothing was written");
                    throw new CancelledException();
                }
            }
        }
        return new Fitted(dataset, problem, Objects.requireNonNull(path), seconds, model.scale(), holdout);
    }
}
