package org.lariat.stability;

/** Follows fits on resampled rows, and may end them. */
public interface ResamplingListener {
    /** Hears nothing and lets all fits run. */
    ResamplingListener NONE = (done, total) -> {};

    /**
     * Called after every fit, by one thread at a time, in the order in which fits happen to end.
     *
     * @param done fits finished
     * @param total fits in all
     */
    void onFit(int done, int total);

    /**
     * Asked between epochs, by several threads at once; true ends all fits as soon as possible. Interrupting the thread that
     * called does so likewise.
     */
    default boolean cancelled() {
        return false;
    }
}
