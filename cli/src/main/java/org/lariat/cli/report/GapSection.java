package org.lariat.cli.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lariat.bench.suite.result.BenchResult;
import org.lariat.bench.suite.result.EqualGap;
import org.lariat.bench.suite.result.PathRow;
import org.lariat.bench.suite.result.PathRow.Purpose;

/** Time against gap, a chart for each problem. */
record GapSection(BenchResult result) implements Section {
    @Override
    public String id() {
        return "gap";
    }

    @Override
    public String heading() {
        return "Time against gap";
    }

    @Override
    public void body(Html html) {
        html.paragraph(
                "A point is a program at one tolerance: how long the whole path takes, and the largest gap that the judge"
                        + " found. Lower and further to the left is better. Paths that ended before their last λ are not drawn.");
        EqualGap compared = new EqualGap(result);
        List<List<String>> table = new ArrayList<>();
        for (String problem : compared.problems()) {
            html.chart(chartId(problem), problem, true);
            for (EqualGap.Line line : compared.lines(problem)) {
                table.add(List.of(
                        problem,
                        line.solver(),
                        line.row().map(row -> Digits.of(row.tolerance(), 2)).orElse("–"),
                        line.row().map(row -> Digits.of(row.median(), 3)).orElse("not reached"),
                        Digits.of(line.ratio(), 3),
                        Digits.power(line.bestGap())));
            }
        }
        html.paragraph("Time to a gap of at most " + Digits.power(result.targetGap()) + ":");
        html.table(List.of("problem", "program", "tolerance", "seconds", "time over lariat's", "gap"), table);
        html.folded(
                "All paths",
                () -> html.table(
                        List.of(
                                "problem",
                                "program",
                                "threads",
                                "tolerance",
                                "default",
                                "seconds",
                                "fits",
                                "λs",
                                "gap",
                                "features"),
                        result.paths().stream().map(GapSection::row).toList()));
    }

    private static List<String> row(PathRow row) {
        return List.of(
                row.problem(),
                row.solver(),
                String.valueOf(row.threads()),
                Digits.of(row.tolerance(), 2),
                row.usual() ? "yes" : "",
                Digits.of(row.median(), 3),
                String.valueOf(row.seconds().size()),
                row.points() + " of " + row.asked(),
                Digits.power(row.gap()),
                String.valueOf(row.nonzeros()));
    }

    private String chartId(String problem) {
        return "gap-" + new EqualGap(result).problems().indexOf(problem);
    }

    @Override
    public Map<String, Chart> charts() {
        Map<String, Chart> charts = new LinkedHashMap<>();
        for (String problem : new EqualGap(result).problems()) {
            List<PathRow> rows = result.paths().stream()
                    .filter(row -> row.purpose() == Purpose.GAP
                            && row.problem().equals(problem)
                            && row.points() == row.asked()
                            && Double.isFinite(row.gap()))
                    .toList();
            charts.put(
                    chartId(problem),
                    LogLog.chart("seconds for the path", "largest relative gap", rows, PathRow::median, LogLog::gap)
                            .number("limit", result.targetGap())
                            .text("limitLabel", "compared at " + Digits.power(result.targetGap())));
        }
        return charts;
    }
}
