package org.lariat;

import org.lariat.path.PathListener;

/** Hears of every model of a path as soon as it is there, in the thread that computes. */
public interface ModelListener extends PathListener {
    /**
     * Called after every point, before {@link #onPoint}.
     *
     * @param model in original units
     */
    void onModel(LassoModel model);
}
