package org.lariat.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lariat.bench.suite.result.BenchResult;
import org.lariat.bench.suite.result.Regression;
import org.lariat.bench.suite.result.Regression.Change;

/** Where, when and with what. */
record BenchSummarySection(BenchResult result, @Nullable Regression regression) implements Section {
    @Override
    public String id() {
        return "summary";
    }

    @Override
    public String heading() {
        return "What was measured";
    }

    @Override
    public void body(Html html) {
        html.paragraph(
                "Every program solves the same problems: 1/(2n)·‖y − β₀ − Xβ‖² + λ·‖β‖₁ at 100 given λs, X as it is. Only"
                        + " the fit is timed; programs take turns, and times are medians. Each result goes to one judge, which"
                        + " computes the relative duality gap from the raw data in 32-digit arithmetic, at some of the λs, the last"
                        + " one among them.");
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact("machine", result.machine().line()),
                new Fact("started", result.started()),
                new Fact("command", result.command()),
                new Fact("seed", String.valueOf(result.seed()))));
        result.programs().forEach((name, version) -> facts.add(new Fact(name, version)));
        if (regression != null) {
            facts.add(new Fact(
                    "against the earlier run",
                    regression.with(Change.SLOWER).size() + " slower, "
                            + regression.with(Change.FASTER).size() + " faster, of "
                            + regression.lines().size()));
        }
        html.facts(facts);
        if (!result.notes().isEmpty()) {
            html.open("ul", "class", "notes");
            result.notes().forEach(note -> html.element("li", note));
            html.close("ul");
        }
    }

    @Override
    public Map<String, Chart> charts() {
        return Map.of();
    }
}
