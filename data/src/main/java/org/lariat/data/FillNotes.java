package org.lariat.data;

import java.util.ArrayList;
import java.util.List;
import org.lariat.data.prep.Fill;
import org.lariat.data.text.Quoted;

/** Remembers where something was put in place of missing values. */
final class FillNotes {
    private static final int SHOWN = 5;

    private final String what;
    private final List<String> columns = new ArrayList<>();
    private long count;

    /** Starts with nothing filled in; steps that are given say what was put in, else the policy does. */
    FillNotes(ReadOptions options) {
        Fill fill = options.missing().fill();
        this.what = options.fitted() != null || fill == null
                ? "by what the model puts in their place"
                : "by the " + fill.label() + " of the column";
    }

    /** Takes note of missing values of a column. */
    void add(String name, int missing) {
        if (missing > 0) {
            count += missing;
            columns.add(Quoted.of(name) + " (" + missing + ")");
        }
    }

    /** What a user should know: nothing, or one sentence. */
    List<String> all() {
        if (count == 0) {
            return List.of();
        }
        String shown = String.join(", ", columns.subList(0, Math.min(SHOWN, columns.size())));
        return List.of((count == 1 ? "1 missing value was" : count + " missing values were") + " replaced " + what
                + ": " + shown + (columns.size() > SHOWN ? ", … (" + columns.size() + " columns in all)" : ""));
    }
}
