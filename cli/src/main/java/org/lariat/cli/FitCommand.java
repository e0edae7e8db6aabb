package org.lariat.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lariat.LassoModel;
import org.lariat.LassoPath;
import org.lariat.data.model.HoldoutResult;
import org.lariat.data.model.ModelFile;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.selection.InformationCriterion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lariat fit}: one model. */
@Command(
        name = "fit",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Fits one model: at the λ given, or at the λ of a path that BIC chooses.",
        footer = {
            "",
            "Examples:",
            "  lariat fit data.csv --target price",
            "  lariat fit data.csv --target price --lambda 0.5 --output model.json",
            "  lariat fit data.csv --target price --holdout 0.2 --impute median,indicator --one-hot --output model.json",
            "  lariat fit X.npy --target-file y.npy --no-standardize --format json",
            "  lariat fit counts.svm.gz --features 5000 --alpha 0.5 --backend simd",
            "  lariat fit data.csv --target price --report report.html --plot path.svg",
            "",
            "Exit code 4: done and written, but the tolerance was not reached at some λ."
        })
final class FitCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final DataFlags data = new DataFlags();

    @Option(names = "--lambda", paramLabel = "L", description = "Fit at this λ ≥ 0.")
    private @Nullable Double lambda;

    @Mixin
    private final HoldoutFlags holdout = new HoldoutFlags();

    @Mixin
    private final GridFlags grid = new GridFlags();

    @Mixin
    private final ModelFlags model = new ModelFlags();

    @Mixin
    private final RunFlags run = new RunFlags();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the model, for 'lariat predict'.")
    private @Nullable Path output;

    @Mixin
    private final ReportFlags reports = new ReportFlags();

    @Mixin
    private final OutputFlags screen = new OutputFlags();

    FitCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Double only = lambda;
        if (only != null && grid.given()) {
            throw new UsageException(
                    "--lambda asks for one λ; --lambdas, --lambda-min-ratio, --lambda-file, --knots and --max-features do"
                            + " not go with it");
        }
        if (only != null && reports.plot != null) {
            throw new UsageException("--plot draws a path, and --lambda asks for one λ; leave one of them out");
        }
        List<Path> outputs = new ArrayList<>(reports.outputs());
        if (output != null) {
            outputs.add(output);
        }
        Fitted fitted = new FitJob(console, data, model, run, holdout.holdout())
                .run(
                        options -> only == null ? grid.apply(options) : options.lambdas(only),
                        outputs,
                        !screen.quiet,
                        (options, problem, listener) -> only == null
                                ? options.path(problem, listener)
                                : options.single(problem, only, listener));
        LassoModel chosen = only == null
                ? fitted.path().best(InformationCriterion.BIC, fitted.trainingRows())
                : fitted.path().model(0);
        StandardizedMatrix columns = fitted.columns();
        Optional<HoldoutResult> scores = fitted.scores(chosen);
        if (output != null) {
            ModelFile.write(output, fitted.saved(List.of(chosen), columns).holdout(scores.orElse(null)));
        }
        if (reports.wanted()) {
            reports.write(new ReportParts(data, fitted, chosen, only == null ? "BIC" : "the user", columns));
        }
        if (screen.json()) {
            json(fitted, chosen, scores);
        } else if (screen.text()) {
            text(fitted, chosen, columns, scores);
        }
        return Ending.of(fitted, console);
    }

    private void text(Fitted fitted, LassoModel chosen, StandardizedMatrix columns, Optional<HoldoutResult> scores) {
        LassoPath path = fitted.path();
        TextReport report = new TextReport(console.out());
        report.opening(data.data.toString(), path.options(), path.report(), fitted.scale());
        if (lambda == null) {
            int k = path.models().indexOf(chosen);
            report.outline(path, k);
            console.out()
                    .printf(
                            Locale.ROOT,
                            "λ = %.6g was chosen by BIC (point %d of %d); cross-validation is not there yet%n",
                            chosen.lambda(),
                            k + 1,
                            path.size());
        } else {
            console.out().printf(Locale.ROOT, "λ = %.6g%n", chosen.lambda());
        }
        console.out().println();
        report.model(chosen, fitted.data().names(), columns::deviation);
        scores.ifPresent(result -> HoldoutScores.print(result, console.out()));
        report.ending(fitted);
        if (output != null) {
            console.out().println("Model written to " + output);
        }
        if (reports.report != null) {
            console.out().println("Report written to " + reports.report);
        }
        if (reports.plot != null) {
            console.out().println("Plot written to " + reports.plot);
        }
    }

    private void json(Fitted fitted, LassoModel chosen, Optional<HoldoutResult> scores) {
        LassoPath path = fitted.path();
        JsonReport json = new JsonReport()
                .put("data", data.data.toString())
                .put("chosenBy", lambda == null ? "BIC" : "given")
                .model(chosen, fitted.data().names())
                .options(path.options())
                .report(path.report())
                .scale(fitted.scale())
                .preparation(fitted.data().pipeline())
                .put("seconds", fitted.seconds())
                .put("notes", fitted.notes());
        scores.ifPresent(result -> json.put("holdout", HoldoutScores.fields(result)));
        json.print(console);
    }
}
