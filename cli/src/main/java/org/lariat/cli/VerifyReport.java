package org.lariat.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.lariat.verify.table.Backend;
import org.lariat.verify.table.CrossCheckResult;
import org.lariat.verify.table.CrossCheckResult.Count;
import org.lariat.verify.table.CrossCheckResult.Line;
import org.lariat.verify.table.Row;

/** The cross-check table for people and for programs; docs/verification.md says what the fields mean. */
final class VerifyReport {
    /** Failures shown on the screen; files have all of them. */
    private static final int SHOWN = 20;

    private VerifyReport() {}

    static void text(CrossCheckResult result, PrintWriter out) {
        out.printf(
                "%d cases (%s), Java %s%n%n",
                result.cases(),
                result.full() ? "all" : "every pair of solver, storage, penalty scale, option and problem",
                Runtime.version());
        List<Backend> run = new ArrayList<>();
        for (Backend backend : result.backends()) {
            boolean usable = backend.contract() != Backend.Contract.NOT_USABLE;
            out.println("  " + (usable ? "[" + (run.size() + 1) + "] " : "[–] ") + backend.label() + ": "
                    + backend.description());
            if (usable) {
                run.add(backend);
            }
        }
        out.println();
        counts(result, run, out);
        List<Row> failures = result.failures();
        failures.stream()
                .limit(SHOWN)
                .forEach(row -> out.println("FAILED: " + row.backend() + ": " + row.subject() + ": " + row.detail()));
        if (failures.size() > SHOWN) {
            out.println("… and " + (failures.size() - SHOWN) + " more; --output has all of them");
        }
        int checks = result.rows().size();
        out.println((failures.isEmpty()
                        ? "All " + checks + " checks passed"
                        : failures.size() + " of " + checks + " checks FAILED")
                + String.format(Locale.ROOT, " (%.0f s).", result.seconds()));
    }

    private static void counts(CrossCheckResult result, List<Backend> run, PrintWriter out) {
        Table table = Table.ofNamed(Stream.concat(
                        Stream.of("checks passed"), run.stream().map(b -> "[" + (run.indexOf(b) + 1) + "]"))
                .toArray(String[]::new));
        for (Line line : result.summary()) {
            List<String> cells = new ArrayList<>();
            cells.add(line.dimension() + ": " + line.level());
            for (int k = 0; k < result.backends().size(); k++) {
                if (run.contains(result.backends().get(k))) {
                    cells.add(line.counts().get(k).text());
                }
            }
            table.row(cells.toArray(String[]::new));
        }
        table.print(out);
        out.println();
    }

    static JsonReport json(CrossCheckResult result) {
        return new JsonReport()
                .put("java", Runtime.version().toString())
                .put("passed", result.passed())
                .put("full", result.full())
                .put("cases", result.cases())
                .put("checks", result.rows().size())
                .put("failed", result.failures().size())
                .put("seconds", result.seconds())
                .put("backends", result.backends())
                .put(
                        "summary",
                        result.summary().stream()
                                .map(line -> line(line, result))
                                .toList())
                .put("rows", result.rows());
    }

    private static Map<String, Object> line(Line line, CrossCheckResult result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("dimension", line.dimension());
        fields.put("level", line.level());
        Map<String, Count> counts = new LinkedHashMap<>();
        for (int k = 0; k < line.counts().size(); k++) {
            counts.put(result.backends().get(k).label(), line.counts().get(k));
        }
        fields.put("counts", counts);
        return fields;
    }
}
