package org.lariat.data.model;

import org.lariat.Lasso;
import org.lariat.LassoOptions;
import org.lariat.path.LambdaGrid;
import org.lariat.solver.MemoryBudget;
import tools.jackson.core.JsonGenerator;

/** How to fit, as the object {@code options} of a file. */
final class OptionsJson {
    private OptionsJson() {}

    static void write(JsonGenerator json, LassoOptions options) {
        json.writeName("options");
        json.writeStartObject();
        JsonLines.number(json, "alpha", options.alpha());
        json.writeBooleanProperty("intercept", options.intercept());
        json.writeBooleanProperty("standardize", options.standardize());
        grid(json, options.lambdas());
        JsonLines.number(json, "tolerance", options.tolerance());
        json.writeNumberProperty("maxEpochs", options.maxEpochs());
        json.writeNumberProperty("maxFeatures", options.maxFeatures());
        json.writeStringProperty("backend", options.backend());
        json.writeStringProperty("solver", options.solver());
        json.writeNumberProperty("threads", options.threads());
        json.writeNumberProperty("gramBytes", options.memory().gramBytes());
        json.writeNumberProperty("anchorBytes", options.memory().anchorBytes());
        json.writeNumberProperty("seed", options.seed());
        json.writeEndObject();
    }

    private static void grid(JsonGenerator json, LambdaGrid grid) {
        if (grid.isGiven()) {
            JsonLines.numbers(json, "lambdas", grid.values(1.0, 1, 1));
            return;
        }
        json.writeNumberProperty("lambdaCount", grid.count());
        grid.ratio().ifPresent(ratio -> JsonLines.number(json, "lambdaRatio", ratio));
    }

    static LassoOptions read(JsonFields o) {
        return Lasso.options()
                .alpha(o.number("alpha"))
                .intercept(o.bool("intercept"))
                .standardize(o.bool("standardize"))
                .lambdas(grid(o))
                .tolerance(o.number("tolerance"))
                .maxEpochs(o.integer("maxEpochs"))
                .maxFeatures(o.integer("maxFeatures"))
                .backend(o.string("backend"))
                .solver(o.string("solver"))
                .threads(o.integer("threads"))
                .memory(new MemoryBudget(o.integer64("gramBytes"), o.integer64("anchorBytes")))
                .seed(o.has("seed") ? o.integer64("seed") : 0L); // files of earlier versions have none
    }

    private static LambdaGrid grid(JsonFields o) {
        if (o.has("lambdas")) {
            return LambdaGrid.of(o.numbers("lambdas"));
        }
        return o.has("lambdaRatio")
                ? LambdaGrid.geometric(o.integer("lambdaCount"), o.number("lambdaRatio"))
                : LambdaGrid.geometric(o.integer("lambdaCount"));
    }
}
