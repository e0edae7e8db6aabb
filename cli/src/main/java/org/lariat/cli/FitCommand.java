package org.lariat.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lariat.LassoModel;
import org.lariat.LassoPath;
import org.lariat.data.model.HoldoutResult;
import org.lariat.data.model.ModelFile;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.validation.CrossValidated;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lariat fit}: one model. */
@Command(
        name = "fit",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Fits one model: at the λ given, or at the λ of a path that 10-fold cross-validation or a criterion chooses.",
        footer = {
            "",
            "Examples:",
            "  lariat fit data.csv --target price",
            "  lariat fit data.csv --target price --lambda 0.5 --output model.json",
            "  lariat fit data.csv --target price --holdout 0.2 --impute median,indicator --one-hot --output model.json",
            "  lariat fit data.csv --target price --folds 5 --choose min",
            "  lariat fit data.csv --target price --criterion ebic",
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
    private final FoldFlags folds = new FoldFlags();

    @Mixin
    private final ChooseFlags choose = new ChooseFlags();

    @Mixin
    private final CriterionFlags criterion = new CriterionFlags();

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
        refuseWhatDoesNotGoTogether(only != null);
        criterion.noise(); // refused before the data is read
        folds.prepare(data);
        List<Path> outputs = new ArrayList<>(reports.outputs());
        if (output != null) {
            outputs.add(output);
        }
        boolean asked = folds.given() || choose.given(); // by name: then it runs, or is refused
        CvJob validation = new CvJob(console, data, folds, model, run);
        AtomicReference<CrossValidated> validated = new AtomicReference<>();
        Fitted fitted = new FitJob(console, data, model, run, holdout.holdout(folds.seed))
                .run(
                        options -> only == null ? grid.apply(options) : options.lambdas(only),
                        outputs,
                        !screen.quiet,
                        (options, problem, listener) -> {
                            if (only != null) {
                                return options.single(problem, only, listener);
                            }
                            if (criterion.given() || !(asked || FoldFlags.canDivide(problem))) {
                                criterion.check(problem, options);
                                return options.path(problem, listener);
                            }
                            CrossValidated cv = validation
                                    .search(options, List.of(), problem, listener)
                                    .results()
                                    .getFirst();
                            validated.set(cv);
                            return cv.path();
                        });
        CrossValidated cv = validated.get();
        Choice choice = choice(only != null, cv, fitted);
        LassoModel chosen = choice.model();
        StandardizedMatrix columns = fitted.columns();
        Optional<HoldoutResult> scores = fitted.scores(chosen);
        if (output != null) {
            ModelFile.write(output, fitted.saved(List.of(chosen), columns).holdout(scores.orElse(null)));
        }
        if (reports.wanted()) {
            reports.write(new ReportParts(data, fitted, chosen, only == null ? choice.by() : "the user", columns)
                    .validated(cv));
        }
        if (screen.json()) {
            json(fitted, choice, cv, scores);
        } else if (screen.text()) {
            text(fitted, choice, columns, scores);
        }
        return Ending.of(fitted, console);
    }

    private Choice choice(boolean single, @Nullable CrossValidated cv, Fitted fitted) {
        if (single) {
            return Choice.given(fitted.path());
        }
        if (cv != null) {
            return Choice.by(cv, choose.best());
        }
        Choice choice = Choice.by(criterion, fitted);
        return criterion.given() ? choice : choice.because(FoldFlags.NOT_DIVIDED + ": BIC chose λ");
    }

    private void refuseWhatDoesNotGoTogether(boolean single) {
        choose.check();
        folds.refuseWithHoldout(holdout.share);
        boolean validates = folds.given() || choose.given();
        if (single && criterion.given()) {
            throw new UsageException("--lambda asks for one λ; --criterion and its flags do not go with it");
        }
        if (single && validates) {
            throw new UsageException("--lambda asks for one λ; flags of cross-validation do not go with it");
        }
        if (criterion.given() && validates) {
            throw new UsageException(
                    "--criterion chooses λ without cross-validation; flags of both do not go together");
        }
        if ((single || criterion.given()) && folds.seed != null && holdout.share == null) {
            throw new UsageException("--seed decides which rows folds or --holdout take, and there are neither");
        }
    }

    private void text(Fitted fitted, Choice choice, StandardizedMatrix columns, Optional<HoldoutResult> scores) {
        LassoModel chosen = choice.model();
        LassoPath path = fitted.path();
        TextReport report = new TextReport(console.out());
        report.opening(data.data.toString(), path.options(), path.report(), fitted.scale());
        if (lambda == null) {
            int k = path.models().indexOf(chosen);
            report.outline(path, k);
            console.out()
                    .printf(
                            Locale.ROOT,
                            "λ = %.6g was chosen by %s (point %d of %d)%n",
                            chosen.lambda(),
                            choice.by(),
                            k + 1,
                            path.size());
        } else {
            console.out().printf(Locale.ROOT, "λ = %.6g%n", chosen.lambda());
        }
        console.out().println();
        report.model(chosen, fitted.data().names(), columns::deviation);
        scores.ifPresent(result -> HoldoutScores.print(result, console.out()));
        report.ending(fitted);
        choice.notes().forEach(note -> console.out().println("Note: " + note));
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

    private void json(Fitted fitted, Choice choice, @Nullable CrossValidated cv, Optional<HoldoutResult> scores) {
        LassoModel chosen = choice.model();
        LassoPath path = fitted.path();
        JsonReport json = new JsonReport()
                .put("data", data.data.toString())
                .put("chosenBy", choice.by())
                .model(chosen, fitted.data().names())
                .options(path.options())
                .report(path.report())
                .scale(fitted.scale())
                .preparation(fitted.data().pipeline())
                .put("seconds", fitted.seconds())
                .put(
                        "notes",
                        Stream.concat(fitted.notes().stream(), choice.notes().stream())
                                .toList());
        if (cv != null) {
            json.put("crossValidation", CvReport.fields(cv));
        }
        scores.ifPresent(result -> json.put("holdout", HoldoutScores.fields(result)));
        json.print(console);
    }
}
