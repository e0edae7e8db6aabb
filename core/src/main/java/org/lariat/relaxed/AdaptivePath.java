package org.lariat.relaxed;

import org.lariat.LassoModel;
import org.lariat.LassoPath;
import org.lariat.objective.Problem;

/**
 * A path of the adaptive lasso.
 *
 * @param initial the first estimate
 * @param problem the problem with the penalty factors made from it: what the path was fitted to
 * @param path the path, certified for that problem
 */
public record AdaptivePath(LassoModel initial, Problem problem, LassoPath path) {}
