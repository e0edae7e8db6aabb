package org.lariat.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lariat.LassoModel;
import org.lariat.LassoOptions;
import org.lariat.LassoPath;
import org.lariat.cli.FitJob.Ready;
import org.lariat.objective.Problem;
import org.lariat.path.PathEnd;
import org.lariat.selection.InformationCriterion;
import org.lariat.stability.BootstrapOptions;
import org.lariat.stability.BootstrapResult;
import org.lariat.stability.NotApplicableException;
import org.lariat.stability.StabilityOptions;
import org.lariat.stability.StabilityResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lariat stability}: how far a selection can be trusted. */
@Command(
        name = "stability",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Stability selection: which features do fits on random halves of the rows keep selecting, and how many of those"
                    + " are expected to be there by chance? With --bootstrap also how often, with which sign and of which size"
                    + " coefficients come out when rows are drawn with replacement."
        },
        footer = {
            "",
            "Of --q, --threshold and --pfer two are given, or their defaults; the third follows.",
            "",
            "Examples:",
            "  lariat stability data.csv --target price --seed 7",
            "  lariat stability data.csv --target price --threshold 0.8 --pfer 2 --bound r-concave",
            "  lariat stability X.npz --target-file y.npy --q 20 --halves 100 --weakness 0.5 --output stability.json",
            "  lariat stability data.csv --target price --bootstrap 500 --lambda 0.1 --format json",
            "",
            "Exit code 4: done and written, but the tolerance was not reached in some subsample."
        })
final class StabilityCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final DataFlags data = new DataFlags();

    @Mixin
    private final StabilityFlags stability = new StabilityFlags();

    @Option(names = "--bootstrap", paramLabel = "N", description = "Also fit N resamples of the rows at one λ.")
    private @Nullable Integer bootstrap;

    @Option(
            names = "--lambda",
            paramLabel = "L",
            description = "λ ≥ 0 of the bootstrap. Default: the one that BIC chooses on the path of all rows.")
    private @Nullable Double lambda;

    @Mixin
    private final GridFlags grid = new GridFlags();

    @Mixin
    private final ModelFlags model = new ModelFlags();

    @Mixin
    private final RunFlags run = new RunFlags();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the result as JSON.")
    private @Nullable Path output;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write a report as one HTML file: the frequencies, the command, the assumptions.")
    private @Nullable Path report;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    @Mixin
    private final OutputFlags screen = new OutputFlags();

    StabilityCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        refuseWhatDoesNotGoTogether();
        Ready ready = new FitJob(console, data, model, run)
                .ready(
                        options -> checked(grid.apply(options)),
                        Stream.of(output, report).filter(Objects::nonNull).toList());
        Studied studied = study(ready);
        if (output != null) {
            StabilityJson.of(studied, data.data.toString()).write(output);
        }
        if (report != null) {
            StabilityReport.write(
                    report,
                    studied,
                    data.data,
                    spec.root().commandLine().getParseResult().originalArgs());
        }
        if (screen.json()) {
            StabilityJson.of(studied, data.data.toString()).print(console);
        } else if (screen.text()) {
            new StabilityText(console.out()).print(studied, data.data.toString());
            if (output != null) {
                console.out().println("Written: " + output);
            }
            if (report != null) {
                console.out().println("Report written to " + report);
            }
        }
        return ending(studied);
    }

    private void refuseWhatDoesNotGoTogether() {
        if (run.repeat != 1) {
            throw new UsageException("--repeat is for timing fit and path; it does not go with stability");
        }
        if (lambda != null && bootstrap == null) {
            throw new UsageException("--lambda is for the bootstrap; give --bootstrap N too, or the λs of the grid with"
                    + " --lambda-file");
        }
        if (grid.maxFeatures != null && stability.select() == StabilityFlags.Selected.first) {
            throw new UsageException("--max-features does not go with --select first, where --q is the limit");
        }
    }

    /** Refuses flags before anything is read. */
    private LassoOptions checked(LassoOptions options) {
        stability.options(options);
        if (bootstrap != null) {
            BootstrapOptions.of(options).resamples(bootstrap);
        }
        return options;
    }

    /**
     * What was found.
     *
     * @param ready what was studied
     * @param stability of the selection
     * @param bootstrap if it was asked for
     */
    record Studied(
            Ready ready,
            StabilityResult stability,
            @Nullable BootstrapResult bootstrap) {
        /** What the user should know, a sentence each. */
        List<String> notes() {
            List<String> all = new ArrayList<>(ready.data().notes());
            all.addAll(stability.notes());
            if (bootstrap != null && bootstrap.missedTolerance() > 0) {
                all.add("in " + bootstrap.missedTolerance() + " of " + bootstrap.resamples()
                        + " resamples the tolerance was not reached");
            }
            return all;
        }
    }

    private Studied study(Ready ready) {
        try (Interrupt interrupt = new Interrupt()) {
            StabilityResult selection = FitJob.refusable(ready.options(), () -> selection(ready, interrupt));
            Integer count = bootstrap;
            BootstrapResult resampled =
                    count == null ? null : FitJob.refusable(ready.options(), () -> resamples(ready, count, interrupt));
            return new Studied(ready, selection, resampled);
        } catch (NotApplicableException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        } catch (CancellationException e) {
            console.say(e.getMessage() + "; nothing was written");
            throw new CancelledException();
        }
    }

    private StabilityResult selection(Ready ready, Interrupt interrupt) {
        StabilityOptions options = stability.options(ready.options());
        try (ResamplingProgress progress = progress("Subsamples", interrupt)) {
            return options.run(ready.problem(), progress);
        }
    }

    private BootstrapResult resamples(Ready ready, int count, Interrupt interrupt) {
        LassoModel all = modelOfAllRows(ready, interrupt);
        try (ResamplingProgress progress = progress("Bootstrap", interrupt)) {
            return BootstrapOptions.of(ready.options())
                    .resamples(count)
                    .seed(stability.seed())
                    .run(ready.problem(), all, progress);
        }
    }

    private LassoModel modelOfAllRows(Ready ready, Interrupt interrupt) {
        Problem problem = ready.problem();
        try (FitProgress progress = new FitProgress(console, wantsProgress(), interrupt)) {
            LassoPath path = lambda == null
                    ? ready.options().path(problem, progress)
                    : ready.options().single(problem, lambda, progress);
            if (path.report().end() == PathEnd.CANCELLED) {
                throw new CancellationException("stopped before the bootstrap");
            }
            return path.best(InformationCriterion.BIC);
        }
    }

    private ResamplingProgress progress(String task, Interrupt interrupt) {
        return new ResamplingProgress(console, wantsProgress(), task, interrupt);
    }

    private boolean wantsProgress() {
        return !screen.quiet && !run.noProgress;
    }

    private int ending(Studied studied) {
        BootstrapResult resampled = studied.bootstrap();
        int missed = studied.stability().missedTolerance() + (resampled == null ? 0 : resampled.missedTolerance());
        if (missed == 0) {
            return ExitCode.OK;
        }
        console.say(
                "the tolerance was not reached in " + missed + " fits (exit code " + ExitCode.TOLERANCE_MISSED + ")");
        return ExitCode.TOLERANCE_MISSED;
    }
}
