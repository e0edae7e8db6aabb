package org.lariat.cli.report;

import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/** Builds HTML. All text and all values of attributes are escaped: a name with {@code <} in it is a name, nothing else. */
final class Html {
    private static final Set<String> NAMED =
            Set.of("feature", "ended", "program", "what", "change", "operation", "from");

    private final StringBuilder out = new StringBuilder();

    /**
     * Begins an element.
     *
     * @param tag of it
     * @param attributes names and values in turn
     */
    Html open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int k = 0; k < attributes.length; k += 2) {
            out.append(' ').append(attributes[k]).append("=\"");
            escape(attributes[k + 1]);
            out.append('"');
        }
        out.append('>');
        return this;
    }

    /** Ends an element. */
    Html close(String tag) {
        out.append("</").append(tag).append(">\n");
        return this;
    }

    /** Adds text. */
    Html text(String text) {
        escape(text);
        return this;
    }

    /** Adds an element that holds text. */
    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    /** Adds a paragraph. */
    Html paragraph(String text) {
        return element("p", text);
    }

    /** Adds what is HTML already: styles, scripts, and other parts built here. */
    Html raw(String html) {
        out.append(html);
        return this;
    }

    private void escape(String text) {
        for (int k = 0; k < text.length(); k++) {
            char c = text.charAt(k);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }

    /**
     * Adds the place of a chart.
     *
     * @param id of the chart
     * @param caption what it shows
     * @param tall whether it needs height
     */
    Html chart(String id, String caption, boolean tall) {
        return open("figure")
                .element("figcaption", caption)
                .open("div", "id", id, "class", tall ? "chart tall" : "chart", "role", "img", "aria-label", caption)
                .close("div")
                .close("figure");
    }

    /** Adds a table that is open. */
    Html table(List<String> header, List<List<String>> rows) {
        return table(header, rows, k -> false);
    }

    /** Adds a table, some of whose rows are marked. */
    Html table(List<String> header, List<List<String>> rows, IntPredicate marked) {
        open("div", "class", "scroll").open("table").open("thead").open("tr");
        header.forEach(cell -> element("th", cell, "scope", "col"));
        close("tr").close("thead").open("tbody");
        for (int r = 0; r < rows.size(); r++) {
            open("tr", marked.test(r) ? new String[] {"class", "chosen"} : new String[0]);
            List<String> row = rows.get(r);
            for (int c = 0; c < row.size(); c++) {
                element("td", row.get(c), "class", NAMED.contains(header.get(c)) ? "name" : "number");
            }
            close("tr");
        }
        return close("tbody").close("table").close("div");
    }

    /** Adds what a reader may fold away; it is printed in full. */
    Html folded(String summary, Runnable content) {
        open("details").element("summary", summary);
        content.run();
        return close("details");
    }

    /** Adds names and values, one pair a row. */
    Html facts(List<Fact> facts) {
        open("table", "class", "facts").open("tbody");
        for (Fact fact : facts) {
            open("tr")
                    .element("th", fact.name(), "scope", "row")
                    .element("td", fact.value())
                    .close("tr");
        }
        return close("tbody").close("table");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
