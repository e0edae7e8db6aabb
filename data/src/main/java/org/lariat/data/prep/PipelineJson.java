package org.lariat.data.prep;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Pipelines as JSON: the fields {@code unseen} and {@code steps}, an array with an object for each column. Doubles read back
 * to the same bits; bounds that are not there are strings.
 */
public final class PipelineJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String UNSEEN = "unseen";
    private static final String STEPS = "steps";

    private PipelineJson() {}

    /** A pipeline as the text of an object. */
    public static String text(Pipeline pipeline) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put(UNSEEN, word(pipeline.unseen()));
        ArrayNode steps = root.putArray(STEPS);
        pipeline.columns().forEach(column -> steps.add(node(column)));
        return MAPPER.writeValueAsString(root);
    }

    /** Writes the two fields into the object that is begun. */
    public static void write(JsonGenerator json, Pipeline pipeline) {
        json.writeStringProperty(UNSEEN, word(pipeline.unseen()));
        json.writeName(STEPS);
        json.writeStartArray();
        for (ColumnSteps column : pipeline.columns()) {
            json.writeTree(node(column));
        }
        json.writeEndArray();
    }

    private static String word(Unseen unseen) {
        return unseen.name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode node(ColumnSteps steps) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("column", steps.name());
        if (steps instanceof Levels levels) {
            put(node, levels);
        } else if (steps instanceof NumberSteps number) {
            put(node, number);
        }
        node.put("indicator", steps.indicator());
        return node;
    }

    private static void put(ObjectNode node, NumberSteps steps) {
        Bounds clip = steps.clip();
        if (clip != null) {
            ArrayNode bounds = node.putArray("clip");
            put(bounds, clip.low());
            put(bounds, clip.high());
        }
        Log log = steps.log();
        if (log != null) {
            node.put("log", log.label());
        }
        Double fill = steps.fill();
        if (fill != null) {
            node.put("fill", fill);
        }
    }

    private static void put(ArrayNode array, double value) {
        if (Double.isFinite(value)) {
            array.add(value);
        } else {
            array.add(Double.toString(value));
        }
    }

    private static void put(ObjectNode node, Levels levels) {
        ArrayNode texts = node.putArray("levels");
        levels.levels().forEach(texts::add);
        node.put("other", levels.other());
        List<Double> fill = levels.fill();
        if (fill != null) {
            ArrayNode values = node.putArray("fill");
            fill.forEach(values::add);
        }
    }

    /**
     * Reads the text of an object.
     *
     * @throws IllegalArgumentException if it is no pipeline
     */
    public static Pipeline pipeline(String text) {
        try {
            return pipeline(MAPPER.readTree(text));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the steps of the preparation cannot be read", e);
        }
    }

    /**
     * The pipeline in the fields of an object; {@link Pipeline#NONE} if it has none.
     *
     * @throws IllegalArgumentException if they are damaged
     */
    public static Pipeline pipeline(JsonNode root) {
        if (!root.has(STEPS)) {
            return Pipeline.NONE;
        }
        List<ColumnSteps> columns = new ArrayList<>();
        for (JsonNode node : field(root, STEPS)) {
            columns.add(node.has("levels") ? levels(node) : number(node));
        }
        Unseen unseen = Unseen.valueOf(field(root, UNSEEN).asString().toUpperCase(Locale.ROOT));
        return new Pipeline(columns, unseen);
    }

    private static JsonNode field(JsonNode node, String name) {
        JsonNode field = node.get(name);
        if (field == null) {
            throw new IllegalArgumentException("the field '" + name + "' is missing");
        }
        return field;
    }

    private static NumberSteps number(JsonNode node) {
        JsonNode clip = node.get("clip");
        return new NumberSteps(
                field(node, "column").asString(),
                clip == null ? null : new Bounds(real(clip, 0), real(clip, 1)),
                node.has("log") ? log(field(node, "log").asString()) : null,
                node.has("fill") ? field(node, "fill").asDouble() : null,
                field(node, "indicator").asBoolean());
    }

    private static double real(JsonNode array, int k) {
        JsonNode value = array.get(k);
        if (value == null) {
            throw new IllegalArgumentException("a bound is missing");
        }
        return value.isString() ? Double.parseDouble(value.asString()) : value.asDouble();
    }

    private static Log log(String label) {
        for (Log log : Log.values()) {
            if (log.label().equals(label)) {
                return log;
            }
        }
        throw new IllegalArgumentException("there is no logarithm '" + label + "'");
    }

    private static Levels levels(JsonNode node) {
        List<String> levels = new ArrayList<>();
        field(node, "levels").forEach(level -> levels.add(level.asString()));
        return new Levels(
                field(node, "column").asString(),
                levels,
                field(node, "other").asBoolean(),
                node.has("fill") ? reals(field(node, "fill")) : null,
                field(node, "indicator").asBoolean());
    }

    private static List<Double> reals(JsonNode array) {
        List<Double> values = new ArrayList<>();
        array.forEach(value -> values.add(value.asDouble()));
        return values;
    }
}
