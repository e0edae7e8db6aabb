package org.lariat.solver;

/**
 * What the active-set solver may keep in memory beside the data. Fixed numbers, never the machine's free memory: what runs, and
 * hence the result, must not depend on the machine.
 *
 * @param gramBytes for Gram matrix and factor of the working set
 * @param anchorBytes for the anchors of the bounds
 */
public record MemoryBudget(long gramBytes, long anchorBytes) {
    /** 2 GiB for the Gram matrix, 256 MiB for anchors. */
    public static final MemoryBudget DEFAULT = new MemoryBudget(2L << 30, 1L << 28);

    /** More anchors than this resolve hardly more columns. */
    private static final int MOST_ANCHORS = 10;

    /** Checks both. */
    public MemoryBudget {
        if (gramBytes < 0 || anchorBytes < 0) {
            throw new IllegalArgumentException(
                    "memory budgets must be at least 0, not " + Math.min(gramBytes, anchorBytes));
        }
    }

    /** Columns that a working set may have: G and as much again for the factor. */
    int workingSet() {
        return (int) Math.sqrt(gramBytes / (2.0 * Double.BYTES));
    }

    /** Anchors to keep for n rows and p columns. */
    int anchors(int rows, int columns) {
        return (int) Math.max(1, Math.min(MOST_ANCHORS, anchorBytes / (8L * ((long) rows + columns))));
    }
}
