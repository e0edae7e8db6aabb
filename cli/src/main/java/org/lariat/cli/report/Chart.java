package org.lariat.cli.report;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the page's script draws as one chart: a JSON object. {@code kind} names the function that draws it. */
final class Chart {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** More than any screen shows, and few enough to keep the file small. */
    private static final int DIGITS = 8;

    private final ObjectNode fields = JSON.objectNode();

    Chart(String kind) {
        text("kind", kind);
    }

    /** Adds text. */
    Chart text(String name, String value) {
        fields.put(name, value);
        return this;
    }

    /** Adds a number. */
    Chart number(String name, double value) {
        fields.set(name, node(value));
        return this;
    }

    /** Adds true. */
    Chart flag(String name) {
        fields.put(name, true);
        return this;
    }

    /** Adds numbers. */
    Chart numbers(String name, double[] values) {
        ArrayNode array = fields.putArray(name);
        for (double value : values) {
            array.add(node(value));
        }
        return this;
    }

    /** Adds a number of each item. */
    <T> Chart numbers(String name, List<T> items, ToDoubleFunction<T> number) {
        return numbers(name, items.stream().mapToDouble(number).toArray());
    }

    /** Adds a text of each item. */
    <T> Chart texts(String name, List<T> items, Function<T, String> text) {
        ArrayNode array = fields.putArray(name);
        items.forEach(item -> array.add(text.apply(item)));
        return this;
    }

    /** Adds, for each item, the lines of its tooltip: label and value. */
    <T> Chart tips(List<T> items, Function<T, List<Fact>> lines) {
        ArrayNode array = fields.putArray("tips");
        for (T item : items) {
            ArrayNode tip = array.addArray();
            lines.apply(item).forEach(line -> tip.addArray().add(line.name()).add(line.value()));
        }
        return this;
    }

    /** Adds an object for each item. */
    <T> Chart objects(String name, List<T> items, Function<T, Chart> object) {
        ArrayNode array = fields.putArray(name);
        items.forEach(item -> array.add(object.apply(item).fields));
        return this;
    }

    /** Adds an axis of λ with its marks. */
    Chart lambdas(double[] lambdas, List<ReportData.Mark> marks) {
        LambdaAxis axis = new LambdaAxis(lambdas);
        return numbers("x", axis.places())
                .numbers("lambda", lambdas)
                .objects(
                        "marks",
                        marks,
                        m -> new Chart("mark")
                                .number("x", axis.place(m.lambda()))
                                .text("label", m.label()));
    }

    private static JsonNode node(double value) {
        return Double.isFinite(value)
                ? JSON.numberNode(Double.parseDouble(Digits.of(value, DIGITS)))
                : JSON.nullNode(); // drawn as a gap
    }

    ObjectNode json() {
        return fields;
    }
}
