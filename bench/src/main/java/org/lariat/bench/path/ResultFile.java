package org.lariat.bench.path;

import java.io.IOException;
import java.nio.file.Path;
import org.lariat.FitReport;
import org.lariat.LassoModel;
import org.lariat.LassoPath;
import org.lariat.objective.Certificate;
import org.lariat.objective.StopReason;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes what was measured as one line of JSON. */
final class ResultFile {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ResultFile() {}

    /** Writes the file and returns what is in it. */
    static String write(Path file, FitSettings settings, Timings timings) throws IOException {
        LassoPath path = timings.path();
        FitReport report = path.report();
        ObjectNode json = MAPPER.createObjectNode();
        json.put("n", report.rows()).put("p", report.columns());
        json.put("tolerance", settings.tolerance()).put("threads", report.threads());
        json.put("storage", settings.storage().label());
        json.put("solver", report.solver()).put("backend", report.backend());
        json.put("first", timings.first()).put("warmUpFits", timings.warmUp().size());
        if (!Double.isNaN(timings.tenth())) {
            json.put("tenth", timings.tenth());
        }
        json.put("median", timings.median()).put("minimum", timings.shortest());
        ArrayNode seconds = json.putArray("seconds");
        for (double s : timings.seconds()) {
            seconds.add(s);
        }
        json.put("secondsPreparing", report.secondsPreparing());
        json.put("sweeps", report.sweeps()).put("epochs", report.epochs()).put("newtonSteps", report.newtonSteps());
        json.put("worstCertifiedGap", worstGap(path)).put("converged", converged(path));
        json.put("lambdas", path.size()).put("nonzeros", path.models().getLast().nonzeros());
        timings.peakBytes().ifPresent(bytes -> json.put("peakBytes", bytes));
        MAPPER.writeValue(file.toFile(), json);
        return MAPPER.writeValueAsString(json);
    }

    private static double worstGap(LassoPath path) {
        return path.models().stream()
                .mapToDouble(m -> certificate(m).relativeGap())
                .max()
                .orElse(Double.NaN);
    }

    private static long converged(LassoPath path) {
        return path.models().stream()
                .filter(m -> certificate(m).stop() == StopReason.CONVERGED)
                .count();
    }

    private static Certificate certificate(LassoModel model) {
        return model.certificate().orElseThrow(); // empty for interpolated models only
    }
}
