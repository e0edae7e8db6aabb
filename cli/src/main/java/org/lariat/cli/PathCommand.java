package org.lariat.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lariat.data.model.HistoryJson;
import org.lariat.data.model.ModelFile;
import org.lariat.data.model.PathJson;
import org.lariat.selection.InformationCriterion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lariat path}: models for many λs. */
@Command(
        name = "path",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Fits a path: a model for each λ of a grid, from the largest down.",
        footer = {
            "",
            "Examples:",
            "  lariat path data.csv --target price",
            "  lariat path data.csv --target price --lambdas 50 --lambda-min-ratio 1e-3 --max-features 20",
            "  lariat path X.npz --target-file y.npy --lambda-file lambda.txt --no-standardize --output path.json",
            "  lariat path data.csv --target price --save-model model.json",
            "  lariat path data.csv --target price --knots",
            "  lariat path data.csv --target price --solver fista --history costs.json",
            "  lariat path data.csv --target price --report report.html --plot path.svg",
            "  lariat path data.lmat --output path.json --checkpoint path.ckpt --resume",
            "",
            "Exit code 4: done and written, but the tolerance was not reached at some λ.",
            "Ctrl-C ends a path early: the λs that are done are written (exit code 130)."
        })
final class PathCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final DataFlags data = new DataFlags();

    @Mixin
    private final GridFlags grid = new GridFlags();

    @Mixin
    private final ModelFlags model = new ModelFlags();

    @Mixin
    private final RunFlags run = new RunFlags();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the path as JSON for other programs: λ, coefficients, certificates.")
    private @Nullable Path output;

    @Option(
            names = "--save-model",
            paramLabel = "FILE",
            description = "Write the path as a model file, for 'lariat predict' at any λ of its range.")
    private @Nullable Path saveModel;

    @Option(
            names = "--history",
            paramLabel = "FILE",
            description = "Write how the objective fell at every λ, by iteration and sweeps over the data, as JSON.")
    private @Nullable Path history;

    @Mixin
    private final CheckpointFlags checkpoint = new CheckpointFlags();

    @Mixin
    private final ReportFlags reports = new ReportFlags();

    @Mixin
    private final OutputFlags screen = new OutputFlags();

    PathCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Path> outputs = new ArrayList<>();
        if (output != null) {
            outputs.add(output);
        }
        if (saveModel != null) {
            outputs.add(saveModel);
        }
        if (history != null) {
            outputs.add(history);
        }
        boolean withHistory = history != null;
        outputs.addAll(reports.outputs());
        checkpoint.check(grid, run, outputs, withHistory);
        List<Path> written = new ArrayList<>(outputs);
        if (checkpoint.file != null) {
            written.add(checkpoint.file);
        }
        FitJob job = new FitJob(console, data, model, run);
        FitJob.Ready ready = job.ready(options -> grid.apply(options).history(withHistory), written);
        try (Interrupt interrupt = new Interrupt()) {
            Fitted fitted = job.part(
                    ready,
                    !screen.quiet,
                    (options, problem, listener) -> checkpoint.fit(ready.data(), options, problem, listener, console),
                    interrupt);
            write(fitted, outputs);
            if (!fitted.cancelled()) {
                checkpoint.done();
                return Ending.of(fitted, console);
            }
            String rest = checkpoint.file == null ? "" : "; the same command with --resume goes on";
            console.say("stopped after " + fitted.path().size() + " values of λ; what is done was written" + rest);
            return ExitCode.CANCELLED;
        }
    }

    private void write(Fitted fitted, List<Path> outputs) {
        double[] seconds =
                fitted.seconds().stream().mapToDouble(Double::doubleValue).toArray();
        List<String> names = fitted.data().names();
        if (output != null) {
            PathJson.write(output, fitted.path(), names, seconds);
        }
        if (saveModel != null) {
            ModelFile.write(saveModel, fitted.saved(fitted.path().models(), fitted.columns()));
        }
        if (history != null) {
            HistoryJson.write(history, fitted.path());
        }
        if (reports.wanted()) {
            reports.write(new ReportParts(
                    data,
                    fitted,
                    fitted.path().best(fitted.problem(), InformationCriterion.BIC),
                    "BIC",
                    fitted.columns()));
        }
        if (screen.json()) {
            PathJson.write(console.data(), fitted.path(), names, seconds);
        } else if (screen.text()) {
            text(fitted, outputs);
        }
        console.flush();
    }

    private void text(Fitted fitted, List<Path> outputs) {
        TextReport report = new TextReport(console.out());
        report.opening(
                data.data.toString(), fitted.path().options(), fitted.path().report(), fitted.scale());
        report.path(fitted.path());
        if (grid.knots) {
            report.knots(fitted.path().report(), fitted.data().names());
        }
        report.ending(fitted);
        outputs.forEach(file -> console.out().println("Written: " + file));
    }
}
