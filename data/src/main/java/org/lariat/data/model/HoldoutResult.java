package org.lariat.data.model;

import org.lariat.data.prep.Holdout;
import org.lariat.selection.Scores;

/**
 * How well a model predicts rows that had no part in it.
 *
 * @param holdout which rows those were
 * @param trainingRows how many had
 * @param heldOutRows how many had not
 * @param training scores on the former
 * @param heldOut scores on the latter
 */
public record HoldoutResult(Holdout holdout, int trainingRows, int heldOutRows, Scores training, Scores heldOut) {}
