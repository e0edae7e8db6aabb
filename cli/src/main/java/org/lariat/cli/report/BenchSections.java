package org.lariat.cli.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lariat.bench.suite.result.BenchResult;
import org.lariat.bench.suite.result.PathRow.Purpose;
import org.lariat.bench.suite.result.Regression;

/** The parts of a report of the benchmark. */
final class BenchSections {
    private BenchSections() {}

    /** All of them, in order. */
    static List<Section> of(BenchResult result, @Nullable Regression regression) {
        List<Section> all = new ArrayList<>();
        all.add(new BenchSummarySection(result, regression));
        if (regression != null) {
            all.add(new RegressionSection(regression));
        }
        all.add(new GapSection(result));
        for (Purpose purpose : List.of(Purpose.COLUMNS, Purpose.ROWS)) {
            SizeSection section = new SizeSection(result, purpose);
            if (!section.isEmpty()) {
                all.add(section);
            }
        }
        all.add(new BenchCvSection(result));
        all.add(new LatencySection(result));
        all.add(new RooflineSection(result.roofline()));
        return all;
    }
}
