package org.lariat.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lariat.FitReport;
import org.lariat.LassoModel;
import org.lariat.LassoOptions;
import org.lariat.data.AtomicFile;
import org.lariat.objective.Certificate;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

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

    /** Adds how a fit went. */
    JsonReport report(FitReport report) {
        return put("backend", report.backend())
                .put("backendDescription", report.backendDescription())
                .put("solver", report.solver())
                .put("threads", report.threads())
                .put("matrix", report.matrix())
                .put("rows", report.rows())
                .put("features", report.columns())
                .put("lambdaMax", report.lambdaMax());
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

    /** Writes the object to stdout. */
    void print(Console console) {
        try {
            OutputStream out = console.data();
            writeTo(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeTo(OutputStream out) throws IOException {
        out.write(JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsBytes(fields));
        out.write('\n');
    }
}
