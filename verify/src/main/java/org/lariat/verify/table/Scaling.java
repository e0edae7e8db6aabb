package org.lariat.verify.table;

import org.lariat.LassoOptions;
import org.lariat.objective.Problem;

/** What scale the penalty of a column is on. */
enum Scaling implements Level {
    /** Its standard deviation. */
    STANDARDIZED,
    /** Its own units. */
    PLAIN,
    /** A scale given with the problem, here up to twice the range. */
    GIVEN;

    LassoOptions apply(LassoOptions options) {
        return options.standardize(this == STANDARDIZED);
    }

    Problem apply(Problem problem, RawData data) {
        if (this != GIVEN) {
            return problem;
        }
        double[] scales = new double[data.columns().length];
        for (int j = 0; j < scales.length; j++) {
            scales[j] = (1 + 0.5 * (j % 3)) * data.range(j);
        }
        return problem.scales(scales);
    }
}
