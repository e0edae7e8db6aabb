package org.lariat.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.lariat.LassoOptions;
import org.lariat.LassoPath;
import org.lariat.data.DataException;
import org.lariat.objective.Problem;
import org.lariat.path.PathListener;
import org.lariat.validation.AlphaSearch;
import org.lariat.validation.CrossValidation;

/** From flags to a cross-validated path. */
final class CvJob {
    private final Console console;
    private final DataFlags data;
    private final FoldFlags folds;
    private final ModelFlags model;
    private final RunFlags run;

    /** The fit of all rows at the best α, and the errors for each α. */
    record Done(Fitted fitted, AlphaSearch search) {}

    CvJob(Console console, DataFlags data, FoldFlags folds, ModelFlags model, RunFlags run) {
        this.console = console;
        this.data = data;
        this.folds = folds;
        this.model = model;
        this.run = run;
    }

    /**
     * Reads, fits and cross-validates.
     *
     * @param grid puts the λs on the options
     * @param alphas to try; none for the one of the model's flags
     * @param outputs files to be written afterwards
     * @param progress whether a progress bar is welcome
     */
    Done run(UnaryOperator<LassoOptions> grid, List<Double> alphas, List<Path> outputs, boolean progress) {
        folds.prepare(data);
        AtomicReference<AlphaSearch> result = new AtomicReference<>();
        Fitted fitted = new FitJob(console, data, model, run)
                .run(grid, outputs, progress, (options, problem, listener) -> {
                    AlphaSearch search = search(options, alphas, problem, listener);
                    result.set(search);
                    return path(search);
                });
        return new Done(fitted, Objects.requireNonNull(result.get()));
    }

    /** Cross-validates, in sentences for the user where that cannot be done. */
    AlphaSearch search(LassoOptions options, List<Double> alphas, Problem problem, PathListener listener) {
        CrossValidation validation =
                new CrossValidation(options, folds.measure(), folds.rule(), folds.stopEarly ? FoldFlags.PATIENCE : 0);
        try {
            return AlphaSearch.run(
                    validation,
                    alphas.isEmpty() ? List.of(options.alpha()) : alphas,
                    problem,
                    folds.folds(data, problem),
                    listener);
        } catch (CancellationException e) {
            console.say("stopped; nothing was written");
            throw new CancelledException();
        } catch (UsageException | DataException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }

    private static LassoPath path(AlphaSearch search) {
        return search.results().get(search.best()).path();
    }
}
