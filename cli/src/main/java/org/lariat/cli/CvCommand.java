package org.lariat.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lariat.data.model.ModelFile;
import org.lariat.validation.AlphaSearch;
import org.lariat.validation.CrossValidated;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lariat cv}: a path and its cross-validated error. */
@Command(
        name = "cv",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Cross-validates a path: the error on rows held out, for each λ.",
        footer = {
            "",
            "Examples:",
            "  lariat cv data.csv --target price",
            "  lariat cv data.csv --target price --folds 5 --fold-repeats 3 --measure mae",
            "  lariat cv visits.csv --target cost --groups patient --alphas 0.1,0.5,0.9,1",
            "  lariat cv days.csv --target demand --time-ordered --output cv.json",
            "",
            "λ.1se is the largest λ whose error is within one standard error of the best; λ.min has the best.",
            "Exit code 4: done and written, but the tolerance was not reached at some λ."
        })
final class CvCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final DataFlags data = new DataFlags();

    @Mixin
    private final FoldFlags folds = new FoldFlags();

    @Option(
            names = "--alphas",
            paramLabel = "LIST",
            split = ",",
            description = "Try these shares of L1 with the same folds, comma-separated.")
    private List<Double> alphas = List.of();

    @Mixin
    private final GridFlags grid = new GridFlags();

    @Mixin
    private final ModelFlags model = new ModelFlags();

    @Mixin
    private final RunFlags run = new RunFlags();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the errors as JSON: λ, mean, standard error, every fold.")
    private @Nullable Path output;

    @Option(
            names = "--save-model",
            paramLabel = "FILE",
            description = "Write the model of all rows at λ.1se, for 'lariat predict'.")
    private @Nullable Path saveModel;

    @Mixin
    private final ReportFlags reports = new ReportFlags();

    @Mixin
    private final OutputFlags screen = new OutputFlags();

    CvCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (!alphas.isEmpty() && model.alpha != 1.0) {
            throw new UsageException("--alphas names the shares of L1 to try; --alpha does not go with it");
        }
        for (double alpha : alphas) {
            if (!(alpha >= 0 && alpha <= 1)) {
                throw new UsageException("--alphas must be in [0, 1], not " + alpha);
            }
        }
        CvJob job = new CvJob(console, data, folds, model, run);
        List<Path> outputs = new ArrayList<>(reports.outputs());
        Stream.of(output, saveModel).filter(Objects::nonNull).forEach(outputs::add);
        CvJob.Done done = job.run(grid::apply, alphas, outputs, !screen.quiet);
        AlphaSearch search = done.search();
        CvReport report = new CvReport(done.fitted(), search);
        if (output != null) {
            report.json(data.data.toString()).write(output);
        }
        if (saveModel != null) {
            ModelFile.write(
                    saveModel,
                    done.fitted()
                            .saved(
                                    List.of(search.results().get(search.best()).modelOneStandardError()),
                                    done.fitted().columns()));
        }
        if (reports.wanted()) {
            CrossValidated best = search.results().get(search.best());
            reports.write(new ReportParts(
                            data,
                            done.fitted(),
                            best.modelOneStandardError(),
                            Choice.by(best, false).by(),
                            done.fitted().columns())
                    .validated(best));
        }
        if (screen.json()) {
            report.json(data.data.toString()).print(console);
        } else if (screen.text()) {
            TextReport text = new TextReport(console.out());
            text.opening(
                    data.data.toString(),
                    done.fitted().path().options(),
                    done.fitted().path().report(),
                    done.fitted().scale());
            report.print(console.out());
            text.ending(done.fitted());
            outputs.forEach(file -> console.out().println("Written: " + file));
        }
        return Ending.of(done.fitted(), console);
    }
}
