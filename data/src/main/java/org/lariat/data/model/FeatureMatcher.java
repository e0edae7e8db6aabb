package org.lariat.data.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lariat.LassoModel;
import org.lariat.data.DataException;
import org.lariat.data.Dataset;
import org.lariat.data.MissingPolicy;
import org.lariat.data.ReadOptions;
import org.lariat.data.ReadOptionsBuilder;
import org.lariat.data.prep.NumberSteps;
import org.lariat.data.text.Quoted;

/**
 * Applies a saved model to data whose columns come in another order, with some more and perhaps some less: columns are
 * found by name. Columns without names (npy, svmlight …) are taken in order, if there are as many as the model has.
 */
public final class FeatureMatcher {
    private final SavedModel saved;
    private final Dataset data;
    private final int[] columnOf; // for each feature of the model its column in the data, or −1
    private final TrainedSteps steps;
    private final List<String> notes = new ArrayList<>();

    private FeatureMatcher(SavedModel saved, Dataset data) {
        this.saved = saved;
        this.data = data;
        this.steps = new TrainedSteps(saved);
        this.columnOf = new int[saved.features().size()];
    }

    /**
     * How to read data to predict for: of named columns only those the models use, prepared by the steps of the model, and
     * for {@link MissingPolicy#MEAN} with the means of the training data where the steps fill in nothing.
     *
     * @param saved the model file
     * @param models the points of its path that will be used
     * @param base everything else
     * @throws DataException if medians are asked for, which a model has only if it fills them in anyway
     */
    public static ReadOptions options(SavedModel saved, List<LassoModel> models, ReadOptions base) {
        TrainedSteps steps = new TrainedSteps(saved);
        Set<String> only = new HashSet<>();
        for (int j : used(models)) {
            only.add(steps.source(saved.features().get(j)));
        }
        List<String> inputs = steps.inputs();
        if (only.isEmpty()) {
            only.addAll(inputs);
        }
        ReadOptionsBuilder builder = base.toBuilder().only(only).fitted(steps.pipeline(base.missing()));
        boolean changes = saved.pipeline().columns().stream().anyMatch(NumberSteps.class::isInstance);
        if (changes) {
            builder.inputs(inputs);
        }
        if (base.features() == 0) {
            builder.features(changes ? inputs.size() : saved.features().size());
        }
        return builder.build();
    }

    private static int[] used(List<LassoModel> models) {
        return models.stream()
                .flatMapToInt(m -> Arrays.stream(m.indices()))
                .distinct()
                .sorted()
                .toArray();
    }

    /**
     * Finds the features of a model in data.
     *
     * @param saved the model file
     * @param models the points of its path that will be used
     * @param data what to predict for
     * @throws DataException if a feature with a non-zero coefficient is not there, or unnamed columns differ in number
     */
    public static FeatureMatcher match(SavedModel saved, List<LassoModel> models, Dataset data) {
        FeatureMatcher matcher = new FeatureMatcher(saved, data);
        if (data.namesNumbered() && data.names().size() == saved.features().size()) {
            matcher.inOrder();
        } else {
            matcher.byName();
            matcher.check(models);
        }
        return matcher;
    }

    private void inOrder() {
        Arrays.setAll(columnOf, j -> j);
        if (!data.names().equals(saved.features())) {
            notes.add("the columns of the data have no names; they were taken in the order of the model");
        }
    }

    private void byName() {
        Map<String, Integer> columns = new HashMap<>();
        for (int j = 0; j < data.names().size(); j++) {
            columns.put(data.names().get(j), j);
        }
        Arrays.setAll(columnOf, j -> columns.getOrDefault(saved.features().get(j), -1));
    }

    private void check(List<LassoModel> models) {
        Set<Integer> used = new HashSet<>();
        for (int j : used(models)) {
            used.add(j);
        }
        List<String> missing = new ArrayList<>();
        List<String> absent = new ArrayList<>();
        for (int j = 0; j < columnOf.length; j++) {
            String name = saved.features().get(j);
            if (columnOf[j] < 0 && !isLevelNotSeen(name)) {
                if (used.contains(j)) {
                    missing.add(name);
                } else if (!data.skipped().contains(steps.source(name))) {
                    absent.add(name);
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new DataException(
                    data.source() + ": the model needs " + (missing.size() == 1 ? "column " : "columns ")
                            + quoted(missing) + ", which the data does not have");
        }
        if (!absent.isEmpty()) {
            notes.add(absent.size() + (absent.size() == 1 ? " feature" : " features")
                    + " of the model with coefficient 0 not found in the data: " + quoted(absent));
        }
        noteExtra();
    }

    /** A level of a category that a file made elsewhere does not have: its indicator would be 0 in every row. */
    private boolean isLevelNotSeen(String feature) {
        String source = steps.source(feature);
        return !source.equals(feature) && data.categorical().contains(source);
    }

    private void noteExtra() {
        Set<String> known = new HashSet<>(saved.features());
        saved.features().forEach(name -> known.add(steps.source(name)));
        known.add("");
        List<String> extra = new ArrayList<>(data.names());
        extra.addAll(data.skipped());
        extra.removeIf(known::contains);
        if (!extra.isEmpty()) {
            notes.add(extra.size() + (extra.size() == 1 ? " column" : " columns")
                    + " of the data not known to the model and not used: " + quoted(extra));
        }
    }

    private static String quoted(List<String> names) {
        String first = names.stream().limit(5).map(Quoted::of).collect(Collectors.joining(", "));
        return names.size() > 5 ? first + ", … (" + names.size() + " in all)" : first;
    }

    /** What a user should know, a sentence each: columns not used, features not found, columns taken in order. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /**
     * Predicts for each row of the data, (n); adds the offset of the data where it has one.
     *
     * @param model one of those that were matched
     */
    public double[] predict(LassoModel model) {
        double[] out = data.offset().orElseGet(() -> new double[data.x().rows()]);
        for (int i = 0; i < out.length; i++) {
            out[i] += model.intercept();
        }
        int[] index = model.indices();
        double[] value = model.values();
        int[] columns = new int[index.length];
        double[] coefficients = new double[index.length];
        int count = 0;
        for (int k = 0; k < index.length; k++) {
            if (columnOf[index[k]] >= 0) {
                columns[count] = columnOf[index[k]];
                coefficients[count++] = value[k];
            }
        }
        data.x().combine(columns, coefficients, count, out);
        return out;
    }
}
