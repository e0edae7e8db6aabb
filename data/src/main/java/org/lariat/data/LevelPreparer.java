package org.lariat.data;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lariat.data.prep.Levels;
import org.lariat.data.prep.Unseen;
import org.lariat.data.text.Quoted;

/** Turns the levels of one column of a text file into indicators, one row after the other. */
final class LevelPreparer {
    private static final int SHOWN = 5;

    private final InputFile file;
    private final CsvColumn column;
    private final Levels levels;
    private final Unseen unseen;
    private final int first; // feature
    private final List<String> texts; // levels of the file, in the order of their numbers
    private final int[] places; // of the levels of the file among the indicators, −1 for one without
    private final Set<String> strangers = new TreeSet<>(); // levels without an indicator of their own
    private int strange; // rows that have them

    LevelPreparer(InputFile file, CsvColumn column, Levels levels, Unseen unseen, int first) {
        this.file = file;
        this.column = column;
        this.levels = levels;
        this.unseen = unseen;
        this.first = first;
        Map<String, Integer> positions = levels.positions();
        this.texts = column.levels();
        this.places = texts.stream()
                .mapToInt(text -> positions.getOrDefault(text, -1))
                .toArray();
    }

    /**
     * Writes the indicators of a row.
     *
     * @param code the level's number in the file, NaN if it is missing
     * @param line in the file, for messages
     */
    void write(int i, double code, long line, MatrixStore store) {
        double[] indicators = new double[levels.count()];
        if (Double.isNaN(code)) {
            List<Double> fill = levels.fill();
            Arrays.setAll(indicators, l -> fill == null ? 0.0 : fill.get(l));
        } else {
            int place = place((int) code, line);
            if (place >= 0) {
                indicators[place] = 1.0;
            }
        }
        for (int l = 0; l < indicators.length; l++) {
            store.set(i, first + l, indicators[l]);
        }
        if (levels.indicator()) {
            store.set(i, first + indicators.length, Double.isNaN(code) ? 1.0 : 0.0);
        }
    }

    /** Number of the indicator that is 1, −1 if none is. */
    private int place(int code, long line) {
        if (code >= places.length) {
            throw file.error(line, column.name(), "was changed while it was read; read it again");
        }
        if (places[code] >= 0) {
            return places[code];
        }
        String text = texts.get(code);
        if (unseen == Unseen.ERROR) {
            throw file.error(
                    line,
                    column.name(),
                    "the level " + Quoted.of(text)
                            + " does not occur in the training rows; --unseen ignore sets all indicators of"
                            + " the column to 0");
        }
        strange++;
        strangers.add(text);
        return levels.other() ? levels.count() - 1 : -1;
    }

    /** The coding. */
    Levels levels() {
        return levels;
    }

    /** What a user should know: nothing, or one sentence. */
    List<String> notes() {
        if (strange == 0) {
            return List.of();
        }
        String shown = strangers.stream().limit(SHOWN).map(Quoted::of).collect(Collectors.joining(", "));
        return List.of(
                (strange == 1 ? "1 row has a level" : strange + " rows have levels") + " of " + Quoted.of(column.name())
                        + " without an indicator of its own (" + shown + (strangers.size() > SHOWN ? ", …)" : ")")
                        + (levels.other() ? ": they count as " + Levels.OTHER : ": all its indicators are 0 there"));
    }
}
