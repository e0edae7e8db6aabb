package org.lariat.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lariat.cli.report.ChosenModel.Coefficient;

/** The coefficients of the chosen model. */
record CoefficientSection(ChosenModel model) implements Section {
    private static final int BARS = 20;
    private static final int OPEN_ROWS = 40;
    private static final int MOST_ROWS = 500;
    private static final List<String> HEADER = List.of("feature", "coefficient", "per std. dev.");

    @Override
    public String id() {
        return "coefficients";
    }

    @Override
    public String heading() {
        return "Selected coefficients";
    }

    @Override
    public void body(Html html) {
        int selected = model.coefficients().size();
        html.paragraph(
                Digits.whole(selected) + " of " + Digits.whole(model.columns()) + " features at λ = "
                        + Digits.of(model.lambda()) + " (" + model.chosenBy()
                        + "), sorted by the effect of one standard deviation of the feature. Coefficients are in original units.");
        if (selected > 0) {
            html.chart(
                    "coefficient-bars",
                    selected > BARS
                            ? "The " + BARS
                                    + " largest effects of one standard deviation; blue: positive, orange: negative"
                            : "Effect of one standard deviation; blue: positive, orange: negative",
                    true);
        }
        List<List<String>> rows = rows();
        if (rows.size() <= OPEN_ROWS) {
            html.table(HEADER, rows);
        } else {
            html.folded("All coefficients", () -> html.table(HEADER, rows));
        }
        if (selected > MOST_ROWS) {
            html.paragraph("The table has the " + MOST_ROWS + " largest; the model file has all.");
        }
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("(intercept)", Digits.of(model.intercept()), ""));
        model.coefficients().stream()
                .limit(MOST_ROWS)
                .forEach(c -> rows.add(List.of(c.name(), Digits.of(c.value()), Digits.of(c.effect(), 4))));
        return rows;
    }

    @Override
    public Map<String, Chart> charts() {
        List<Coefficient> shown = model.coefficients().stream().limit(BARS).toList();
        if (shown.isEmpty()) {
            return Map.of();
        }
        return Map.of(
                "coefficient-bars",
                new Chart("bars")
                        .text("label", "coefficient × std. dev.")
                        .texts("names", shown, Coefficient::name)
                        .numbers("values", shown, Coefficient::effect)
                        .tips(
                                shown,
                                c -> List.of(
                                        new Fact("coefficient", Digits.of(c.value())),
                                        new Fact("per std. dev.", Digits.of(c.effect(), 4)))));
    }
}
