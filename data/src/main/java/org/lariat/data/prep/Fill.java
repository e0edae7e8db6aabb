package org.lariat.data.prep;

/** What is put in place of missing values. */
public enum Fill {
    /** The mean of the column; of a category the share of each level. */
    MEAN("mean"),
    /** The median of the column; of a category its most frequent level, the first of equal ones. */
    MEDIAN("median");

    private final String label;

    Fill(String label) {
        this.label = label;
    }

    /** The name in flags and messages. */
    public String label() {
        return label;
    }
}
