package org.lariat.data.model;

import java.util.ArrayList;
import java.util.List;
import org.lariat.data.DataException;
import tools.jackson.databind.JsonNode;

/** The fields of a JSON object, each of which must be there and of the right type. */
final class JsonFields {
    private final String file;
    private final JsonNode node;

    JsonFields(String file, JsonNode node) {
        this.file = file;
        this.node = node;
    }

    JsonNode node() {
        return node;
    }

    boolean has(String name) {
        return node.has(name);
    }

    private JsonNode field(String name) {
        JsonNode field = node.get(name);
        if (field == null) {
            throw new DataException(file + ": the field '" + name + "' is missing; fit the model again");
        }
        return field;
    }

    private DataException unfit(String name) {
        return new DataException(
                file + ": the field '" + name + "' has a value that does not fit; fit the model again");
    }

    JsonFields object(String name) {
        return new JsonFields(file, field(name));
    }

    List<JsonFields> objects(String name) {
        List<JsonFields> objects = new ArrayList<>();
        for (JsonNode item : array(name)) {
            objects.add(new JsonFields(file, item));
        }
        return objects;
    }

    private JsonNode array(String name) {
        JsonNode field = field(name);
        if (!field.isArray()) {
            throw unfit(name);
        }
        return field;
    }

    String string(String name) {
        return string(name, field(name));
    }

    private String string(String name, JsonNode value) {
        if (!value.isString()) {
            throw unfit(name);
        }
        return value.stringValue();
    }

    List<String> strings(String name) {
        List<String> strings = new ArrayList<>();
        for (JsonNode item : array(name)) {
            strings.add(string(name, item));
        }
        return strings;
    }

    boolean bool(String name) {
        JsonNode value = field(name);
        if (!value.isBoolean()) {
            throw unfit(name);
        }
        return value.booleanValue();
    }

    long integer64(String name) {
        JsonNode value = field(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw unfit(name);
        }
        return value.longValue();
    }

    int integer(String name) {
        return integer(name, field(name));
    }

    private int integer(String name, JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw unfit(name);
        }
        return value.intValue();
    }

    int[] integers(String name) {
        JsonNode array = array(name);
        int[] out = new int[array.size()];
        for (int k = 0; k < out.length; k++) {
            out[k] = integer(name, array.get(k));
        }
        return out;
    }

    double number(String name) {
        return number(name, field(name));
    }

    private double number(String name, JsonNode value) {
        if (value.isNumber()) {
            return value.doubleValue();
        }
        return switch (string(name, value)) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw unfit(name);
        };
    }

    double[] numbers(String name) {
        JsonNode array = array(name);
        double[] out = new double[array.size()];
        for (int k = 0; k < out.length; k++) {
            out[k] = number(name, array.get(k));
        }
        return out;
    }
}
