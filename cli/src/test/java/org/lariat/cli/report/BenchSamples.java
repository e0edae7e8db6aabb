package org.lariat.cli.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lariat.bench.suite.result.BenchResult;
import org.lariat.bench.suite.result.CvRow;
import org.lariat.bench.suite.result.KernelRow;
import org.lariat.bench.suite.result.KernelRow.Place;
import org.lariat.bench.suite.result.Machine;
import org.lariat.bench.suite.result.PathRow;
import org.lariat.bench.suite.result.PathRow.Purpose;
import org.lariat.bench.suite.result.PredictRow;
import org.lariat.bench.suite.result.Roofline;

/** A made-up run of the benchmark with everything in it. */
public final class BenchSamples {
    private BenchSamples() {}

    /** Times are multiplied by a factor. */
    public static BenchResult full(double factor) {
        List<PathRow> paths = new ArrayList<>();
        for (String solver : List.of("lariat", ReportSamples.NASTY)) {
            double slow = factor * (solver.equals("lariat") ? 0.01 : 0.2);
            for (int k = 2; k <= 8; k += 2) {
                paths.add(path(Purpose.GAP, 200, 2000, solver, Math.pow(10, -k), k == 6, slow * k));
            }
            for (int p : List.of(500, 1000, 2000)) {
                paths.add(path(Purpose.COLUMNS, 100, p, solver, 1e-6, true, slow * p / 500));
                paths.add(path(Purpose.ROWS, p / 5, 1000, solver, 1e-6, true, slow * p / 500));
            }
        }
        Map<String, String> programs = new LinkedHashMap<>();
        programs.put("lariat", "1.0");
        programs.put(ReportSamples.NASTY, "2.0");
        return new BenchResult(
                BenchResult.FORMAT,
                "1.0",
                "2026-01-02T03:04:05+01:00",
                "lariat bench --quick --data '<a.csv>'",
                true,
                1,
                1e-6,
                new Machine("A processor", 2, 8L << 30, "Linux", "25", "VM"),
                programs,
                paths,
                List.of(new CvRow("200×2000", 200, 2000, 10, "lariat", 1, three(factor), 0.25, 1e-8, 0.0)),
                List.of(new PredictRow("single row", 2000, 70, 1, three(1e-7 * factor), 1e-6, 1e-16)),
                new Roofline("simd", 20.0, 15.0, 100.0, kernels(factor)),
                List.of("<b>a note</b>"));
    }

    private static PathRow path(
            Purpose purpose, int n, int p, String solver, double tolerance, boolean usual, double seconds) {
        return new PathRow(
                purpose,
                n + "×" + p,
                n,
                p,
                solver,
                tolerance,
                usual,
                1,
                three(seconds),
                100,
                100,
                tolerance / 3,
                5,
                50);
    }

    private static List<Double> three(double seconds) {
        return List.of(seconds, 1.01 * seconds, 0.99 * seconds);
    }

    private static List<KernelRow> kernels(double factor) {
        List<KernelRow> rows = new ArrayList<>();
        for (Place place : Place.values()) {
            double speed = place == Place.CACHE ? 1e-7 : 8e-7;
            rows.add(new KernelRow("dot f64", place, 1000, 8000, 2000, three(speed * factor), 1e-16));
            rows.add(new KernelRow("gram 32×32 f64", place, 1000, 256000, 2048000, three(4e-5 * factor), 1e-16));
        }
        return rows;
    }
}
