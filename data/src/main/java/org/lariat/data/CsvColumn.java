package org.lariat.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.lariat.data.CsvLayout.Role;
import org.lariat.matrix.ElementType;

/** One column of a delimited text file as it is read: numbers, or numbers that stand for levels. NaN is a missing value. */
final class CsvColumn {
    /** More levels than this are taken for a mistake: an identifier, or numbers spelled in a way that is not understood. */
    static final int MOST_LEVELS = 1000;

    private final InputFile file;
    private final String name;
    private final int position;
    private final Role role;
    private final boolean categorical;
    private final Doubles values = new Doubles();
    private final Map<String, Integer> levels = new HashMap<>();
    private final ColumnSum sum = new ColumnSum(); // of the rows used; of levels only the number is of interest
    private int[] uses = new int[0]; // of each level, in the rows used

    CsvColumn(InputFile file, String name, int position, Role role, boolean categorical) {
        this.file = file;
        this.name = name;
        this.position = position;
        this.role = role;
        this.categorical = categorical;
    }

    String name() {
        return name;
    }

    /** Number of the column in the file, from 0. */
    int position() {
        return position;
    }

    Role role() {
        return role;
    }

    boolean categorical() {
        return categorical;
    }

    /** The values of a column beside the features, which is kept here. */
    Doubles values() {
        return values;
    }

    /** Takes note of a feature's value in a row that is used. */
    void count(double value) {
        sum.add(value);
        if (categorical && !Double.isNaN(value)) {
            if (value >= uses.length) {
                uses = Arrays.copyOf(uses, levels.size() + 8);
            }
            uses[(int) value]++;
        }
    }

    /** Number of rows counted in which the value is missing. */
    int missing() {
        return sum.missing();
    }

    /** Mean of the values counted, NaN if there are none. */
    double mean() {
        return sum.present() == 0 ? Double.NaN : sum.mean();
    }

    /** Mean of the indicator of a level. */
    double mean(String level) {
        return (double) uses[number(level)] / sum.present();
    }

    /** The value in a row, NaN if it is missing and may be. */
    double parse(CsvRecord row, ReadOptions options) {
        return parse(row.getField(position), row.getStartingLineNumber(), options);
    }

    /** The value a field stands for, NaN if it is missing and may be. */
    double parse(String text, long line, ReadOptions options) {
        if (Numbers.isMissing(text)) {
            return missing(text, line, options.missing());
        }
        if (categorical) {
            return level(text.strip());
        }
        OptionalDouble number = Numbers.parse(text);
        if (number.isEmpty()) {
            throw file.error(
                    line,
                    name,
                    "'" + text + "' is not a number; "
                            + (role == Role.FEATURE
                                    ? "read text as categories with --one-hot, or leave the column out with --ignore "
                                            + name
                                    : "the " + what() + " must be numbers"));
        }
        double value = number.getAsDouble();
        if (Double.isInfinite(value)) {
            throw file.error(line, name, "'" + text + "' is not finite in float64; correct it or delete the row");
        }
        boolean narrow = role == Role.FEATURE && options.elementType() == ElementType.FLOAT32;
        if (narrow && Float.isInfinite((float) value)) {
            throw file.error(line, name, "'" + text + "' is too large for float32; read the data as float64");
        }
        return value;
    }

    private double missing(String text, long line, MissingPolicy policy) {
        if (policy == MissingPolicy.DROP_ROW || (policy == MissingPolicy.MEAN && role == Role.FEATURE)) {
            return Double.NaN;
        }
        String found = text.isBlank() ? "the value is missing" : "the value is missing ('" + text.strip() + "')";
        throw file.error(
                line,
                name,
                found
                        + (role == Role.FEATURE
                                ? "; fill in the mean of the column with --missing mean, or drop such rows with --missing"
                                        + " drop-row"
                                : "; drop such rows with --missing drop-row (the " + what()
                                        + " cannot be filled in with a mean)"));
    }

    private String what() {
        return switch (role) {
            case TARGET -> "response values";
            case WEIGHTS -> "weights";
            default -> "offset values";
        };
    }

    private double level(String text) {
        int known = levels.computeIfAbsent(text, absent -> levels.size());
        if (levels.size() > MOST_LEVELS) {
            throw file.error("column '" + name + "' has more than " + MOST_LEVELS
                    + " different texts, too many for categories; leave it out with --ignore " + name);
        }
        return known;
    }

    /** The levels in use, sorted. */
    List<String> sortedLevels() {
        return levels.keySet().stream()
                .filter(l -> number(l) < uses.length && uses[number(l)] > 0)
                .sorted()
                .toList();
    }

    /** The number that stands for a level, −1 for an unknown one. */
    int number(String level) {
        return levels.getOrDefault(level, -1);
    }
}
