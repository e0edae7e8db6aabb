package org.lariat.verify.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.lariat.solver.Solvers;
import org.lariat.verify.table.Row.Kind;

/**
 * A table that was run.
 *
 * @param full whether every case was run
 * @param cases how many cases the reference ran
 * @param backends all of them, the reference first; those too that cannot run here
 * @param rows one for each check
 * @param seconds it took
 */
public record CrossCheckResult(boolean full, int cases, List<Backend> backends, List<Row> rows, double seconds) {
    private static final String SEPARATOR = "/";

    /** Copies the lists. */
    public CrossCheckResult {
        backends = List.copyOf(backends);
        rows = List.copyOf(rows);
    }

    /** True if nothing failed. */
    public boolean passed() {
        return failures().isEmpty();
    }

    /** The rows that failed. */
    public List<Row> failures() {
        return rows.stream().filter(row -> row.status() == Status.FAILED).toList();
    }

    /**
     * How the checks of a backend with one level in common ended.
     *
     * @param passed how many did
     * @param failed how many did not
     * @param refused how many the backend refused
     */
    public record Count(int passed, int failed, int refused) {
        /** For people: {@code "12"}, {@code "FAILED 2 of 12"}, {@code "10, refused 2"}, {@code "–"}. */
        public String text() {
            if (failed > 0) {
                return String.format(Locale.ROOT, "FAILED %d of %d", failed, failed + passed);
            }
            if (refused > 0) {
                return String.format(Locale.ROOT, "%d, refused %d", passed, refused);
            }
            return passed == 0 ? "–" : String.valueOf(passed);
        }
    }

    /**
     * One line of the summary.
     *
     * @param dimension what varies: {@code "solver"}
     * @param level one of its values: {@code "cd"}
     * @param counts one for each backend
     */
    public record Line(String dimension, String level, List<Count> counts) {
        /** Copies the list. */
        public Line {
            counts = List.copyOf(counts);
        }
    }

    /** Counts by each dimension; every fit is in five lines. */
    public List<Line> summary() {
        List<Line> lines = new ArrayList<>();
        lines.add(line("kernel", "operations", row -> row.kind() == Kind.KERNEL));
        for (String solver : Solvers.NAMES) {
            lines.add(fits("solver", solver, 0));
        }
        levels(lines, "storage", Storage.values(), 1);
        levels(lines, "penalty scale", Scaling.values(), 2);
        levels(lines, "option", Variant.values(), 3);
        levels(lines, "problem", SampleProblem.values(), 4);
        return lines;
    }

    private void levels(List<Line> lines, String dimension, Level[] levels, int place) {
        for (Level level : levels) {
            lines.add(fits(dimension, level.label(), place));
        }
    }

    private Line fits(String dimension, String level, int place) {
        return line(
                dimension,
                level,
                row -> row.kind() == Kind.FIT
                        && List.of(row.subject().split(SEPARATOR, -1))
                                .get(place)
                                .equals(level));
    }

    private Line line(String dimension, String level, Predicate<Row> included) {
        List<Count> counts = new ArrayList<>();
        for (Backend backend : backends) {
            List<Status> ended = rows.stream()
                    .filter(row -> row.backend().equals(backend.label()) && included.test(row))
                    .map(Row::status)
                    .toList();
            counts.add(new Count(
                    Collections.frequency(ended, Status.PASSED),
                    Collections.frequency(ended, Status.FAILED),
                    Collections.frequency(ended, Status.REFUSED)));
        }
        return new Line(dimension, level, counts);
    }
}
