package org.lariat.bench.path;

import java.util.List;

/** How times and memory grow with the size of a problem. */
final class SizeTable {
    static final List<String> HEAD = List.of(
            "problem",
            "Lariat s @ gap",
            "two threads s",
            "float32 s @ gap",
            "sweeps",
            "epochs",
            "Newton steps",
            "first fit s",
            "tenth s",
            "glmnet default s @ gap",
            "X MiB",
            "peak MiB: Lariat",
            "float32",
            "glmnet");
    private static final int ELEMENT_BYTES = Double.BYTES;

    private SizeTable() {}

    static String row(Outcomes o) {
        Outcome lariat = o.lariat();
        double size = lariat.reported("n") * lariat.reported("p") * ELEMENT_BYTES;
        return PathReport.line(List.of(
                o.spec().what(),
                Cells.timeAndGap(lariat),
                Cells.seconds(o.onTwo().seconds()),
                Cells.timeAndGap(o.float32()),
                Cells.count(lariat.reported("sweeps")),
                Cells.count(lariat.reported("epochs")),
                Cells.count(lariat.reported("newtonSteps")),
                Cells.seconds(lariat.reported("first")),
                Cells.seconds(lariat.reported("tenth")),
                Cells.timeAndGap(o.glmnet()),
                Cells.mebibytes(size),
                Cells.mebibytes(lariat.peakBytes()),
                Cells.mebibytes(o.float32().peakBytes()),
                Cells.mebibytes(o.glmnetOnce().peakBytes())));
    }
}
