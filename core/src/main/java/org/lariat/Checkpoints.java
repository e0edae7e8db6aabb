package org.lariat;

import java.util.function.Consumer;
import org.lariat.path.PartialPath;

/**
 * Where a path goes on, and how often it says how far it is; see {@link LassoOptions#path(org.lariat.objective.Problem,
 * org.lariat.path.PathListener, Checkpoints)}.
 *
 * @param every number of λs after which the state is handed over, ≥ 1. It is part of what determines the last bits of the result
 * @param from what an earlier fit of the same problem with the same options handed over last, {@link PartialPath#NONE} to start
 * @param saved gets the state after every so many λs, and at the end, in the thread that computes; for instance to write it to a file.
 *     What it throws ends the fit
 */
public record Checkpoints(int every, PartialPath from, Consumer<PartialPath> saved) {
    /** Number of λs between checkpoints that suits most paths: a tenth of the default grid. */
    public static final int DEFAULT_EVERY = 10;

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Checkpoints {
        if (every < 1) {
            throw new IllegalArgumentException("checkpoints must be at least 1 lambda apart, not " + every);
        }
    }
}
