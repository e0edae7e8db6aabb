package org.lariat.data.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lariat.data.DataException;
import org.lariat.data.MissingPolicy;
import org.lariat.data.prep.ColumnSteps;
import org.lariat.data.prep.Levels;
import org.lariat.data.prep.NumberSteps;
import org.lariat.data.prep.Pipeline;
import org.lariat.data.prep.Unseen;

/** The steps of a model as they apply to other data. Files of version 1 have none; there the names of features say them. */
final class TrainedSteps {
    private final SavedModel saved;
    private final Pipeline pipeline;

    TrainedSteps(SavedModel saved) {
        this.saved = saved;
        this.pipeline = saved.pipeline().isEmpty() ? fromNames(saved) : saved.pipeline();
    }

    /** Categories by the features called {@code column=level}; unknown levels are 0 throughout, as they always were. */
    private static Pipeline fromNames(SavedModel saved) {
        Map<String, List<String>> levels = new LinkedHashMap<>();
        for (String feature : saved.features()) {
            for (String category : saved.categorical()) {
                if (feature.startsWith(category + "=")) {
                    levels.computeIfAbsent(category, absent -> new ArrayList<>())
                            .add(feature.substring(category.length() + 1));
                    break;
                }
            }
        }
        List<ColumnSteps> columns = new ArrayList<>();
        levels.forEach((name, texts) -> columns.add(new Levels(name, texts, false, null, false)));
        return new Pipeline(columns, Unseen.IGNORE);
    }

    /** The column of the data that a feature comes from. */
    String source(String feature) {
        return pipeline.source(feature);
    }

    /** All columns of the data, in the order of the model. */
    List<String> inputs() {
        LinkedHashSet<String> inputs = new LinkedHashSet<>();
        saved.features().forEach(feature -> inputs.add(source(feature)));
        return List.copyOf(inputs);
    }

    /** The steps; for {@link MissingPolicy#MEAN} with the means of the training data where they fill in nothing. */
    Pipeline pipeline(MissingPolicy missing) {
        if (missing == MissingPolicy.MEDIAN) {
            throw new DataException(
                    "a model has medians only if it was fitted with --impute median, and then it fills them"
                            + " in without being asked; leave --missing out, or take --missing mean");
        }
        double[] means = saved.means().orElse(null);
        if (missing != MissingPolicy.MEAN || means == null) {
            return pipeline;
        }
        Map<String, Double> byFeature = new HashMap<>();
        for (int j = 0; j < means.length; j++) {
            byFeature.put(saved.features().get(j), means[j]);
        }
        List<ColumnSteps> columns = new ArrayList<>();
        for (String name : inputs()) {
            columns.add(filled(name, pipeline.steps(name), byFeature));
        }
        return new Pipeline(columns, pipeline.unseen());
    }

    private static ColumnSteps filled(String name, @Nullable ColumnSteps steps, Map<String, Double> means) {
        if (steps instanceof Levels levels) {
            return levels.orFill(levels.outputs().subList(0, levels.count()).stream()
                    .map(output -> means.getOrDefault(output, 0.0))
                    .toList());
        }
        NumberSteps number =
                steps instanceof NumberSteps known ? known : new NumberSteps(name, null, null, null, false);
        return number.orFill(means.getOrDefault(name, 0.0));
    }
}
