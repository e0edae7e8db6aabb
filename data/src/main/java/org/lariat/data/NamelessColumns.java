package org.lariat.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lariat.data.prep.ColumnSteps;
import org.lariat.data.prep.Pipeline;
import org.lariat.data.text.Quoted;

/** What columns without names are called: V1 … Vp, or the names that a model has for them in its order. */
final class NamelessColumns {
    private final FeatureNames names;
    private final List<String> notes = new ArrayList<>();

    /**
     * Finds names.
     *
     * @param count number of columns p
     * @throws DataException if steps are given that do not fit the columns
     */
    NamelessColumns(InputFile file, ReadOptions options, int count) {
        List<String> inputs = options.inputs();
        FeatureNames numbered = FeatureNames.numbered(count);
        Pipeline given = options.fitted();
        boolean known = inputs.size() == count && !inputs.equals(numbered.names());
        this.names = known ? named(inputs, Pipeline.NONE) : numbered;
        if (known) {
            notes.add("the columns of the data have no names; they were taken in the order of the model");
        }
        if (given != null && given.changesNumbers()) {
            checkSteps(file, given, inputs, count);
        }
        for (String name : options.preparation().named()) {
            if (!names.names().contains(name)) {
                throw file.error("there is no column " + Quoted.of(name)
                        + " to prepare (--log, --signed-log, --clip-at); the columns are V1 to V" + count);
            }
        }
    }

    private void checkSteps(InputFile file, Pipeline given, List<String> inputs, int count) {
        Set<String> here = new HashSet<>(names.names());
        for (ColumnSteps steps : given.columns()) {
            if (!here.contains(steps.name())) {
                throw file.error(
                        "has " + count + " columns without names, the model takes " + inputs.size() + ", among them "
                                + Quoted.of(steps.name()) + "; name the columns, or give all of them in its order");
            }
            if (given.levels(steps.name()) != null) {
                throw file.error("holds numbers, but column " + Quoted.of(steps.name())
                        + " of the model holds categories; give data as delimited text");
            }
        }
    }

    private static FeatureNames named(List<String> names, Pipeline pipeline) {
        return new FeatureNames(names, false, Set.of(), List.of(), pipeline);
    }

    /** The name of column {@code j}, from 0. */
    String name(int j) {
        return names.names().get(j);
    }

    /** The names of all columns that are made, some with an indicator of missing values after them. */
    FeatureNames features(boolean[] indicators, Pipeline pipeline) {
        List<String> all = new ArrayList<>();
        boolean any = false;
        for (boolean indicator : indicators) {
            any |= indicator;
        }
        if (!any) {
            return new FeatureNames(names.names(), names.numbered(), names.categorical(), names.skipped(), pipeline);
        }
        for (int j = 0; j < indicators.length; j++) {
            all.add(name(j));
            if (indicators[j]) {
                all.add(name(j) + ColumnSteps.MISSING);
            }
        }
        return named(all, pipeline);
    }

    /** What a user should know. */
    List<String> notes() {
        return notes;
    }
}
