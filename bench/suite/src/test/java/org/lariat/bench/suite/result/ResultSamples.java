package org.lariat.bench.suite.result;

import java.util.List;
import java.util.Map;
import org.lariat.bench.suite.result.KernelRow.Place;
import org.lariat.bench.suite.result.PathRow.Purpose;

/** Small results to test with. */
final class ResultSamples {
    private ResultSamples() {}

    static PathRow path(String solver, double tolerance, boolean usual, double gap, int points, double... seconds) {
        return new PathRow(
                Purpose.GAP,
                "10×20",
                10,
                20,
                solver,
                tolerance,
                usual,
                1,
                java.util.Arrays.stream(seconds).boxed().toList(),
                points,
                100,
                gap,
                5,
                7);
    }

    static BenchResult of(PathRow... rows) {
        KernelRow kernel = new KernelRow("dot f64", Place.MEMORY, 1000, 8000, 2000, List.of(1e-6, 2e-6, 3e-6), 1e-17);
        return new BenchResult(
                BenchResult.FORMAT,
                "1.0",
                "2026-01-02T03:04:05+01:00",
                "lariat bench",
                false,
                1,
                1e-6,
                new Machine("P", 2, 1L << 30, "S", "25", "VM"),
                Map.of("lariat", "1.0"),
                List.of(rows),
                List.of(new CvRow("10×20", 10, 20, 10, "lariat", 1, List.of(0.5), 0.25, 1e-8, 0.0)),
                List.of(new PredictRow("single row", 20, 7, 1, List.of(1e-7, 3e-7), 1e-6, 0.0)),
                new Roofline("simd", 10.0, 8.0, 50.0, List.of(kernel)),
                List.of("a note"));
    }
}
