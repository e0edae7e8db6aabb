package org.lariat.solver;

import org.lariat.objective.GapBound;
import org.lariat.objective.StopReason;

/**
 * How work on one λ ended.
 *
 * @param bound the certificate's numbers, in the scale of the target
 * @param epochs passes of coordinate descent over working sets
 * @param stop why it ended
 */
public record PointResult(GapBound bound, long epochs, StopReason stop) {}
