package org.lariat.cli.report;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.lariat.bench.suite.result.PathRow;

/** Charts with powers of ten on both axes, and a line for each program. */
final class LogLog {
    /** A gap below this is one of exact methods, and is drawn here. */
    private static final double SMALLEST_GAP = 1e-16;

    private LogLog() {}

    /** Lines through the rows of each program. */
    static Chart chart(
            String xLabel,
            String yLabel,
            List<PathRow> rows,
            ToDoubleFunction<PathRow> x,
            ToDoubleFunction<PathRow> y) {
        List<String> solvers = rows.stream().map(PathRow::solver).distinct().toList();
        return new Chart("loglog").text("xLabel", xLabel).text("yLabel", yLabel).objects("series", solvers, solver -> {
            List<PathRow> own =
                    rows.stream().filter(row -> row.solver().equals(solver)).toList();
            return new Chart("line")
                    .text("name", solver)
                    .flag("line")
                    .numbers("x", own, x)
                    .numbers("y", own, y)
                    .tips(own, LogLog::tip);
        });
    }

    private static List<Fact> tip(PathRow row) {
        return List.of(
                new Fact("problem", row.problem()),
                new Fact("tolerance", row.tolerance() == 0.0 ? "exact" : Digits.of(row.tolerance(), 2)),
                new Fact("seconds", Digits.of(row.median(), 3)),
                new Fact("gap", Digits.power(row.gap())));
    }

    /** The gap, or what is drawn where it is nothing but rounding. */
    static double gap(PathRow row) {
        return Math.max(row.gap(), SMALLEST_GAP);
    }
}
