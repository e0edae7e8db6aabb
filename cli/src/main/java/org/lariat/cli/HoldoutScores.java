package org.lariat.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.lariat.LassoModel;
import org.lariat.data.DataException;
import org.lariat.data.Dataset;
import org.lariat.data.model.HoldoutResult;
import org.lariat.data.prep.Holdout;
import org.lariat.selection.Scores;

/** Scores on training rows and on rows held out: made, and told to people and programs. */
final class HoldoutScores {
    private static final double PERCENT = 100.0;

    private HoldoutScores() {}

    /** Weights of the training rows, 0 for those held out, (n). */
    static double[] trainingWeights(Dataset data, Holdout holdout) {
        return weights(data, holdout.training(data.x().rows()), true, "for training");
    }

    private static double[] weights(Dataset data, boolean[] training, boolean wanted, String what) {
        double[] weights = data.weights().orElseGet(() -> {
            double[] ones = new double[training.length];
            Arrays.fill(ones, 1.0);
            return ones;
        });
        double most = 0.0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = training[i] == wanted ? weights[i] : 0.0;
            most = Math.max(most, weights[i]);
        }
        if (most == 0.0) {
            throw new DataException(data.source() + ": all rows " + what + " have weight 0; try another --seed");
        }
        return weights;
    }

    /** Scores a model. */
    static HoldoutResult of(Dataset data, Holdout holdout, LassoModel model) {
        boolean[] training = holdout.training(data.x().rows());
        double[] y = data.y().orElseThrow();
        double[] predicted = model.predict(data.x());
        data.offset().ifPresent(offset -> Arrays.setAll(predicted, i -> predicted[i] + offset[i]));
        int heldOut = holdout.count(y.length);
        return new HoldoutResult(
                holdout,
                y.length - heldOut,
                heldOut,
                scores(y, predicted, weights(data, training, true, "for training"), model),
                scores(y, predicted, weights(data, training, false, "held out"), model));
    }

    private static Scores scores(double[] y, double[] predicted, double[] weights, LassoModel model) {
        return Scores.of(y, predicted, weights, model.nonzeros(), model.columns());
    }

    /** Prints a table. */
    static void print(HoldoutResult result, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%d of %d rows were held out (share %s, seed %d)%n",
                result.heldOutRows(),
                result.heldOutRows() + result.trainingRows(),
                result.holdout().share(),
                result.holdout().seed());
        Table table = Table.ofNamed("score", "training", "held out");
        row(table, "MSE", result, "%.6g", Scores::mse);
        row(table, "RMSE", result, "%.6g", Scores::rmse);
        row(table, "MAE", result, "%.6g", Scores::mae);
        row(table, "R²", result, "%.6f", Scores::r2);
        row(table, "coefficients 0", result, "%.2f %%", s -> PERCENT * s.zeros());
        table.print(out);
        out.println();
    }

    @SuppressWarnings("AnnotateFormatMethod") // every call has its format in sight
    private static void row(
            Table table, String name, HoldoutResult result, String format, ToDoubleFunction<Scores> score) {
        table.row(
                name,
                String.format(Locale.ROOT, format, score.applyAsDouble(result.training())),
                String.format(Locale.ROOT, format, score.applyAsDouble(result.heldOut())));
    }

    /** The fields of a JSON object. */
    static Map<String, Object> fields(HoldoutResult result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("share", result.holdout().share());
        fields.put("seed", result.holdout().seed());
        fields.put("trainingRows", result.trainingRows());
        fields.put("heldOutRows", result.heldOutRows());
        fields.put("training", fields(result.training()));
        fields.put("heldOut", fields(result.heldOut()));
        return fields;
    }

    private static Map<String, Object> fields(Scores scores) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("mse", scores.mse());
        fields.put("rmse", scores.rmse());
        fields.put("mae", scores.mae());
        fields.put("r2", scores.r2());
        fields.put("zeros", scores.zeros());
        return fields;
    }
}
