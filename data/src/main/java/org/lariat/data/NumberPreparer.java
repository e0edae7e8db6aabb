package org.lariat.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.lariat.data.prep.ColumnSteps;
import org.lariat.data.prep.Fill;
import org.lariat.data.prep.NumberFitter;
import org.lariat.data.prep.NumberSteps;
import org.lariat.data.prep.Pipeline;
import org.lariat.data.prep.Training;
import org.lariat.data.text.Quoted;

/** Prepares columns of numbers while data is read: by the steps that are given, or by steps fitted on the training rows. */
final class NumberPreparer {
    private final InputFile file;
    private final ReadOptions options;
    private final NumberFitter fitter;
    private final FillNotes notes;
    private final List<ColumnSteps> made = new ArrayList<>();

    NumberPreparer(InputFile file, ReadOptions options, Training training) {
        this.file = file;
        this.options = options;
        this.fitter = new NumberFitter(options.preparation(), options.missing().fill(), training);
        this.notes = new FillNotes(options);
    }

    /** Whether anything is done to a column. */
    boolean concerns(String name) {
        Pipeline given = options.fitted();
        return given == null ? fitter.concerns(name) : given.number(name) != null;
    }

    /** Whether the missing values of a column have an indicator, if there are such values in training rows. */
    boolean indicates(String name, boolean missingInTraining) {
        if (options.fitted() == null) {
            return options.preparation().indicators() && options.missing().fill() != null && missingInTraining;
        }
        NumberSteps given = options.fitted().number(name);
        return given != null && given.indicator();
    }

    /**
     * Changes a column to what the model sees.
     *
     * @param values (n), NaN where missing; changed
     * @param indicator what {@link #indicates} said
     * @param place says where a row is, as a message begins
     * @throws DataException if there is nothing to fill in, or no logarithm
     */
    void prepare(String name, double[] values, boolean indicator, IntFunction<String> place) {
        NumberSteps given = options.fitted() == null ? null : options.fitted().number(name);
        NumberSteps steps = given == null ? fitter.fit(name, values, indicator) : given;
        int missing = 0;
        for (int i = 0; i < values.length; i++) {
            if (!steps.isDefined(values[i])) {
                throw new DataException(place.apply(i) + " is " + values[i]
                        + ", which has no log(1 + x); take --signed-log, or clip it with --clip-at " + name + "=0:");
            }
            missing += Double.isNaN(values[i]) ? 1 : 0;
        }
        Fill wanted = options.fitted() == null ? options.missing().fill() : null;
        if (wanted != null && !steps.fills()) {
            throw nothingToFill(file, options, name);
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = steps.apply(values[i]);
        }
        notes.add(name, missing);
        add(steps);
    }

    /** The sentence for a column without values in the rows that count. */
    static DataException nothingToFill(InputFile file, ReadOptions options, String name) {
        Fill fill = options.missing().fill();
        return file.error(
                "column " + Quoted.of(name) + " has no values" + (options.holdout() == null ? "" : " in training rows")
                        + ", so it has no " + (fill == null ? "value to fill in" : fill.label())
                        + "; leave it out with --ignore " + name);
    }

    /** Adds steps that were made elsewhere, in the order of the columns. */
    void add(ColumnSteps steps) {
        if (!(steps instanceof NumberSteps number && number.isEmpty())) {
            made.add(steps);
        }
    }

    /** Where values were filled in. */
    FillNotes fillNotes() {
        return notes;
    }

    /** All steps. */
    Pipeline pipeline() {
        Pipeline given = options.fitted();
        return given != null ? given : new Pipeline(made, options.preparation().unseen());
    }
}
