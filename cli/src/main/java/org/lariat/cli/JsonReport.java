package org.lariat.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lariat.FitReport;
import org.lariat.LassoModel;
import org.lariat.LassoOptions;
import org.lariat.data.AtomicFile;
import org.lariat.data.prep.PenaltyScale;
import org.lariat.data.prep.Pipeline;
import org.lariat.data.prep.PipelineJson;
import org.lariat.objective.Certificate;
import org.lariat.resident.ResidentUse;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/** Results for programs: the fields of one JSON object. Numbers have full precision; what is not finite is a string. */
final class JsonReport {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    JsonReport() {
        put("lariat", Version.number());
    }

    /** Adds a field. */
    JsonReport put(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    /** Adds what was asked for. */
    JsonReport options(LassoOptions options) {
        return put("alpha", options.alpha())
                .put("fitIntercept", options.intercept())
                .put("standardize", options.standardize())
                .put("tolerance", options.tolerance());
    }

    /** Adds the scale of the penalty. */
    JsonReport scale(PenaltyScale scale) {
        return put("scale", scale.name().toLowerCase(Locale.ROOT));
    }

    /** Adds what is done to columns, if anything is. */
    JsonReport preparation(Pipeline pipeline) {
        return pipeline.isEmpty() ? this : put("preparation", new RawValue(PipelineJson.text(pipeline)));
    }

    /** Adds how a fit went. */
    JsonReport report(FitReport report) {
        report.resident().ifPresent(use -> put("resident", resident(use)));
        return put("backend", report.backend())
                .put("backendDescription", report.backendDescription())
                .put("solver", report.solver())
                .put("threads", report.threads())
                .put("matrix", report.matrix())
                .put("rows", report.rows())
                .put("features", report.columns())
                .put("lambdaMax", report.lambdaMax());
    }

    /** How a resident design was used, by name. */
    static Map<String, Object> resident(ResidentUse use) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("backend", use.backend());
        fields.put("device", use.device());
        fields.put("precision", use.precision().name().toLowerCase(Locale.ROOT));
        fields.put("bytes", use.bytes());
        fields.put("secondsUploading", use.secondsUploading());
        fields.put("sweeps", use.sweeps());
        return fields;
    }

    /** Adds a model. */
    JsonReport model(LassoModel model, List<String> names) {
        List<Map<String, Object>> coefficients = new ArrayList<>();
        for (int j : model.indices()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", names.get(j));
            one.put("index", j);
            one.put("value", model.coefficient(j));
            coefficients.add(one);
        }
        put("lambda", model.lambda()).put("intercept", model.intercept()).put("coefficients", coefficients);
        put("devianceExplained", model.devianceExplained());
        model.certificate().ifPresent(c -> put("certificate", certificate(c)));
        return this;
    }

    private static Map<String, Object> certificate(Certificate c) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("primal", c.primal());
        fields.put("dual", c.dual());
        fields.put("gap", c.gap());
        fields.put("relativeGap", c.relativeGap());
        fields.put("kkt", c.kkt());
        fields.put("sweeps", c.sweeps());
        fields.put("epochs", c.epochs());
        fields.put("stop", c.stop().name());
        return fields;
    }

    /** Writes the object to a file. */
    void write(Path file) {
        AtomicFile.write(file, this::writeTo);
    }

    private void writeTo(OutputStream out) throws IOException {
        byte[] json = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsBytes(fields);
        out.write(json);
        out.write('\n');
        out.flush();
    }

    /** Writes the object to stdout. */
    void print(Console console) {
        try {
            writeTo(console.data());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
