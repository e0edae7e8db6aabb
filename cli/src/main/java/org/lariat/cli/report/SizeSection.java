package org.lariat.cli.report;

import java.util.List;
import java.util.Map;
import org.lariat.bench.suite.result.BenchResult;
import org.lariat.bench.suite.result.PathRow;
import org.lariat.bench.suite.result.PathRow.Purpose;

/** Time against the number of columns or of rows. */
record SizeSection(BenchResult result, Purpose purpose) implements Section {
    private boolean overColumns() {
        return purpose == Purpose.COLUMNS;
    }

    @Override
    public String id() {
        return overColumns() ? "columns" : "rows";
    }

    @Override
    public String heading() {
        return overColumns() ? "Time against columns" : "Time against rows";
    }

    private List<PathRow> rows() {
        return result.paths().stream().filter(row -> row.purpose() == purpose).toList();
    }

    boolean isEmpty() {
        return rows().isEmpty();
    }

    @Override
    public void body(Html html) {
        int fixed = overColumns() ? rows().getFirst().rows() : rows().getFirst().columns();
        html.paragraph("Default tolerances, so gaps differ: the table has them. All problems have "
                + Digits.whole(fixed) + (overColumns() ? " rows" : " columns") + ", ρ 0.5.");
        html.chart("time-over-" + id(), "Seconds for a path of 100 λs against " + id(), false);
        html.folded(
                "Values",
                () -> html.table(
                        List.of("problem", "program", "seconds", "λs", "gap"),
                        rows().stream()
                                .map(row -> List.of(
                                        row.problem(),
                                        row.solver(),
                                        Digits.of(row.median(), 3),
                                        row.points() + " of " + row.asked(),
                                        Digits.power(row.gap())))
                                .toList()));
    }

    @Override
    public Map<String, Chart> charts() {
        return Map.of(
                "time-over-" + id(),
                LogLog.chart(
                        id(),
                        "seconds for the path",
                        rows(),
                        row -> overColumns() ? row.columns() : row.rows(),
                        PathRow::median));
    }
}
