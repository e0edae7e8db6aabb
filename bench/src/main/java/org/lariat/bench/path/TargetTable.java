package org.lariat.bench.path;

import java.util.List;

/** Lariat beside its peers and its target. */
final class TargetTable {
    static final List<String> HEAD = List.of(
            "problem",
            "Lariat s @ gap",
            "two threads s",
            "sweeps",
            "epochs",
            "Newton steps",
            "first fit s",
            "glmnet default s @ gap",
            "glmnet tight s @ gap (tolerance)",
            "LARS s @ gap",
            "faster than glmnet default",
            "faster than best at gap ≤ 1e-6",
            "target s",
            "verdict");

    private TargetTable() {}

    static String row(Outcomes o) {
        Outcome lariat = o.lariat();
        Verdict verdict = Verdict.of(o);
        return PathReport.line(List.of(
                o.spec().what(),
                Cells.timeAndGap(lariat),
                Cells.seconds(o.onTwo().seconds()),
                Cells.count(lariat.reported("sweeps")),
                Cells.count(lariat.reported("epochs")),
                Cells.count(lariat.reported("newtonSteps")),
                Cells.seconds(lariat.reported("first")),
                Cells.timeAndGap(o.glmnet()),
                Cells.timeAndGap(o.tight())
                        + (Double.isNaN(o.tightTolerance()) ? "" : " (" + Cells.gap(o.tightTolerance()) + ")"),
                Cells.timeAndGap(o.lars()),
                Cells.ratio(o.glmnet().seconds() / lariat.seconds()),
                Cells.ratio(o.bestAccurateSeconds() / lariat.seconds()),
                verdict.target(),
                verdict.verdict()));
    }
}
