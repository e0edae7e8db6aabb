package org.lariat.data;

/** How lists grow. */
final class Growth {
    /** The longest array the JVM is sure to allocate. */
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private Growth() {}

    /** The next capacity after {@code size}: half as much again. */
    static int of(int size) {
        if (size == LONGEST) {
            throw new DataException("more than " + LONGEST + " entries do not fit into one matrix; split the data");
        }
        return (int) Math.min(LONGEST, size + (size >> 1) + 8L);
    }
}
