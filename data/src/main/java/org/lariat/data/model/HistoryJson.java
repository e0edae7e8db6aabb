package org.lariat.data.model;

import java.nio.file.Path;
import java.util.List;
import org.lariat.FitReport;
import org.lariat.LassoPath;
import org.lariat.data.AtomicFile;
import org.lariat.path.CostHistory;
import org.lariat.path.CostHistory.Cost;
import tools.jackson.core.JsonGenerator;

/**
 * Writes how the objective fell, for plots of convergence: for each λ equally long arrays {@code iteration}, {@code sweeps},
 * {@code objective} and {@code gap}, the last with null where no gap was computed. Objective and gap are in the units of the
 * objective (see {@link org.lariat.objective.Problem}).
 */
public final class HistoryJson {
    private HistoryJson() {}

    /**
     * Writes a file.
     *
     * @param path fitted with {@link org.lariat.LassoOptions#history()}
     * @throws org.lariat.data.DataException if it cannot be written
     */
    public static void write(Path file, LassoPath path) {
        FitReport report = path.report();
        AtomicFile.write(file, out -> {
            try (JsonGenerator json = JsonLines.generator(out)) {
                json.writeStartObject();
                json.writeStringProperty("solver", report.solver());
                json.writeStringProperty("matrix", report.matrix());
                json.writeNumberProperty("n", report.rows());
                json.writeNumberProperty("p", report.columns());
                JsonLines.number(json, "alpha", path.options().alpha());
                JsonLines.number(json, "tolerance", path.options().tolerance());
                JsonLines.number(json, "lambdaMax", report.lambdaMax());
                json.writeName("history");
                json.writeStartArray();
                report.history().forEach(history -> point(json, history));
                json.writeEndArray();
                json.writeEndObject();
                json.writeRaw('\n');
            }
        });
    }

    private static void point(JsonGenerator json, CostHistory history) {
        List<Cost> costs = history.costs();
        json.writeStartObject();
        JsonLines.number(json, "lambda", history.lambda());
        json.writeName("iteration");
        json.writeStartArray();
        costs.forEach(cost -> json.writeNumber(cost.iteration()));
        json.writeEndArray();
        JsonLines.numbers(
                json, "sweeps", costs.stream().mapToDouble(Cost::sweeps).toArray());
        JsonLines.numbers(
                json, "objective", costs.stream().mapToDouble(Cost::objective).toArray());
        json.writeName("gap");
        json.writeStartArray();
        for (Cost cost : costs) {
            if (cost.gap().isPresent()) {
                JsonLines.number(json, cost.gap().getAsDouble());
            } else {
                json.writeNull();
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
