package org.lariat.cli.report;

import java.util.List;
import java.util.Map;
import org.lariat.cli.report.CvCurve.Point;
import org.lariat.objective.Certificate;

/** The few numbers to begin with. */
record SummarySection(ReportData data) implements Section {
    @Override
    public String id() {
        return "summary";
    }

    @Override
    public String heading() {
        return "Summary";
    }

    @Override
    public void body(Html html) {
        html.open("dl", "class", "tiles");
        data.chosen().ifPresent(model -> {
            tile(html, "λ", Digits.of(model.lambda()), "chosen by: " + model.chosenBy());
            tile(
                    html,
                    "features selected",
                    Digits.whole(model.coefficients().size()),
                    "of " + Digits.whole(model.columns()));
            tile(html, "deviance explained", Digits.percent(model.devianceExplained()), "on the training data");
            model.certificate().ifPresent(c -> certificate(html, c));
        });
        data.cv().ifPresent(cv -> {
            Point best = cv.at(data.chosen().map(ChosenModel::lambda).orElse(cv.lambdaMin()));
            tile(
                    html,
                    cv.measure(),
                    Digits.of(best.mean(), 5),
                    "± " + Digits.of(best.standardError(), 3) + ", cross-validated");
        });
        data.path()
                .filter(path -> path.points().size() > 1)
                .ifPresent(path -> tile(
                        html,
                        "points of the path",
                        String.valueOf(path.points().size()),
                        path.worstGap().isPresent()
                                ? "largest relative gap "
                                        + Digits.power(path.worstGap().getAsDouble())
                                : "no certificates"));
        html.close("dl");
        if (!data.notes().isEmpty()) {
            notes(html, data.notes());
        }
    }

    private static void certificate(Html html, Certificate c) {
        tile(
                html,
                "certified relative gap",
                Digits.power(c.relativeGap()),
                c.stop().label());
    }

    private static void tile(Html html, String name, String value, String about) {
        html.open("div")
                .element("dt", name)
                .open("dd")
                .text(value)
                .element("small", about)
                .close("dd")
                .close("div");
    }

    private static void notes(Html html, List<String> notes) {
        html.open("ul", "class", "notes");
        notes.forEach(note -> html.element("li", note));
        html.close("ul");
    }

    @Override
    public Map<String, Chart> charts() {
        return Map.of();
    }
}
