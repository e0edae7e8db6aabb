package org.lariat.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lariat.data.text.Quoted;

/** What each column of a delimited text file is for. */
final class CsvLayout {
    /** What a column is for. */
    enum Role {
        FEATURE,
        TARGET,
        WEIGHTS,
        OFFSET,
        SKIPPED
    }

    /** From this many columns on, numbers that ascend from left to right pass for names, such as wavelengths. */
    private static final int FEWEST_NUMERIC_NAMES = 3;

    private final InputFile file;
    private final List<String> header;
    private final List<Role> roles = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private CsvLayout(InputFile file, List<String> header) {
        this.file = file;
        this.header = header;
    }

    /**
     * Checks a header and gives each column its role.
     *
     * @param side what was found in the target file, which then is not looked for here
     */
    static CsvLayout of(InputFile file, List<String> header, ReadOptions options, RowValues side) {
        CsvLayout layout = new CsvLayout(file, header);
        layout.checkNames();
        String target = side.y() == null ? options.target() : null;
        String weights = side.weights() == null ? options.weights() : null;
        String offset = side.offset() == null ? options.offset() : null;
        layout.mustHave(target, "for the response (--target)");
        layout.mustHave(weights, "for the weights (--weights)");
        layout.mustHave(offset, "for the offset (--offset)");
        for (String name : options.ignored().stream().sorted().toList()) {
            layout.mustHave(name, "to leave out (--ignore)");
        }
        for (String name : options.categorical().stream().sorted().toList()) {
            layout.mustHave(name, "to take as categories (--categories)");
        }
        for (String name : options.preparation().named()) {
            layout.mustHave(name, "to prepare (--log, --signed-log, --clip-at)");
        }
        for (String name : header) {
            layout.roles.add(
                    name.equals(target)
                            ? Role.TARGET
                            : name.equals(weights)
                                    ? Role.WEIGHTS
                                    : name.equals(offset)
                                            ? Role.OFFSET
                                            : layout.isFeature(name, options) ? Role.FEATURE : Role.SKIPPED);
        }
        if (!layout.roles.contains(Role.FEATURE)) {
            Set<String> only = options.only();
            if (only != null && !only.isEmpty()) {
                String wanted = only.stream().sorted().findFirst().orElseThrow();
                throw file.error("has none of the columns that are needed, such as " + Quoted.of(wanted) + "; "
                        + CloseNames.hint(wanted, header) + layout.delimiterHint());
            }
            throw file.error("there is no feature column left among its " + header.size()
                    + (header.size() == 1 ? " column" : " columns") + layout.delimiterHint());
        }
        return layout;
    }

    private boolean isFeature(String name, ReadOptions options) {
        if (name.isEmpty()) {
            notes.add("the first column has no name and was left out as row names");
            return false;
        }
        if (name.equals(options.target())) {
            notes.add("column " + Quoted.of(name) + " was left out: the response of that name comes from "
                    + options.targetFile());
            return false;
        }
        Set<String> only = options.only();
        return !options.ignored().contains(name) && (only == null || only.contains(name));
    }

    private void checkNames() {
        if (allNumbers(header)) {
            if (!ascendingNumbers()) {
                throw file.error(
                        1, "holds only numbers and looks like data; the first line must hold the names of the columns");
            }
            notes.add("line 1 holds only numbers, which ascend; they were taken as names of the columns");
        }
        Set<String> seen = new HashSet<>();
        for (int c = 0; c < header.size(); c++) {
            String name = header.get(c);
            if (name.isEmpty() && (c > 0 || header.size() == 1)) {
                throw file.error(1, "column " + (c + 1) + " has no name; give it one");
            }
            if (!seen.add(name)) {
                throw file.error(1, "the name " + Quoted.of(name) + " occurs twice; names must differ");
            }
        }
    }

    /** True if every field is a number: a header that is none. */
    static boolean allNumbers(List<String> fields) {
        return fields.stream().allMatch(f -> Numbers.parse(f).isPresent());
    }

    private boolean ascendingNumbers() {
        double last = Double.NEGATIVE_INFINITY;
        for (String field : header) {
            OptionalDouble value = Numbers.parse(field);
            if (!(value.orElse(Double.NaN) > last)) {
                return false;
            }
            last = value.getAsDouble();
        }
        return header.size() >= FEWEST_NUMERIC_NAMES;
    }

    private void mustHave(@Nullable String name, String use) {
        if (name != null && !header.contains(name)) {
            throw file.error("there is no column " + Quoted.of(name) + " " + use + "; " + CloseNames.hint(name, header)
                    + delimiterHint());
        }
    }

    private String delimiterHint() {
        if (header.size() == 1) {
            for (char c : new char[] {',', ';', '\t', ' '}) {
                if (header.getFirst().indexOf(c) >= 0) {
                    return "; if it is delimited by " + (c == '\t' ? "tabs" : "'" + c + "'")
                            + ", say so with --delimiter";
                }
            }
        }
        return "";
    }

    List<String> header() {
        return header;
    }

    Role role(int column) {
        return roles.get(column);
    }

    /** Columns of the file that are not read. */
    List<String> skipped() {
        List<String> skipped = new ArrayList<>();
        for (int c = 0; c < header.size(); c++) {
            if (roles.get(c) == Role.SKIPPED) {
                skipped.add(header.get(c));
            }
        }
        return skipped;
    }

    List<String> notes() {
        return notes;
    }
}
