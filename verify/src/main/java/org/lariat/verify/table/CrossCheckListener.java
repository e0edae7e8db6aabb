package org.lariat.verify.table;

/** Hears how far a table is. */
@FunctionalInterface
public interface CrossCheckListener {
    /** Does nothing. */
    CrossCheckListener NONE = (done, total) -> {};

    /**
     * Called from one thread.
     *
     * @param done fits done
     * @param total fits in all
     */
    void onProgress(int done, int total);
}
