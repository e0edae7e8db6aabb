package org.lariat.cli.report;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.lariat.Lasso;
import org.lariat.LassoModel;
import org.lariat.LassoPath;
import org.lariat.selection.InformationCriterion;

/** Reports of made-up data, with every part there is. */
public final class ReportSamples {
    /** A name that would end the script it stands in, or run one of its own, if it were ever read as HTML. */
    public static final String NASTY = "</script><img src=x onerror=\"document.title='owned'\">&amp;{b}";

    private static final int ROWS = 120;

    private ReportSamples() {}

    /** A path with this many columns, a quarter of which matter. */
    public static LassoPath path(int columns) {
        Random random = new Random(11);
        double[][] x = new double[ROWS][columns];
        double[] y = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < columns; j++) {
                x[i][j] = random.nextGaussian();
                y[i] += j < columns / 4 ? x[i][j] * Math.cos(j) : 0.0;
            }
            y[i] += random.nextGaussian();
        }
        return Lasso.options().threads(1).backend("scalar").path(x, y);
    }

    /** Names V1 …, but the first is {@link #NASTY} and the second has letters of other alphabets. */
    public static List<String> names(int columns) {
        List<String> names = new ArrayList<>(List.of(NASTY, "λ-größe 質量"));
        for (int j = 3; j <= columns; j++) {
            names.add("V" + j);
        }
        return names;
    }

    /** A builder with a path and the model BIC chooses. */
    public static ReportBuilder fit(int columns) {
        LassoPath path = path(columns);
        LassoModel chosen = path.best(InformationCriterion.BIC);
        List<String> names = names(columns);
        return new ReportBuilder(
                        "Lasso of <price>",
                        "lariat fit 'a b.csv' --target '<price>'",
                        ZonedDateTime.of(2026, 3, 4, 5, 6, 0, 0, ZoneOffset.UTC))
                .dataFact("rows", String.valueOf(ROWS))
                .runFact("solver", path.report().solver())
                .path(PathPart.of(path, chosen, names, j -> 1.0))
                .chosen(ChosenModel.of(chosen, "BIC", names, j -> 1.0))
                .notes(List.of("2 rows of <a.csv> were dropped"));
    }

    /** Everything. */
    public static ReportData full() {
        LassoPath path = path(40);
        Random random = new Random(5);
        double[] lambda = path.lambdas();
        double[] mean = new double[lambda.length];
        double[] error = new double[lambda.length];
        int[] nonzeros = new int[lambda.length];
        for (int k = 0; k < lambda.length; k++) {
            mean[k] = 1 + 8 * Math.exp(-0.06 * k) + 1e-4 * k * k;
            error[k] = 0.1 + 0.3 * Math.exp(-0.05 * k);
            nonzeros[k] = path.model(k).nonzeros();
        }
        List<Stability.Feature> features = new ArrayList<>();
        List<String> names = names(40);
        for (int j = 0; j < names.size(); j++) {
            features.add(new Stability.Feature(names.get(j), 1.0 / (1 + 0.2 * j), j % 3 - 1));
        }
        double[] actual = new double[ROWS];
        double[] predicted = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            actual[i] = 100 + 20 * random.nextGaussian();
            predicted[i] = actual[i] + 5 * random.nextGaussian();
        }
        return fit(40).cv(CvCurve.of(
                        "mean squared error",
                        "10 folds, seed 1",
                        lambda,
                        mean,
                        error,
                        nonzeros,
                        lambda[60],
                        OptionalDouble.of(lambda[45])))
                .stability(new Stability("100 subsamples, seed 1", OptionalDouble.of(0.6), features))
                .predictions(Predictions.of("held-out rows", "<price>", actual, predicted, null))
                .history(new CostHistory("active-set", "sweeps", List.of(0.0, 1.0, 2.0), List.of(10.0, 1e-3, 0.0)))
                .history(new CostHistory(
                        "coordinate descent",
                        "sweeps",
                        List.of(0.0, 1.0, 2.0, 3.0, 4.0),
                        List.of(10.0, 2.0, 0.4, 0.1, 0.02)))
                .build();
    }
}
