package org.lariat.bench.path;

import java.util.List;

/** How Lariat came to its times, and what memory it took. */
final class DetailTable {
    static final List<String> HEAD = List.of(
            "problem",
            "solver",
            "non-zeros at the end",
            "certified gap",
            "first fit s",
            "tenth s",
            "median s",
            "shortest s",
            "two threads s",
            "float32 s @ gap",
            "peak MiB: Lariat",
            "float32",
            "glmnet",
            "LARS");

    private DetailTable() {}

    static String row(Outcomes o) {
        Outcome lariat = o.lariat();
        return PathReport.line(List.of(
                o.spec().what(),
                lariat.solver(),
                Cells.count(lariat.nonzeros()),
                Cells.gap(lariat.reported("worstCertifiedGap")),
                Cells.seconds(lariat.reported("first")),
                Cells.seconds(lariat.reported("tenth")),
                Cells.seconds(lariat.seconds()),
                Cells.seconds(lariat.shortest()),
                Cells.seconds(o.onTwo().seconds()),
                Cells.timeAndGap(o.float32()),
                Cells.mebibytes(lariat.peakBytes()),
                Cells.mebibytes(o.float32().peakBytes()),
                Cells.mebibytes(o.glmnetOnce().peakBytes()),
                Cells.mebibytes(o.larsOnce().peakBytes())));
    }
}
