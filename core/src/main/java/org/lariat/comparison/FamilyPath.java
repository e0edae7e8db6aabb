package org.lariat.comparison;

import org.lariat.LassoPath;
import org.lariat.objective.Problem;

/**
 * A family fitted to a problem.
 *
 * @param problem what the models were fitted to in the end: with the factors of an adaptive lasso, for instance
 * @param path its models; the options of the path say what degrees of freedom are
 */
public record FamilyPath(Problem problem, LassoPath path) {}
