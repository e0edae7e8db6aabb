package org.lariat.data.model;

import java.io.ByteArrayOutputStream;
import java.util.Locale;
import org.lariat.FitReport;
import org.lariat.LassoModel;
import org.lariat.data.prep.PipelineJson;
import tools.jackson.core.JsonGenerator;

/** Writes the JSON of a model file, with a place for the checksum; {@link ModelReader} is its inverse. */
final class ModelWriter {
    private ModelWriter() {}

    /** The whole file, with {@code checksum} in its place. */
    static byte[] json(SavedModel saved, String checksum) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonLines.generator(out)) {
            json.writeStartObject();
            json.writeStringProperty("format", ModelFile.FORMAT);
            json.writeNumberProperty("version", ModelFile.VERSION);
            json.writeStringProperty("sha256", checksum);
            json.writeStringProperty("lariat", saved.lariatVersion());
            json.writeStringProperty("fingerprint", saved.fingerprint());
            OptionsJson.write(json, saved.path().options());
            report(json, saved.path().report());
            JsonLines.strings(json, "features", saved.features());
            JsonLines.strings(
                    json, "categorical", saved.categorical().stream().sorted().toList());
            saved.means().ifPresent(means -> JsonLines.numbers(json, "means", means));
            saved.scales().ifPresent(scales -> JsonLines.numbers(json, "scales", scales));
            if (!saved.pipeline().isEmpty()) {
                PipelineJson.write(json, saved.pipeline());
            }
            json.writeStringProperty("penaltyScale", saved.penaltyScale().name().toLowerCase(Locale.ROOT));
            saved.holdout().ifPresent(result -> HoldoutJson.write(json, result));
            json.writeName("points");
            json.writeStartArray();
            saved.path().models().forEach(model -> point(json, model));
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
        return out.toByteArray();
    }

    private static void report(JsonGenerator json, FitReport report) {
        json.writeName("report");
        json.writeStartObject();
        json.writeStringProperty("backend", report.backend());
        json.writeStringProperty("backendDescription", report.backendDescription());
        json.writeStringProperty("solver", report.solver());
        json.writeNumberProperty("threads", report.threads());
        json.writeStringProperty("matrix", report.matrix());
        json.writeNumberProperty("rows", report.rows());
        json.writeNumberProperty("columns", report.columns());
        JsonLines.number(json, "lambdaMax", report.lambdaMax());
        JsonLines.number(json, "secondsPreparing", report.secondsPreparing());
        JsonLines.number(json, "secondsSolving", report.secondsSolving());
        JsonLines.number(json, "sweeps", report.sweeps());
        json.writeNumberProperty("epochs", report.epochs());
        json.writeNumberProperty("newtonSteps", report.newtonSteps());
        json.writeStringProperty("end", report.end().name());
        JsonLines.strings(json, "notes", report.notes());
        json.writeEndObject();
    }

    private static void point(JsonGenerator json, LassoModel model) {
        json.writeStartObject();
        JsonLines.number(json, "lambda", model.lambda());
        JsonLines.number(json, "intercept", model.intercept());
        JsonLines.integers(json, "index", model.indices());
        JsonLines.numbers(json, "value", model.values());
        JsonLines.number(json, "devianceExplained", model.devianceExplained());
        JsonLines.number(json, "meanSquaredResidual", model.meanSquaredResidual());
        if (model.certificate().isPresent()) {
            json.writeName("certificate");
            PathJson.certificate(json, model.certificate().get());
        }
        json.writeEndObject();
    }
}
