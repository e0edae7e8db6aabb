package org.lariat.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lariat.LassoModel;
import org.lariat.LassoPath;
import org.lariat.data.model.ModelFile;
import org.lariat.matrix.StandardizedMatrix;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lariat fit}: one model. */
@Command(
        name = "fit",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Fits one model: at the λ given, or at the λ of a path that a criterion chooses (BIC unless told otherwise).",
        footer = {
            "",
            "Examples:",
            "  lariat fit data.csv --target price",
            "  lariat fit data.csv --target price --lambda 0.5 --output model.json",
            "  lariat fit data.csv --target price --criterion ebic",
            "  lariat fit X.npy --target-file y.npy --no-standardize --format json",
            "  lariat fit counts.svm.gz --features 5000 --alpha 0.5 --backend simd",
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
    private final OutputFlags screen = new OutputFlags();

    FitCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Double only = lambda;
        if (only != null && grid.given()) {
            throw new UsageException(
                    "--lambda asks for one λ; --lambdas, --lambda-min-ratio, --lambda-file and --max-features do not go"
                            + " with it");
        }
        if (only != null && criterion.given()) {
            throw new UsageException("--lambda asks for one λ; --criterion and its flags do not go with it");
        }
        criterion.noise(); // refused before the data is read
        Fitted fitted = new FitJob(console, data, model, run)
                .run(
                        options -> only == null ? grid.apply(options) : options.lambdas(only),
                        output == null ? List.of() : List.of(output),
                        !screen.quiet,
                        (options, problem, listener) -> {
                            if (only != null) {
                                return options.single(problem, only, listener);
                            }
                            criterion.check(problem, options);
                            return options.path(problem, listener);
                        });
        Choice choice = only == null ? Choice.by(criterion, fitted) : Choice.given(fitted.path());
        LassoModel chosen = choice.model();
        StandardizedMatrix columns = fitted.columns();
        if (output != null) {
            ModelFile.write(output, fitted.saved(List.of(chosen), columns));
        }
        if (screen.json()) {
            json(fitted, choice);
        } else if (screen.text()) {
            text(fitted, choice, columns);
        }
        return Ending.of(fitted, console);
    }

    private void text(Fitted fitted, Choice choice, StandardizedMatrix columns) {
        LassoModel chosen = choice.model();
        LassoPath path = fitted.path();
        TextReport report = new TextReport(console.out());
        report.opening(data.data.toString(), path.options(), path.report());
        if (lambda == null) {
            int k = path.models().indexOf(chosen);
            report.outline(path, k);
            console.out()
                    .printf(
                            Locale.ROOT,
                            "λ = %.6g was chosen by %s (point %d of %d); cross-validation is not there yet%n",
                            chosen.lambda(),
                            choice.by(),
                            k + 1,
                            path.size());
        } else {
            console.out().printf(Locale.ROOT, "λ = %.6g%n", chosen.lambda());
        }
        console.out().println();
        report.model(chosen, fitted.data().names(), columns::deviation);
        report.ending(fitted);
        choice.notes().forEach(note -> console.out().println("Note: " + note));
        if (output != null) {
            console.out().println("Model written to " + output);
        }
    }

    private void json(Fitted fitted, Choice choice) {
        LassoModel chosen = choice.model();
        LassoPath path = fitted.path();
        new JsonReport()
                .put("data", data.data.toString())
                .put("chosenBy", choice.by())
                .model(chosen, fitted.data().names())
                .options(path.options())
                .report(path.report())
                .put("seconds", fitted.seconds())
                .put(
                        "notes",
                        Stream.concat(fitted.notes().stream(), choice.notes().stream())
                                .toList())
                .print(console);
    }
}
