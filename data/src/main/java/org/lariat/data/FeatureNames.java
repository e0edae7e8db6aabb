package org.lariat.data;

import java.util.List;
import java.util.Set;
import org.lariat.data.prep.Pipeline;

/**
 * The columns of a data set.
 *
 * @param names of the features, (p)
 * @param numbered whether the names are V1 … Vp for want of others
 * @param categorical columns of the file that became indicators
 * @param skipped columns of the file that were left out
 * @param pipeline the steps the features were made with
 */
record FeatureNames(
        List<String> names, boolean numbered, Set<String> categorical, List<String> skipped, Pipeline pipeline) {
    FeatureNames {
        names = numbered ? new NumberedNames(names.size()) : List.copyOf(names);
        categorical = Set.copyOf(categorical);
        skipped = List.copyOf(skipped);
    }

    static FeatureNames numbered(int columns) {
        return new FeatureNames(new NumberedNames(columns), true, Set.of(), List.of(), Pipeline.NONE);
    }
}
