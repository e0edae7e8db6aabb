package org.lariat.cli.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lariat.bench.suite.result.RatioInterval;
import org.lariat.bench.suite.result.Regression;
import org.lariat.bench.suite.result.Regression.Change;
import org.lariat.bench.suite.result.Regression.Line;

/** This run beside an earlier one. */
record RegressionSection(Regression regression) implements Section {
    @Override
    public String id() {
        return "against";
    }

    @Override
    public String heading() {
        return "Against the earlier run";
    }

    @Override
    public void body(Html html) {
        html.paragraph("Ratio of medians, now over before, with a bootstrap interval of "
                + Digits.of(100 * RatioInterval.LEVEL, 3)
                + " %. Slower or faster is what has its whole interval beyond a margin of "
                + Digits.of(100 * regression.margin(), 3) + " %.");
        regression.notes().forEach(html::paragraph);
        html.table(
                List.of("what", "before s", "now s", "ratio", "low", "high", "change"),
                regression.lines().stream().map(RegressionSection::row).toList(),
                k -> regression.lines().get(k).change() == Change.SLOWER);
    }

    private static List<String> row(Line line) {
        return List.of(
                line.key(),
                Digits.of(line.before(), 3),
                Digits.of(line.after(), 3),
                Digits.of(line.interval().ratio(), 3),
                Digits.of(line.interval().low(), 3),
                Digits.of(line.interval().high(), 3),
                line.change().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    @Override
    public Map<String, Chart> charts() {
        return Map.of();
    }
}
