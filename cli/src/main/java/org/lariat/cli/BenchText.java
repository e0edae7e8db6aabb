package org.lariat.cli;

import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lariat.bench.suite.result.BenchResult;
import org.lariat.bench.suite.result.CvRow;
import org.lariat.bench.suite.result.EqualGap;
import org.lariat.bench.suite.result.KernelRow;
import org.lariat.bench.suite.result.PathRow;
import org.lariat.bench.suite.result.PredictRow;
import org.lariat.bench.suite.result.Regression;
import org.lariat.bench.suite.result.Regression.Change;
import org.lariat.bench.suite.result.Roofline;
import org.lariat.cli.report.Digits;

/** The benchmark on a screen. */
final class BenchText {
    private static final double MICRO = 1e6;
    private static final double PER_CENT = 100.0;

    private final PrintWriter out;
    private final BenchResult result;

    BenchText(PrintWriter out, BenchResult result) {
        this.out = out;
        this.result = result;
    }

    /** Prints everything, and the comparison if there is one. */
    void print(@Nullable Regression regression) {
        out.println(result.machine().line());
        out.println(
                "Medians of several fits, one process per program; gap: the largest that the judge found on a path.");
        paths();
        equalGap();
        validations();
        predictions();
        kernels();
        if (regression != null) {
            compare(regression);
        }
        result.notes().forEach(note -> out.println("Note: " + note));
    }

    private void heading(String text) {
        out.println();
        out.println(text);
    }

    private void paths() {
        heading("Whole paths at default tolerances, 100 λs; ratio: time over lariat's");
        Table table = Table.ofNamed("problem", "program", "threads", "seconds", "ratio", "gap", "λs");
        EqualGap compared = new EqualGap(result);
        for (PathRow row : result.paths()) {
            if (row.usual()) {
                table.row(
                        row.problem(),
                        row.solver(),
                        String.valueOf(row.threads()),
                        Digits.of(row.median(), 3),
                        Digits.of(compared.usualRatio(row), 3),
                        Digits.power(row.gap()),
                        String.valueOf(row.points()));
            }
        }
        table.print(out);
    }

    private void equalGap() {
        heading("Time to a gap of at most " + Digits.power(result.targetGap())
                + ", at the loosest tolerance that reaches it");
        Table table = Table.ofNamed("problem", "program", "tolerance", "seconds", "ratio", "gap");
        EqualGap compared = new EqualGap(result);
        for (String problem : compared.problems()) {
            for (EqualGap.Line line : compared.lines(problem)) {
                table.row(
                        problem,
                        line.solver(),
                        line.row().map(BenchText::tolerance).orElse("–"),
                        line.row().map(r -> Digits.of(r.median(), 3)).orElse("not reached"),
                        Digits.of(line.ratio(), 3),
                        Digits.power(line.bestGap()));
            }
        }
        table.print(out);
    }

    private static String tolerance(PathRow row) {
        return row.tolerance() == 0.0 ? "exact" : Digits.of(row.tolerance(), 2);
    }

    private void validations() {
        heading("Cross-validation, 10 folds, default tolerances");
        Table table =
                Table.ofNamed("problem", "program", "threads", "seconds", "λ.min", "gap there", "errors differ by");
        for (CvRow row : result.crossValidation()) {
            table.row(
                    row.problem(),
                    row.solver(),
                    String.valueOf(row.threads()),
                    Digits.of(row.median(), 3),
                    Digits.of(row.lambda(), 5),
                    Digits.power(row.gap()),
                    Digits.power(row.errorDifference()));
        }
        table.print(out);
    }

    private void predictions() {
        heading("Prediction, one thread");
        Table table = Table.ofNamed("what", "columns", "features", "median µs", "p99 µs", "rows/s", "error");
        for (PredictRow row : result.predictions()) {
            table.row(
                    row.what(),
                    String.valueOf(row.columns()),
                    String.valueOf(row.nonzeros()),
                    Digits.of(MICRO * row.median(), 3),
                    Digits.of(MICRO * row.p99(), 3),
                    Digits.of(row.throughput(), 3),
                    Digits.power(row.difference()));
        }
        table.print(out);
    }

    private void kernels() {
        Roofline roofline = result.roofline();
        heading("Kernels (" + roofline.backend() + "), one thread; this machine: "
                + Digits.of(roofline.readGigabytes(), 3) + " GB/s read, " + Digits.of(roofline.copyGigabytes(), 3)
                + " GB/s copied, " + Digits.of(roofline.fmaGigaflops(), 3) + " GFLOP/s");
        Table table = Table.ofNamed("operation", "n", "from", "GB/s", "GFLOP/s", "of the roof", "error");
        for (KernelRow row : roofline.kernels()) {
            boolean cache = row.place() == KernelRow.Place.CACHE;
            double share = row.gigaflops() / (cache ? roofline.fmaGigaflops() : roofline.roof(row.intensity()));
            table.row(
                    row.operation(),
                    String.valueOf(row.length()),
                    cache ? "cache" : "memory",
                    Digits.of(row.gigabytes(), 3),
                    Digits.of(row.gigaflops(), 3),
                    Digits.of(PER_CENT * share, 2) + " %",
                    Digits.power(row.difference()));
        }
        table.print(out);
    }

    private void compare(Regression regression) {
        List<Regression.Line> told = regression.lines().stream()
                .filter(line -> line.change() == Change.SLOWER || line.change() == Change.FASTER)
                .toList();
        heading("Against the earlier run: " + regression.lines().size() + " timings, "
                + regression.with(Change.SLOWER).size() + " slower and "
                + regression.with(Change.FASTER).size() + " faster beyond noise (margin "
                + Digits.of(PER_CENT * regression.margin(), 3) + " %)");
        if (!told.isEmpty()) {
            Table table = Table.ofNamed("what", "before s", "now s", "ratio", "from", "to", "change");
            for (Regression.Line line : told) {
                table.row(
                        line.key(),
                        Digits.of(line.before(), 3),
                        Digits.of(line.after(), 3),
                        Digits.of(line.interval().ratio(), 3),
                        Digits.of(line.interval().low(), 3),
                        Digits.of(line.interval().high(), 3),
                        line.change() == Change.SLOWER ? "slower" : "faster");
            }
            table.print(out);
        }
        regression.notes().forEach(note -> out.println("Note: " + note));
    }
}
