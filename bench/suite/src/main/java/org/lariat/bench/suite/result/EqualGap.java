package org.lariat.bench.suite.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lariat.bench.suite.result.PathRow.Purpose;

/** Programs compared by the time to the same gap, and by default. */
public final class EqualGap {
    private final BenchResult result;

    /** For a run of the benchmark. */
    public EqualGap(BenchResult result) {
        this.result = result;
    }

    /**
     * One program at one problem.
     *
     * @param solver the program
     * @param row the fastest setting that reached the gap; empty if none did
     * @param ratio its time over that of the first program; not a number where one of them did not get there
     * @param bestGap of that setting; where none got there, the smallest that any had
     */
    public record Line(String solver, Optional<PathRow> row, double ratio, double bestGap) {}

    /** Problems at which several tolerances were tried, in order. */
    public List<String> problems() {
        return result.paths().stream()
                .filter(row -> row.purpose() == Purpose.GAP)
                .map(PathRow::problem)
                .distinct()
                .toList();
    }

    /** All programs at a problem; the first one is Lariat as it is by default. */
    public List<Line> lines(String problem) {
        List<PathRow> all = result.paths().stream()
                .filter(row -> row.purpose() == Purpose.GAP && row.problem().equals(problem))
                .toList();
        List<Line> lines = new ArrayList<>();
        for (String solver : all.stream().map(PathRow::solver).distinct().toList()) {
            List<PathRow> own =
                    all.stream().filter(row -> row.solver().equals(solver)).toList();
            Optional<PathRow> fastest = own.stream()
                    .filter(row -> row.reached(result.targetGap()))
                    .min(Comparator.comparingDouble(PathRow::median));
            double first = lines.isEmpty()
                    ? fastest.map(PathRow::median).orElse(Double.NaN)
                    : lines.getFirst().row().map(PathRow::median).orElse(Double.NaN);
            double smallest = own.stream().mapToDouble(PathRow::gap).min().orElse(Double.POSITIVE_INFINITY);
            lines.add(new Line(
                    solver,
                    fastest,
                    fastest.map(row -> row.median() / first).orElse(Double.NaN),
                    fastest.map(PathRow::gap).orElse(smallest)));
        }
        return lines;
    }

    /** The time of a row at a default tolerance over that of the first program at its default, for the same problem. */
    public double usualRatio(PathRow row) {
        return result.paths().stream()
                .filter(other -> other.usual()
                        && other.purpose() == row.purpose()
                        && other.problem().equals(row.problem()))
                .findFirst()
                .map(first -> row.median() / first.median())
                .orElse(Double.NaN);
    }
}
