package org.lariat.cli.report;

import java.util.List;
import java.util.Map;
import org.lariat.bench.suite.result.KernelRow;
import org.lariat.bench.suite.result.KernelRow.Place;
import org.lariat.bench.suite.result.Roofline;

/** Kernels under the roof of the machine. */
record RooflineSection(Roofline roofline) implements Section {
    @Override
    public String id() {
        return "roofline";
    }

    @Override
    public String heading() {
        return "Kernels under the roof of the machine";
    }

    @Override
    public void body(Html html) {
        html.paragraph("The roof is what one thread can do with data from memory: "
                + Digits.of(roofline.readGigabytes(), 3)
                + " GB/s read by a plain sum or comparison, " + Digits.of(roofline.fmaGigaflops(), 3)
                + " GFLOP/s of fused multiply-adds in registers (a copy moves " + Digits.of(roofline.copyGigabytes(), 3)
                + " GB/s). Operations from memory lie under its slope; those from cache may lie above it. Kernels: "
                + roofline.backend() + ".");
        html.chart("roofline-chart", "Operations a second against operations for each byte of the matrix", true);
        html.folded(
                "Values",
                () -> html.table(
                        List.of("operation", "n", "from", "FLOP/byte", "GB/s", "GFLOP/s", "error"),
                        roofline.kernels().stream().map(RooflineSection::row).toList()));
    }

    private static String place(Place place) {
        return place == Place.CACHE ? "from cache" : "from memory";
    }

    private static List<String> row(KernelRow row) {
        return List.of(
                row.operation(),
                String.valueOf(row.length()),
                place(row.place()),
                Digits.of(row.intensity(), 3),
                Digits.of(row.gigabytes(), 3),
                Digits.of(row.gigaflops(), 3),
                Digits.power(row.difference()));
    }

    @Override
    public Map<String, Chart> charts() {
        double[] ends = roofline.kernels().stream()
                .mapToDouble(KernelRow::intensity)
                .sorted()
                .toArray();
        double left = ends[0] / 2;
        double right = 2 * Math.max(ends[ends.length - 1], roofline.fmaGigaflops() / roofline.readGigabytes());
        double[] x = {left, roofline.fmaGigaflops() / roofline.readGigabytes(), right};
        double[] y = {roofline.roof(x[0]), roofline.roof(x[1]), roofline.roof(x[2])};
        return Map.of(
                "roofline-chart",
                new Chart("loglog")
                        .text("xLabel", "FLOP for each byte")
                        .text("yLabel", "GFLOP/s")
                        .objects("series", List.of("roof", "from memory", "from cache"), name -> {
                            Chart series = new Chart("line").text("name", name);
                            return name.equals("roof")
                                    ? series.flag("line").numbers("x", x).numbers("y", y)
                                    : points(series, name);
                        }));
    }

    private Chart points(Chart series, String name) {
        List<KernelRow> rows = roofline.kernels().stream()
                .filter(row -> place(row.place()).equals(name))
                .toList();
        return series.numbers("x", rows, KernelRow::intensity)
                .numbers("y", rows, KernelRow::gigaflops)
                .texts("labels", rows, KernelRow::operation)
                .tips(
                        rows,
                        row -> List.of(
                                new Fact("operation", row.operation()),
                                new Fact("GB/s", Digits.of(row.gigabytes(), 3)),
                                new Fact("GFLOP/s", Digits.of(row.gigaflops(), 3))));
    }
}
