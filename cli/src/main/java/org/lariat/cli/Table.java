package org.lariat.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Text in columns: the first to the left, or all to the right. */
final class Table {
    private static final String GAP = "  ";

    private final boolean firstLeft;
    private final List<List<String>> rows = new ArrayList<>();

    private Table(boolean firstLeft, String... header) {
        this.firstLeft = firstLeft;
        rows.add(List.of(header));
    }

    /** A table of numbers. */
    static Table ofNumbers(String... header) {
        return new Table(false, header);
    }

    /** A table with a name in the first column. */
    static Table ofNamed(String... header) {
        return new Table(true, header);
    }

    /** Adds a row with as many cells as the header. */
    void row(String... cells) {
        rows.add(List.of(cells));
    }

    /** Prints all rows, each column as wide as its widest cell. */
    void print(PrintWriter out) {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], width(row.get(c)));
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < widths.length; c++) {
                String blanks = " ".repeat(widths[c] - width(row.get(c)));
                boolean left = firstLeft && c == 0;
                line.append(GAP).append(left ? row.get(c) + blanks : blanks + row.get(c));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
