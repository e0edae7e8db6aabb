package org.lariat.cli;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lariat.FitReport;
import org.lariat.LassoModel;
import org.lariat.LassoOptions;
import org.lariat.cli.report.ChosenModel;
import org.lariat.cli.report.CostHistory;
import org.lariat.cli.report.CvCurve;
import org.lariat.cli.report.Digits;
import org.lariat.cli.report.PathPart;
import org.lariat.cli.report.Predictions;
import org.lariat.cli.report.ReportBuilder;
import org.lariat.data.prep.Holdout;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.selection.ErrorCurve;
import org.lariat.validation.CrossValidated;

/** From a finished fit to the parts of its report. */
final class ReportParts {
    private final DataFlags data;
    private final Fitted fitted;
    private final LassoModel chosen;
    private final String chosenBy;
    private final StandardizedMatrix columns;
    private @Nullable CrossValidated validated;

    /**
     * For one fit.
     *
     * @param data the flags about data
     * @param fitted the fit
     * @param chosen the model the report is about
     * @param chosenBy who chose its λ
     * @param columns the columns of the data under its weights
     */
    ReportParts(DataFlags data, Fitted fitted, LassoModel chosen, String chosenBy, StandardizedMatrix columns) {
        this.data = data;
        this.fitted = fitted;
        this.chosen = chosen;
        this.chosenBy = chosenBy;
        this.columns = columns;
    }

    /** With the cross-validation that chose the model, if one did. */
    ReportParts validated(@Nullable CrossValidated cv) {
        validated = cv;
        return this;
    }

    private static CvCurve curve(CrossValidated cv) {
        ErrorCurve curve = cv.curve();
        return CvCurve.of(
                curve.measure().label(),
                cv.folds().description(),
                Arrays.copyOf(cv.path().lambdas(), curve.points()),
                curve.mean(),
                curve.standardError(),
                cv.path().models().stream()
                        .limit(curve.points())
                        .mapToInt(LassoModel::nonzeros)
                        .toArray(),
                cv.lambdaMin(),
                OptionalDouble.of(cv.lambdaOneStandardError()));
    }

    private void heldOut(ReportBuilder report) {
        Holdout split = fitted.holdout();
        if (split == null) {
            return;
        }
        double[] training = HoldoutScores.trainingWeights(fitted.data(), split);
        double[] weights = fitted.data().weights().orElse(null);
        double[] held = new double[training.length];
        for (int i = 0; i < held.length; i++) {
            held[i] = training[i] > 0 ? 0.0 : weights == null ? 1.0 : weights[i];
        }
        report.predictions(
                Predictions.of("held-out rows", target(), fitted.problem().y(), predicted(), held));
    }

    /** How the objective fell at the smallest λ, where that was recorded. */
    private void histories(ReportBuilder report) {
        List<org.lariat.path.CostHistory> recorded = fitted.path().report().history();
        if (!recorded.isEmpty() && recorded.getLast().costs().size() > 1) {
            var costs = recorded.getLast().costs();
            report.history(CostHistory.of(
                    fitted.path().report().solver() + " at λ = "
                            + Digits.of(recorded.getLast().lambda()),
                    "sweeps over X",
                    costs.stream().mapToDouble(c -> c.sweeps()).toArray(),
                    costs.stream().mapToDouble(c -> c.objective()).toArray(),
                    costs.stream().mapToDouble(c -> c.objective()).min().orElseThrow()));
        }
    }

    /**
     * All parts that every fit has; others may be added.
     *
     * @param args the command line after the program's name, as typed
     */
    ReportBuilder builder(List<String> args) {
        List<String> names = fitted.data().names();
        ReportBuilder report = new ReportBuilder(title(), commandLine(args), ZonedDateTime.now(ZoneId.systemDefault()));
        aboutData(report);
        aboutRun(report);
        histories(report);
        if (validated != null) {
            report.cv(curve(validated));
        }
        heldOut(report);
        return report.path(PathPart.of(fitted.path(), chosen, names, columns::deviation))
                .chosen(ChosenModel.of(chosen, chosenBy, names, columns::deviation))
                .predictions(Predictions.of(
                        "training rows",
                        target(),
                        fitted.problem().y(),
                        predicted(),
                        fitted.problem().weights()))
                .notes(fitted.notes());
    }

    private String title() {
        return capital(penalty(fitted.path().options())) + " of " + target() + ", " + data.data.getFileName();
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String penalty(LassoOptions options) {
        double alpha = options.alpha();
        return alpha == 1 ? "lasso" : alpha == 0 ? "ridge" : "elastic net (α = " + Digits.of(alpha) + ")";
    }

    /** Name of the response; formats without named columns have none. */
    private String target() {
        return Optional.ofNullable(data.target)
                .or(() -> Optional.ofNullable(data.targetFile).map(ReportParts::fileName))
                .orElse("the response");
    }

    private static String fileName(Path file) {
        return String.valueOf(file.getFileName());
    }

    private void aboutData(ReportBuilder report) {
        FitReport fit = fitted.path().report();
        report.dataFact("data", data.data.toString())
                .dataFact("response", target())
                .dataFact("rows", Digits.whole(fit.rows()))
                .dataFact("features", Digits.whole(fit.columns()))
                .dataFact("stored as", fit.matrix())
                .dataFact("fingerprint (SHA-256)", fitted.data().fingerprint());
    }

    private void aboutRun(ReportBuilder report) {
        LassoOptions options = fitted.path().options();
        FitReport fit = fitted.path().report();
        report.runFact(
                        "model",
                        penalty(options) + ", " + (options.intercept() ? "with" : "without") + " intercept, "
                                + (options.standardize() ? "standardized" : "not standardized"))
                .runFact("tolerance", Digits.of(options.tolerance()) + " (relative gap)")
                .runFact("λ max", Digits.of(fit.lambdaMax()))
                .runFact("path ended", fit.end().label())
                .runFact("solver", fit.solver())
                .runFact("backend", TextReport.backend(fit))
                .runFact("threads", String.valueOf(fit.threads()))
                .runFact("time of the fit", seconds(fitted.seconds()))
                .runFact(
                        "work",
                        Digits.of(fit.sweeps(), 4) + " sweeps, " + Digits.whole(fit.epochs()) + " epochs, "
                                + Digits.whole(fit.newtonSteps()) + " Newton steps")
                .runFact("Lariat", Version.number())
                .runFact("Java", Runtime.version() + ", " + System.getProperty("java.vm.name"))
                .runFact(
                        "system",
                        System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                                + System.getProperty("os.arch") + ", "
                                + Runtime.getRuntime().availableProcessors() + " processors");
    }

    private static String seconds(List<Double> seconds) {
        return seconds.stream().map(s -> Digits.of(s, 3)).collect(Collectors.joining(", ")) + " s";
    }

    private double[] predicted() {
        double[] predicted = chosen.predict(fitted.problem().x());
        double @Nullable [] offset = fitted.problem().offset();
        if (offset != null) {
            for (int i = 0; i < predicted.length; i++) {
                predicted[i] += offset[i];
            }
        }
        return predicted;
    }

    /** The command as a POSIX shell reads it: words with other than harmless characters in single quotes. */
    static String commandLine(List<String> args) {
        return "lariat "
                + args.stream()
                        .map(word ->
                                word.matches("[A-Za-z0-9_./:=,@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'")
                        .collect(Collectors.joining(" "));
    }
}
