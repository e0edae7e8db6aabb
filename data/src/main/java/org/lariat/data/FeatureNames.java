package org.lariat.data;

import java.util.List;
import java.util.Set;

/**
 * The columns of a data set.
 *
 * @param names of the features, (p)
 * @param numbered whether the names are V1 … Vp for want of others
 * @param categorical columns of the file that became indicators
 * @param skipped columns of the file that were left out
 */
record FeatureNames(List<String> names, boolean numbered, Set<String> categorical, List<String> skipped) {
    FeatureNames {
        names = numbered ? new NumberedNames(names.size()) : List.copyOf(names);
        categorical = Set.copyOf(categorical);
        skipped = List.copyOf(skipped);
    }

    static FeatureNames numbered(int columns) {
        return new FeatureNames(new NumberedNames(columns), true, Set.of(), List.of());
    }
}
