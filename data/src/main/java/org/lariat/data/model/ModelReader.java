package org.lariat.data.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lariat.FitReport;
import org.lariat.LassoModel;
import org.lariat.LassoPath;
import org.lariat.data.prep.PenaltyScale;
import org.lariat.data.prep.PipelineJson;
import org.lariat.objective.Certificate;
import org.lariat.objective.StopReason;
import org.lariat.path.PathEnd;

/** Makes a model from the JSON of a model file; the inverse of {@link ModelWriter}. */
final class ModelReader {
    private ModelReader() {}

    static SavedModel model(JsonFields root) {
        List<String> features = root.strings("features");
        List<LassoModel> points = new ArrayList<>();
        for (JsonFields point : root.objects("points")) {
            points.add(point(point, features.size()));
        }
        SavedModel saved = new SavedModel(
                root.string("lariat"),
                features,
                new HashSet<>(root.strings("categorical")),
                new LassoPath(OptionsJson.read(root.object("options")), points, report(root.object("report"))),
                optional(root, "means"),
                optional(root, "scales"),
                root.string("fingerprint"));
        return preparation(root, saved);
    }

    /** How the features were made, which files of version 1 do not say. */
    private static SavedModel preparation(JsonFields root, SavedModel saved) {
        if (!root.has("penaltyScale")) {
            return saved;
        }
        return saved.pipeline(PipelineJson.pipeline(root.node()))
                .penaltyScale(PenaltyScale.valueOf(root.string("penaltyScale").toUpperCase(Locale.ROOT)))
                .holdout(root.has("holdout") ? HoldoutJson.read(root.object("holdout")) : null);
    }

    private static double @Nullable [] optional(JsonFields root, String name) {
        return root.has(name) ? root.numbers(name) : null;
    }

    private static FitReport report(JsonFields r) {
        return new FitReport(
                r.string("backend"),
                r.string("backendDescription"),
                r.string("solver"),
                r.integer("threads"),
                r.string("matrix"),
                r.integer("rows"),
                r.integer("columns"),
                r.number("lambdaMax"),
                r.number("secondsPreparing"),
                r.number("secondsSolving"),
                r.number("sweeps"),
                r.integer64("epochs"),
                r.integer64("newtonSteps"),
                PathEnd.valueOf(r.string("end")),
                r.strings("notes"));
    }

    private static LassoModel point(JsonFields p, int columns) {
        return new LassoModel(
                p.number("lambda"),
                p.number("intercept"),
                columns,
                p.integers("index"),
                p.numbers("value"),
                p.number("devianceExplained"),
                p.number("meanSquaredResidual"),
                p.has("certificate") ? Optional.of(certificate(p.object("certificate"))) : Optional.empty());
    }

    private static Certificate certificate(JsonFields c) {
        return new Certificate(
                c.number("primal"),
                c.number("dual"),
                c.number("gap"),
                c.number("relativeGap"),
                c.number("kkt"),
                c.number("floor"),
                c.number("sweeps"),
                c.integer64("epochs"),
                StopReason.valueOf(c.string("stop")));
    }
}
