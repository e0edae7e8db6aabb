package org.lariat.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.lariat.LassoOptions;
import org.lariat.LassoPath;
import org.lariat.comparison.Comparison;
import org.lariat.comparison.ModelFamily;
import org.lariat.comparison.PointChoice;
import org.lariat.data.DataException;
import org.lariat.objective.Problem;
import org.lariat.path.PathListener;
import org.lariat.selection.Scores;
import org.lariat.validation.CrossValidation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lariat compare}: kinds of models side by side. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Compares lasso, elastic net, ridge, least squares, relaxed and adaptive lasso on the same rows.",
        footer = {
            "",
            "Examples:",
            "  lariat compare data.csv --target price --holdout 0.2 --seed 1",
            "  lariat compare data.csv --target price --holdout 0.2 --alphas 0.2,0.8 --criterion aic",
            "  lariat compare data.csv --target price --folds 5 --choose min",
            "  lariat compare data.csv --target price --format json --output comparison.json",
            "",
            "λ of each is chosen on the rows that are fitted, by cross-validation unless told. Without --holdout the scores are those of the very rows fitted,",
            "which flatter large models."
        })
final class CompareCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final DataFlags data = new DataFlags();

    @Option(
            names = "--holdout",
            paramLabel = "SHARE",
            description = "Share of the rows, in (0, 1), kept out of all fits at random, to score them on.")
    private @Nullable Double holdout;

    @Mixin
    private final FoldFlags folds = new FoldFlags();

    @Mixin
    private final ChooseFlags choose = new ChooseFlags();

    @Mixin
    private final FamilyFlags families = new FamilyFlags();

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
            description = "Write the comparison as JSON.")
    private @Nullable Path output;

    @Mixin
    private final OutputFlags screen = new OutputFlags();

    private @Nullable Comparison comparison;
    private int held;
    private String chosenBy = "";
    private boolean divided = true;

    CompareCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (model.alpha != 1.0) {
            throw new UsageException("compare fits several alphas; name those of the elastic nets with --alphas");
        }
        if (holdout != null && !(holdout > 0 && holdout < 1)) {
            throw new UsageException("--holdout must be in (0, 1), not " + holdout);
        }
        criterion.noise(); // refused before the data is read
        choose.check();
        folds.prepare(data);
        folds.refuseWithHoldout(holdout);
        if (folds.stopEarly) {
            throw new UsageException("--stop-early is for fit and cv; compare goes on to the last λ");
        }
        if (criterion.given() && (folds.given() || choose.given())) {
            throw new UsageException(
                    "--criterion chooses λ without cross-validation; flags of both do not go together");
        }
        Fitted lasso = new FitJob(console, data, model, run)
                .run(grid::apply, output == null ? List.of() : List.of(output), !screen.quiet, this::compare);
        Comparison done = Objects.requireNonNull(comparison);
        JsonReport json = json(lasso, done);
        if (output != null) {
            json.write(output);
        }
        if (screen.json()) {
            json.print(console);
        } else if (screen.text()) {
            text(lasso, done);
        }
        return Ending.of(lasso, console);
    }

    /** Compares; the path returned is that of the lasso. */
    private LassoPath compare(LassoOptions options, Problem problem, PathListener listener) {
        Problem training = problem;
        double[] scoring = problem.weights();
        if (holdout != null) {
            HoldoutRows rows = HoldoutRows.draw(problem, holdout, folds.seed());
            training = rows.without(problem);
            scoring = rows.scoring();
            held = rows.count();
        }
        PointChoice choice = choice(options, training, listener);
        chosenBy = choice.label();
        List<ModelFamily> all = families.families(options);
        try {
            Comparison done = Comparison.of(training, scoring, all, choice, listener);
            comparison = done;
            return done.lines().getFirst().path().path();
        } catch (CancellationException e) {
            console.say("stopped; nothing was written");
            throw new CancelledException();
        } catch (UsageException | DataException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }

    private PointChoice choice(LassoOptions options, Problem training, PathListener listener) {
        boolean asked = folds.given() || choose.given(); // by name: then it runs, or is refused
        if (criterion.given() || !(asked || FoldFlags.canDivide(training))) {
            divided = criterion.given();
            criterion.check(training, options);
            return PointChoice.by(criterion.criterion(), criterion.noise());
        }
        CrossValidation validation =
                CrossValidation.of(options).measure(folds.measure()).rule(folds.rule());
        return PointChoice.by(validation, folds.folds(data, training), choose::point, listener);
    }

    private String scoredOn(Fitted lasso) {
        return held > 0
                ? String.format(Locale.ROOT, "%d rows held out (seed %d)", held, folds.seed())
                : String.format(
                        Locale.ROOT, "the %d rows fitted", lasso.data().x().rows());
    }

    private void text(Fitted lasso, Comparison done) {
        console.out()
                .printf(
                        Locale.ROOT,
                        "%s: %d rows, %d features; scores on %s, λ by %s%n%n",
                        data.data,
                        lasso.data().x().rows(),
                        lasso.data().x().columns(),
                        scoredOn(lasso),
                        chosenBy);
        Table table = Table.ofNamed("model", "λ", "non-zeros", "RMSE", "MAE", "R²", "seconds");
        for (Comparison.Line line : done.lines()) {
            Scores scores = line.scores();
            table.row(
                    line.name(),
                    text("%.6g", line.model().lambda()),
                    String.valueOf(line.model().nonzeros()),
                    text("%.6g", scores.rmse()),
                    text("%.6g", scores.mae()),
                    text("%.4f", scores.r2()),
                    text("%.3g", line.seconds()));
        }
        table.print(console.out());
        console.out().println();
        notes(lasso, done).forEach(note -> console.out().println("Note: " + note));
        if (output != null) {
            console.out().println("Written: " + output);
        }
    }

    private static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private List<String> notes(Fitted lasso, Comparison done) {
        List<String> notes = new ArrayList<>(lasso.data().notes());
        if (!divided) {
            notes.add(FoldFlags.NOT_DIVIDED + ": BIC chose λ");
        }
        notes.addAll(done.notes());
        return notes;
    }

    private JsonReport json(Fitted lasso, Comparison done) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (Comparison.Line line : done.lines()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("model", line.name());
            fields.put("lambda", line.model().lambda());
            fields.put("nonzeros", line.model().nonzeros());
            fields.put("mse", line.scores().mse());
            fields.put("rmse", line.scores().rmse());
            fields.put("mae", line.scores().mae());
            fields.put("r2", line.scores().r2());
            fields.put("zeros", line.scores().zeros());
            fields.put("seconds", line.seconds());
            lines.add(fields);
        }
        JsonReport json = new JsonReport()
                .put("data", data.data.toString())
                .put("scoredOn", held > 0 ? "holdout" : "training")
                .put("chosenBy", chosenBy)
                .report(lasso.path().report());
        if (held > 0) {
            json.put("heldOut", held).put("seed", folds.seed());
        }
        return json.put("models", lines).put("notes", notes(lasso, done));
    }
}
