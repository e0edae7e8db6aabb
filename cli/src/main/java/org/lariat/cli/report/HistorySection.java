package org.lariat.cli.report;

import java.util.List;
import java.util.Map;

/** How the objective came down. */
record HistorySection(List<CostHistory> histories) implements Section {
    @Override
    public String id() {
        return "history";
    }

    @Override
    public String heading() {
        return "Cost history";
    }

    @Override
    public void body(Html html) {
        html.paragraph(
                "Objective above the best value reached, against work done. Where a line ends, nothing was left.");
        html.chart("cost-history", "Objective less the best value reached", false);
        html.folded(
                "Ends of the histories",
                () -> html.table(
                        List.of("history", "steps", unit(), "first excess", "last excess"),
                        histories.stream()
                                .filter(h -> !h.work().isEmpty())
                                .map(HistorySection::row)
                                .toList()));
    }

    private String unit() {
        return histories.getFirst().unit();
    }

    private static List<String> row(CostHistory h) {
        return List.of(
                h.label(),
                String.valueOf(h.work().size()),
                Digits.of(h.work().getLast()),
                Digits.power(h.excess().getFirst()),
                Digits.power(h.excess().getLast()));
    }

    @Override
    public Map<String, Chart> charts() {
        return Map.of(
                "cost-history",
                new Chart("history")
                        .text("unit", unit())
                        .objects(
                                "series",
                                histories,
                                h -> new Chart("line")
                                        .text("name", h.label())
                                        .numbers("x", h.work(), w -> w)
                                        .numbers("y", h.excess(), HistorySection::positive)));
    }

    /** Zero has no logarithm. */
    private static double positive(double excess) {
        return excess > 0 ? excess : Double.NaN;
    }
}
