package org.lariat.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.lariat.data.CsvLayout.Role;
import org.lariat.data.prep.Training;
import org.lariat.data.text.Quoted;
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
    private final boolean filled;
    private final Doubles values = new Doubles();
    private final Map<String, Integer> levels = new HashMap<>();
    private final Ints missing = new Ints(); // rows used in which the value is missing
    private final Ints codes =
            new Ints(); // of a category: the number of the level in each row used, −1 for a missing one

    /**
     * A column of which nothing is known yet.
     *
     * @param position in the file, from 0
     * @param categorical whether it holds levels rather than numbers
     * @param filled whether missing values are allowed, since something takes their place
     */
    CsvColumn(InputFile file, String name, int position, Role role, boolean categorical, boolean filled) {
        this.file = file;
        this.name = name;
        this.position = position;
        this.role = role;
        this.categorical = categorical;
        this.filled = filled;
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

    /** Takes note of a value: of row {@code row} of those used, which ascend from 0. */
    void count(int row, double value) {
        if (Double.isNaN(value)) {
            missing.add(row);
        }
        if (categorical) {
            codes.add(Double.isNaN(value) ? -1 : (int) value);
        }
    }

    /** The rows used in which the value is missing. */
    int[] missing() {
        return missing.toArray();
    }

    /** Whether the value is missing in a training row. */
    boolean missingIn(Training training) {
        return Arrays.stream(missing()).anyMatch(training::includes);
    }

    /** Of a category: the number of training rows with each level. */
    Map<String, Integer> uses(Training training) {
        int[] counts = new int[levels.size()];
        int[] level = codes.toArray();
        for (int i = 0; i < level.length; i++) {
            if (level[i] >= 0 && training.includes(i)) {
                counts[level[i]]++;
            }
        }
        Map<String, Integer> uses = new HashMap<>();
        levels.forEach((text, number) -> {
            if (counts[number] > 0) {
                uses.put(text, counts[number]);
            }
        });
        return uses;
    }

    /** Of a category: all levels, at the place that is their number. */
    List<String> levels() {
        String[] texts = new String[levels.size()];
        levels.forEach((text, number) -> texts[number] = text);
        return List.of(texts);
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
                    Quoted.of(text) + " is not a number; "
                            + (role == Role.FEATURE
                                    ? "read text as categories with --one-hot, or leave the column out with --ignore "
                                            + name
                                    : "the " + what() + " must be numbers"));
        }
        double value = number.getAsDouble();
        if (Double.isInfinite(value)) {
            throw file.error(line, name, Quoted.of(text) + " is not finite in float64; correct it or delete the row");
        }
        boolean narrow = role == Role.FEATURE && options.elementType() == ElementType.FLOAT32;
        if (narrow && Float.isInfinite((float) value)) {
            throw file.error(line, name, Quoted.of(text) + " is too large for float32; read the data as float64");
        }
        return value;
    }

    private double missing(String text, long line, MissingPolicy policy) {
        if (policy == MissingPolicy.DROP_ROW || filled) {
            return Double.NaN;
        }
        String found =
                text.isBlank() ? "the value is missing" : "the value is missing (" + Quoted.of(text.strip()) + ")";
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
            throw file.error("column " + Quoted.of(name) + " has more than " + MOST_LEVELS
                    + " different texts, too many for categories; leave it out with --ignore " + name);
        }
        return known;
    }
}
