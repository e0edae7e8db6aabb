package org.lariat.data.model;

import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.util.MinimalPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes JSON for line-wise tools: each field of the outermost object begins a line, and so does each object in an array of
 * its own. Doubles have the fewest digits that read back to the same bits; what is not finite is a string.
 */
final class JsonLines {
    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JsonLines() {}

    /** A generator that leaves the stream open. */
    static JsonGenerator generator(OutputStream out) {
        return MAPPER.writer()
                .with(new Printer())
                .without(tools.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET)
                .createGenerator(out);
    }

    /** Writes a value. */
    static void number(JsonGenerator json, double value) {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeString(Double.toString(value));
        }
    }

    /** Writes a field. */
    static void number(JsonGenerator json, String name, double value) {
        json.writeName(name);
        number(json, value);
    }

    /** Writes a field with an array. */
    static void numbers(JsonGenerator json, String name, double[] values) {
        json.writeName(name);
        json.writeStartArray();
        for (double value : values) {
            number(json, value);
        }
        json.writeEndArray();
    }

    /** Writes a field with an array. */
    static void integers(JsonGenerator json, String name, int[] values) {
        json.writeName(name);
        json.writeArray(values, 0, values.length);
    }

    /** Writes a field with an array. */
    static void strings(JsonGenerator json, String name, Iterable<String> values) {
        json.writeName(name);
        json.writeStartArray();
        values.forEach(json::writeString);
        json.writeEndArray();
    }

    /** Breaks the line after each field of the outermost object and after each object of an array in it. */
    private static final class Printer extends MinimalPrettyPrinter {
        private static final long serialVersionUID = 1L;

        @Override
        public void beforeObjectEntries(JsonGenerator g) {
            if (depth(g) == 1) {
                g.writeRaw('\n');
            }
        }

        @Override
        public void writeObjectEntrySeparator(JsonGenerator g) {
            g.writeRaw(depth(g) == 1 ? ",\n" : ",");
        }

        @Override
        public void writeStartObject(JsonGenerator g) {
            TokenStreamContext context = g.streamWriteContext();
            boolean inOuterArray = context.inObject() && depth(g) == 3;
            g.writeRaw(inOuterArray ? "\n{" : "{");
        }

        @Override
        public void writeEndObject(JsonGenerator g, int entries) {
            g.writeRaw(g.streamWriteContext().getNestingDepth() == 1 ? "\n}" : "}");
        }

        private static int depth(JsonGenerator g) {
            return g.streamWriteContext().getNestingDepth();
        }
    }
}
