package org.lariat.data.model;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import org.lariat.data.DataException;
import org.lariat.objective.GapBound;
import org.lariat.objective.StopReason;
import org.lariat.path.PartialPath;
import org.lariat.path.PathPoint;
import org.lariat.solver.PointResult;
import tools.jackson.core.JsonGenerator;

/**
 * Files that tell how far a path is: JSON with the same checksum as a {@linkplain ModelFile model file}, with coefficients on the
 * standardised scale, since going back to original units costs bits.
 */
public final class CheckpointFile {
    private static final String FORMAT = "lariat-checkpoint";
    private static final int VERSION = 1;
    private static final SealedJson SEALED =
            new SealedJson(FORMAT, VERSION, "checkpoint", "delete it and fit from the beginning");

    private CheckpointFile() {}

    /**
     * Writes a checkpoint, all or nothing.
     *
     * @throws DataException if the file cannot be written
     */
    public static void write(Path file, Checkpoint checkpoint) {
        SEALED.write(file, checksum -> json(checkpoint, checksum));
    }

    /**
     * Reads a checkpoint.
     *
     * @throws DataException if the file cannot be read, is no checkpoint, is damaged, or is in a newer format
     */
    public static Checkpoint read(Path file) {
        return SEALED.read(file, CheckpointFile::checkpoint);
    }

    private static byte[] json(Checkpoint checkpoint, String checksum) {
        PartialPath path = checkpoint.path();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonLines.generator(out)) {
            json.writeStartObject();
            json.writeStringProperty("format", FORMAT);
            json.writeNumberProperty("version", VERSION);
            json.writeStringProperty("sha256", checksum);
            json.writeStringProperty("lariat", checkpoint.lariatVersion());
            json.writeStringProperty("data", checkpoint.data());
            OptionsJson.write(json, checkpoint.options());
            json.writeNumberProperty("every", checkpoint.every());
            json.writeNumberProperty("columnsRead", path.columnsRead());
            json.writeNumberProperty("newtonSteps", path.newtonSteps());
            json.writeName("points");
            json.writeStartArray();
            path.points().forEach(point -> point(json, point));
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
        return out.toByteArray();
    }

    private static void point(JsonGenerator json, PathPoint point) {
        GapBound bound = point.result().bound();
        json.writeStartObject();
        JsonLines.number(json, "lambda", point.lambda());
        JsonLines.integers(json, "index", point.index());
        JsonLines.numbers(json, "b", point.b());
        JsonLines.number(json, "intercept", point.intercept());
        JsonLines.number(json, "meanSquaredResidual", point.meanSquaredResidual());
        JsonLines.number(json, "sweeps", point.sweeps());
        JsonLines.number(json, "primal", bound.primal());
        JsonLines.number(json, "dual", bound.dual());
        JsonLines.number(json, "gap", bound.gap());
        JsonLines.number(json, "floor", bound.floor());
        JsonLines.number(json, "negligible", bound.negligible());
        JsonLines.number(json, "kkt", bound.kkt());
        json.writeNumberProperty("epochs", point.result().epochs());
        json.writeStringProperty("stop", point.result().stop().name());
        json.writeEndObject();
    }

    private static Checkpoint checkpoint(JsonFields root) {
        return new Checkpoint(
                root.string("lariat"),
                root.string("data"),
                OptionsJson.read(root.object("options")),
                root.integer("every"),
                new PartialPath(
                        root.objects("points").stream()
                                .map(CheckpointFile::point)
                                .toList(),
                        root.integer64("columnsRead"),
                        root.integer64("newtonSteps")));
    }

    private static PathPoint point(JsonFields p) {
        double[] b = p.numbers("b");
        if (!Arrays.stream(b).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("coefficients are finite");
        }
        GapBound bound = new GapBound(
                p.number("primal"),
                p.number("dual"),
                p.number("gap"),
                p.number("floor"),
                p.number("negligible"),
                p.number("kkt"));
        return new PathPoint(
                p.number("lambda"),
                p.integers("index"),
                b,
                p.number("intercept"),
                p.number("meanSquaredResidual"),
                p.number("sweeps"),
                new PointResult(bound, p.integer64("epochs"), StopReason.valueOf(p.string("stop"))));
    }
}
