package org.lariat.cli.report;

import java.util.List;
import java.util.Map;
import org.lariat.bench.suite.result.BenchResult;
import org.lariat.bench.suite.result.CvRow;

/** Cross-validation by all programs that have it. */
record BenchCvSection(BenchResult result) implements Section {
    @Override
    public String id() {
        return "cross-validation";
    }

    @Override
    public String heading() {
        return "Cross-validation";
    }

    @Override
    public void body(Html html) {
        html.paragraph(
                "Ten given folds, 100 given λs, default tolerances; the path of all rows is part of the time. The judge"
                        + " looks at the model of all rows at the λ with the least error.");
        html.table(
                List.of("problem", "program", "threads", "seconds", "fits", "λ.min", "gap there", "errors differ by"),
                result.crossValidation().stream().map(BenchCvSection::row).toList());
    }

    private static List<String> row(CvRow row) {
        return List.of(
                row.problem(),
                row.solver(),
                String.valueOf(row.threads()),
                Digits.of(row.median(), 3),
                String.valueOf(row.seconds().size()),
                Digits.of(row.lambda(), 5),
                Digits.power(row.gap()),
                Digits.power(row.errorDifference()));
    }

    @Override
    public Map<String, Chart> charts() {
        return Map.of();
    }
}
