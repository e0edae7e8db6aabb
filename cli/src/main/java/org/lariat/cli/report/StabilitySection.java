package org.lariat.cli.report;

import java.util.List;
import java.util.Map;
import org.lariat.cli.report.Stability.Feature;

/** How often features are selected on resampled rows. */
record StabilitySection(Stability stability) implements Section {
    private static final int BARS = 25;
    private static final int MOST_ROWS = 200;

    @Override
    public String id() {
        return "stability";
    }

    @Override
    public String heading() {
        return "Stability of the selection";
    }

    @Override
    public void body(Html html) {
        html.paragraph("Share of the resamples in which each feature was selected (" + stability.method()
                + "). Orange: the coefficient is negative.");
        if (stability.features().isEmpty()) {
            html.paragraph("No feature was selected in any of them.");
            return;
        }
        html.chart(
                "stability-bars",
                stability.features().size() > BARS
                        ? "Selection frequency, the " + BARS + " most frequent of "
                                + Digits.whole(stability.features().size())
                        : "Selection frequency",
                true);
        html.folded("Selection frequencies", this.table(html));
    }

    private Runnable table(Html html) {
        List<List<String>> rows = stability.features().stream()
                .limit(MOST_ROWS)
                .map(f -> List.of(f.name(), Digits.percent(f.frequency()), sign(f)))
                .toList();
        return () -> html.table(List.of("feature", "frequency", "sign"), rows);
    }

    private static String sign(Feature feature) {
        return feature.sign() == 0 ? "both" : feature.sign() > 0 ? "+" : "−";
    }

    @Override
    public Map<String, Chart> charts() {
        List<Feature> shown = stability.features().stream().limit(BARS).toList();
        if (shown.isEmpty()) {
            return Map.of();
        }
        Chart chart = new Chart("bars")
                .text("label", "selection frequency")
                .flag("share")
                .texts("names", shown, Feature::name)
                .numbers("values", shown, Feature::frequency)
                .numbers("signs", shown, Feature::sign)
                .tips(
                        shown,
                        f -> List.of(
                                new Fact("selected in", Digits.percent(f.frequency())), new Fact("sign", sign(f))));
        stability.threshold().ifPresent(t -> chart.number("threshold", t));
        return Map.of("stability-bars", chart);
    }
}
