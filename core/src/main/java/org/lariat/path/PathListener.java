package org.lariat.path;

/**
 * Follows a path while it is computed, and may end it. Called in the thread that computes; where the solver proves several points at once, it hears of them one after
 * the other then.
 */
public interface PathListener {
    /** Hears nothing and lets the path run to its end. */
    PathListener NONE = progress -> {};

    /**
     * Called after every point.
     *
     * @param progress where the path is
     */
    void onPoint(Progress progress);

    /**
     * Called after every point, before {@link #onPoint}, with the point itself.
     *
     * @param point in the scale of the standardised problem
     */
    default void onSolution(PathPoint point) {}

    /**
     * Asked between epochs; true ends the path as soon as possible, with the points done so far. Points that the solver has gone ahead to without a proof are
     * proved first, and told. An interrupted thread ends it likewise.
     */
    default boolean cancelled() {
        return false;
    }

    /**
     * Where a path is.
     *
     * @param done points finished
     * @param total points of the grid
     * @param lambda λ of the last one
     * @param nonzeros its number of non-zero coefficients
     * @param relativeGap its certified relative gap
     */
    record Progress(int done, int total, double lambda, int nonzeros, double relativeGap) {}
}
