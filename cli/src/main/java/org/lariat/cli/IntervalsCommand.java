package org.lariat.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lariat.LassoOptions;
import org.lariat.LassoPath;
import org.lariat.data.DataException;
import org.lariat.inference.Debiased;
import org.lariat.inference.DebiasedOptions;
import org.lariat.inference.Interval;
import org.lariat.inference.NoiseEstimate;
import org.lariat.objective.Problem;
import org.lariat.path.PathListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lariat intervals}: confidence intervals for coefficients. */
@Command(
        name = "intervals",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Confidence intervals for coefficients by the debiased lasso, also with more columns than rows.",
        footer = {
            "",
            "Examples:",
            "  lariat intervals data.csv --target price",
            "  lariat intervals data.csv --target price --columns rooms,age --level 0.99",
            "  lariat intervals X.npy --target-file y.npy --lambda 0.1 --noise scaled --output intervals.json",
            "",
            "The output states what must hold for the intervals to cover as they say."
        })
final class IntervalsCommand implements Callable<Integer> {
    /** Up to so many columns, all of them have an interval unless columns are named: each takes a path of its own. */
    private static final int ALL_COLUMNS = 100;

    private final Console console;

    @Mixin
    private final DataFlags data = new DataFlags();

    @Option(names = "--level", paramLabel = "L", description = "Confidence level, in (0, 1). Default: 0.95.")
    private double level = DebiasedOptions.DEFAULT_LEVEL;

    @Option(
            names = "--columns",
            paramLabel = "NAMES",
            split = ",",
            description = "Columns to infer about, comma-separated. Default: all of up to " + ALL_COLUMNS
                    + " columns, else those with a non-zero coefficient.")
    private List<String> columns = List.of();

    @Option(
            names = "--lambda",
            paramLabel = "L",
            description = "Debias the lasso at this λ > 0. Default: half the λ of the scaled lasso.")
    private @Nullable Double lambda;

    @Option(
            names = "--noise",
            paramLabel = "WHAT",
            description =
                    "Noise variance: scaled (by the scaled lasso; the default), model (RSS/(n - df) of the lasso), or a"
                            + " number.")
    private String noise = "model";

    @Mixin
    private final ModelFlags model = new ModelFlags();

    @Mixin
    private final RunFlags run = new RunFlags();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the intervals as JSON.")
    private @Nullable Path output;

    @Mixin
    private final OutputFlags screen = new OutputFlags();

    IntervalsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (model.alpha != 1.0) {
            throw new UsageException("intervals are those of the lasso; --alpha does not go with them");
        }
        if (model.noStandardize) {
            throw new UsageException("the lasso of intervals is standardized; --no-standardize does not go with them");
        }
        if (lambda != null && !(lambda > 0)) {
            throw new UsageException("--lambda must be positive, not " + lambda);
        }
        DebiasedOptions options = options();
        Fitted lasso = new FitJob(console, data, model, run)
                .run(given -> given, output == null ? List.of() : List.of(output), !screen.quiet, this::lasso);
        int[] chosen = columnNumbers(lasso);
        Debiased inference = usable(() -> options.lasso(lasso.path().options())
                .columns(chosen)
                .fit(lasso.problem(), lasso.path().model(0)));
        JsonReport json = json(lasso, inference);
        if (output != null) {
            json.write(output);
        }
        if (screen.json()) {
            json.print(console);
        } else if (screen.text()) {
            text(lasso, inference);
        }
        return Ending.of(lasso, console);
    }

    private DebiasedOptions options() {
        return usable(() -> Debiased.options().level(level).noise(noiseEstimate()));
    }

    private static <T> T usable(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (DataException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }

    private NoiseEstimate noiseEstimate() {
        return switch (noise) {
            case "scaled" -> NoiseEstimate.scaledLasso();
            case "model" -> NoiseEstimate.ofModel();
            default ->
                NoiseEstimate.given(Reals.parse(noise)
                        .orElseThrow(() -> new UsageException(
                                "--noise is '" + noise + "'; it must be model, scaled or a number")));
        };
    }

    /** The lasso to debias, one point. */
    private LassoPath lasso(LassoOptions options, Problem problem, PathListener listener) {
        double chosen = lambda != null
                ? lambda
                : usable(() -> Debiased.initial(problem, options).lambda());
        return options.single(problem, chosen, listener);
    }

    /** The columns named, or those that have an interval by default. */
    private int[] columnNumbers(Fitted lasso) {
        List<String> names = lasso.data().names();
        if (!columns.isEmpty()) {
            return columns.stream().mapToInt(name -> number(name, names)).toArray();
        }
        int[] selected = lasso.path().model(0).indices();
        if (names.size() > ALL_COLUMNS && selected.length == 0) {
            throw new UsageException("the lasso selects no column here; name those to infer about with --columns");
        }
        return names.size() <= ALL_COLUMNS ? new int[0] : selected;
    }

    private int number(String name, List<String> names) {
        int j = names.indexOf(name);
        if (j < 0) {
            throw new DataException(data.data + ": there is no feature '" + name + "' to infer about");
        }
        return j;
    }

    private void text(Fitted lasso, Debiased inference) {
        LassoPath path = lasso.path();
        new TextReport(console.out()).opening(data.data.toString(), path.options(), path.report(), lasso.scale());
        Table table = Table.ofNamed("feature", "estimate", "std. error", "lower", "upper", "p-value", "lasso");
        for (Interval interval : inference.intervals()) {
            table.row(
                    lasso.data().names().get(interval.column()),
                    text("%.6g", interval.estimate()),
                    text("%.4g", interval.standardError()),
                    text("%.6g", interval.lower()),
                    text("%.6g", interval.upper()),
                    interval.pValue() > 0 ? text("%.3g", interval.pValue()) : "< 1e-300",
                    text("%.6g", interval.lasso()));
        }
        table.print(console.out());
        console.out()
                .printf(
                        Locale.ROOT,
                        "%n%s %% intervals, each by itself; lasso at λ = %.6g, noise standard deviation %.6g (%s)%n",
                        BigDecimal.valueOf(inference.level())
                                .movePointRight(2)
                                .stripTrailingZeros()
                                .toPlainString(),
                        path.model(0).lambda(),
                        Math.sqrt(inference.noiseVariance()),
                        inference.noise());
        console.out().println("They hold if");
        Debiased.assumptions().forEach(line -> console.out().println("  - " + line));
        notes(lasso, inference).forEach(note -> console.out().println("Note: " + note));
        if (output != null) {
            console.out().println("Written: " + output);
        }
    }

    private static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private List<String> notes(Fitted lasso, Debiased inference) {
        List<String> notes = new ArrayList<>(lasso.notes());
        notes.addAll(inference.notes());
        if (columns.isEmpty() && lasso.data().names().size() > ALL_COLUMNS) {
            notes.add("only the columns that the lasso selects have an interval here; --columns names others");
        }
        return notes;
    }

    private JsonReport json(Fitted lasso, Debiased inference) {
        List<Map<String, Object>> intervals = new ArrayList<>();
        for (Interval interval : inference.intervals()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("name", lasso.data().names().get(interval.column()));
            fields.put("index", interval.column());
            fields.put("lasso", interval.lasso());
            fields.put("estimate", interval.estimate());
            fields.put("standardError", interval.standardError());
            fields.put("lower", interval.lower());
            fields.put("upper", interval.upper());
            fields.put("pValue", interval.pValue());
            fields.put("nodeLambda", interval.nodeLambda());
            fields.put("biasFactor", interval.biasFactor());
            intervals.add(fields);
        }
        return new JsonReport()
                .put("data", data.data.toString())
                .put("level", inference.level())
                .put("lambda", lasso.path().model(0).lambda())
                .put("noiseVariance", inference.noiseVariance())
                .put("noise", inference.noise())
                .report(lasso.path().report())
                .put("intervals", intervals)
                .put("assumptions", Debiased.assumptions())
                .put("notes", notes(lasso, inference));
    }
}
