package org.lariat.data.prep;

/** What to do about a level of a category that does not occur in the training rows. */
public enum Unseen {
    /** Refuse the data, naming the place. */
    ERROR,
    /** Set all indicators of the column to 0. */
    IGNORE,
    /** Count it as the level {@value Levels#OTHER}, which is learned from the levels that are rare in the training rows. */
    OTHER
}
