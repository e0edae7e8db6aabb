package org.lariat.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lariat.LassoModel;
import org.lariat.data.DataReader;
import org.lariat.data.Dataset;
import org.lariat.data.MissingPolicy;
import org.lariat.data.PredictionFile;
import org.lariat.data.ReadOptions;
import org.lariat.data.model.FeatureMatcher;
import org.lariat.data.model.ModelFile;
import org.lariat.data.model.SavedModel;
import org.lariat.data.prep.Unseen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lariat predict}: a model applied to data. */
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Predicts the response for each row of DATA, whose columns are found by name.",
        footer = {
            "",
            "Examples:",
            "  lariat predict model.json new.csv -o predictions.csv",
            "  lariat predict path-model.json new.csv --lambda 0.5 > predictions.csv"
        })
final class PredictCommand implements Callable<Integer> {
    private static final String COLUMN = "prediction";

    private final Console console;

    @Parameters(index = "0", paramLabel = "MODEL", description = "Model file of 'fit --output' or 'path --save-model'.")
    private Path modelFile = Path.of("");

    @Parameters(index = "1", paramLabel = "DATA", description = "Data file, in any of the formats of 'lariat fit'.")
    private Path data = Path.of("");

    @Option(
            names = "--lambda",
            paramLabel = "L",
            description = "λ, where the model file has a path; between two of its points the coefficients are"
                    + " interpolated linearly.")
    private @Nullable Double lambda;

    @Option(names = "--offset", paramLabel = "NAME", description = "Column of an offset to add.")
    private @Nullable String offset;

    @Option(
            names = "--missing",
            paramLabel = "POLICY",
            converter = MissingPolicyConverter.class,
            completionCandidates = MissingPolicyConverter.Names.class,
            description = "Missing values: ${COMPLETION-CANDIDATES} (mean: that of the training data). Default: as"
                    + " the model fills them in, else refuse.")
    private MissingPolicy missing = MissingPolicy.REFUSE;

    @Option(
            names = "--unseen",
            paramLabel = "RULE",
            converter = UnseenRule.Converter.class,
            description = "Levels of a category that did not occur in training: error or ignore. Default: as the model"
                    + " says.")
    private @Nullable UnseenRule unseen;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the predictions as CSV. Default: to stdout.")
    private @Nullable Path output;

    @Option(names = "--quiet", description = "No notes on stderr.")
    private boolean quiet;

    PredictCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (output != null) {
            OutputCheck.writable(output);
        }
        SavedModel saved = withRule(ModelFile.read(modelFile));
        LassoModel model = ModelChoice.of(saved.path(), modelFile, lambda);
        List<LassoModel> models = List.of(model);
        ReadOptions base = ReadOptions.builder().offset(offset).missing(missing).build();
        Dataset dataset = DataReader.read(data, FeatureMatcher.options(saved, models, base));
        FeatureMatcher matcher = FeatureMatcher.match(saved, models, dataset);
        write(matcher.predict(model));
        if (!quiet) {
            if (model.certificate().isEmpty()) {
                console.say("note: λ lies between two points of the path; the coefficients are interpolated linearly");
            }
            dataset.notes().forEach(note -> console.say("note: " + note));
            matcher.notes().forEach(note -> console.say("note: " + note));
        }
        return ExitCode.OK;
    }

    /** The model, perhaps with another rule for levels that did not occur in training. */
    private SavedModel withRule(SavedModel saved) {
        if (unseen == null) {
            return saved;
        }
        if (unseen.unseen() == Unseen.OTHER && saved.pipeline().unseen() != Unseen.OTHER) {
            throw new UsageException("--unseen other has to be said when the model is fitted; " + modelFile
                    + " has no coefficients for other levels");
        }
        return saved.pipeline(saved.pipeline().unseen(unseen.unseen()));
    }

    private void write(double[] predictions) {
        if (output != null) {
            PredictionFile.write(output, predictions);
            return;
        }
        try {
            PredictionFile.write(console.data(), List.of(COLUMN), List.of(predictions));
            console.data().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
