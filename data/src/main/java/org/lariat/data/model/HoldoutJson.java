package org.lariat.data.model;

import org.lariat.data.prep.Holdout;
import org.lariat.selection.Scores;
import tools.jackson.core.JsonGenerator;

/** Scores of rows held out as a field {@code holdout} of a model file. */
final class HoldoutJson {
    private HoldoutJson() {}

    static void write(JsonGenerator json, HoldoutResult result) {
        json.writeName("holdout");
        json.writeStartObject();
        JsonLines.number(json, "share", result.holdout().share());
        json.writeNumberProperty("seed", result.holdout().seed());
        json.writeNumberProperty("trainingRows", result.trainingRows());
        json.writeNumberProperty("heldOutRows", result.heldOutRows());
        scores(json, "training", result.training());
        scores(json, "heldOut", result.heldOut());
        json.writeEndObject();
    }

    private static void scores(JsonGenerator json, String name, Scores scores) {
        json.writeName(name);
        json.writeStartObject();
        JsonLines.number(json, "mse", scores.mse());
        JsonLines.number(json, "rmse", scores.rmse());
        JsonLines.number(json, "mae", scores.mae());
        JsonLines.number(json, "r2", scores.r2());
        JsonLines.number(json, "zeros", scores.zeros());
        json.writeEndObject();
    }

    static HoldoutResult read(JsonFields fields) {
        return new HoldoutResult(
                new Holdout(fields.number("share"), fields.integer64("seed")),
                fields.integer("trainingRows"),
                fields.integer("heldOutRows"),
                scores(fields.object("training")),
                scores(fields.object("heldOut")));
    }

    private static Scores scores(JsonFields fields) {
        return new Scores(
                fields.number("mse"),
                fields.number("rmse"),
                fields.number("mae"),
                fields.number("r2"),
                fields.number("zeros"));
    }
}
