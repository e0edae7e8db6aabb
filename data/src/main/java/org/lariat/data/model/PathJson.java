package org.lariat.data.model;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.lariat.FitReport;
import org.lariat.LassoModel;
import org.lariat.LassoPath;
import org.lariat.data.AtomicFile;
import org.lariat.objective.Certificate;
import org.lariat.solver.Knot;
import tools.jackson.core.JsonGenerator;

/**
 * Writes a path for other programs to read: λ, intercepts, non-zero coefficients (indices from 0) and certificates. What
 * depends on the machine or the run – {@code solver}, {@code backend}, {@code backendDescription}, {@code threads},
 * {@code seconds} – stands on lines of its own, so that the other lines of two runs can be compared as text. Numbers have
 * full precision; what is not finite is a string. Where the solver {@code lars} ran, {@code knots} has the λs at which columns
 * enter or leave.
 */
public final class PathJson {
    private PathJson() {}

    /**
     * Writes a file.
     *
     * @param features names of the columns, (p)
     * @param seconds of each repeat of the fit
     * @throws org.lariat.data.DataException if it cannot be written
     */
    public static void write(Path file, LassoPath path, List<String> features, double... seconds) {
        AtomicFile.write(file, out -> write(out, path, features, seconds));
    }

    /** Writes to a stream, which stays open; see {@link #write(Path, LassoPath, List, double...)}. */
    public static void write(OutputStream out, LassoPath path, List<String> features, double... seconds) {
        FitReport report = path.report();
        List<LassoModel> models = path.models();
        try (JsonGenerator json = JsonLines.generator(out)) {
            json.writeStartObject();
            json.writeStringProperty("solver", "lariat");
            json.writeStringProperty("backend", report.backend());
            json.writeStringProperty("backendDescription", report.backendDescription());
            json.writeNumberProperty("threads", report.threads());
            JsonLines.numbers(json, "seconds", seconds);
            json.writeStringProperty("algorithm", report.solver());
            json.writeStringProperty("matrix", report.matrix());
            json.writeNumberProperty("n", report.rows());
            json.writeNumberProperty("p", report.columns());
            JsonLines.number(json, "lambdaMax", report.lambdaMax());
            json.writeStringProperty("end", report.end().label());
            JsonLines.strings(json, "notes", report.notes());
            JsonLines.strings(json, "featureNames", features);
            JsonLines.numbers(json, "lambda", path.lambdas());
            JsonLines.numbers(
                    json,
                    "intercept",
                    models.stream().mapToDouble(LassoModel::intercept).toArray());
            JsonLines.integers(
                    json,
                    "nonzeros",
                    models.stream().mapToInt(LassoModel::nonzeros).toArray());
            JsonLines.numbers(
                    json,
                    "devianceExplained",
                    models.stream().mapToDouble(LassoModel::devianceExplained).toArray());
            JsonLines.numbers(
                    json,
                    "meanSquaredResidual",
                    models.stream().mapToDouble(LassoModel::meanSquaredResidual).toArray());
            coefficients(json, models);
            certificates(json, models);
            if (!report.knots().isEmpty()) {
                knots(json, report.knots());
            }
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void coefficients(JsonGenerator json, List<LassoModel> models) {
        json.writeName("coefficients");
        json.writeStartArray();
        for (LassoModel model : models) {
            json.writeStartObject();
            JsonLines.integers(json, "index", model.indices());
            JsonLines.numbers(json, "value", model.values());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void certificates(JsonGenerator json, List<LassoModel> models) {
        json.writeName("certificate");
        json.writeStartArray();
        for (LassoModel model : models) {
            if (model.certificate().isPresent()) {
                certificate(json, model.certificate().get());
            } else {
                json.writeNull();
            }
        }
        json.writeEndArray();
    }

    private static void knots(JsonGenerator json, List<Knot> knots) {
        json.writeName("knots");
        json.writeStartArray();
        for (Knot knot : knots) {
            json.writeStartObject();
            JsonLines.number(json, "lambda", knot.lambda());
            json.writeNumberProperty("index", knot.column());
            json.writeNumberProperty("sign", knot.sign());
            json.writeStringProperty("change", knot.change().name());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Writes a certificate as an object. */
    static void certificate(JsonGenerator json, Certificate c) {
        json.writeStartObject();
        JsonLines.number(json, "primal", c.primal());
        JsonLines.number(json, "dual", c.dual());
        JsonLines.number(json, "gap", c.gap());
        JsonLines.number(json, "relativeGap", c.relativeGap());
        JsonLines.number(json, "kkt", c.kkt());
        JsonLines.number(json, "floor", c.floor());
        JsonLines.number(json, "sweeps", c.sweeps());
        json.writeNumberProperty("epochs", c.epochs());
        json.writeStringProperty("stop", c.stop().name());
        json.writeEndObject();
    }
}
