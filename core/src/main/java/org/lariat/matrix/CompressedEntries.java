package org.lariat.matrix;

import java.util.Arrays;

/**
 * Stored entries in groups (rows or columns): those of group g are numbered {@code pointers[g] … pointers[g+1]−1}, and
 * each has a number within the other dimension and a value. The arithmetic of CSR, CSC and triplets.
 */
final class CompressedEntries {
    private final long[] pointers;
    private final int[] numbers;
    private final double[] values;

    CompressedEntries(long[] pointers, int[] numbers, double[] values) {
        this.pointers = pointers;
        this.numbers = numbers;
        this.values = values;
    }

    /** Groups triplets by {@code group}, keeping their order within a group. */
    static CompressedEntries ofTriplets(int groups, int[] group, int[] number, double[] value) {
        if (group.length != value.length || number.length != value.length) {
            throw new IllegalArgumentException("triplets need three arrays of one length, not " + group.length + ", "
                    + number.length + " and " + value.length);
        }
        long[] pointers = cumulated(group, groups, "row");
        long[] next = pointers.clone();
        int[] numbers = new int[group.length];
        double[] values = new double[group.length];
        for (int k = 0; k < group.length; k++) {
            int to = (int) next[group[k]]++;
            numbers[to] = number[k];
            values[to] = value[k];
        }
        return new CompressedEntries(pointers, numbers, values);
    }

    long[] pointers() {
        return pointers;
    }

    int[] numbers() {
        return numbers;
    }

    double[] values() {
        return values;
    }

    /** Checks what a caller handed over as {@code groups} groups, each called {@code what}. */
    void check(int groups, String what) {
        if (pointers.length != groups + 1L || numbers.length != values.length) {
            throw new IllegalArgumentException(groups + " " + what + "s need " + (groups + 1L) + " pointers, not "
                    + pointers.length + ", and as many numbers (" + numbers.length + ") as values (" + values.length
                    + ")");
        }
        if (pointers[0] != 0 || pointers[groups] != values.length) {
            throw new IllegalArgumentException("pointers must run from 0 to the number of entries " + values.length
                    + ", not from " + pointers[0] + " to " + pointers[groups]);
        }
        for (int g = 0; g < groups; g++) {
            if (pointers[g + 1] < pointers[g]) {
                throw new IllegalArgumentException(
                        "the pointers of " + what + " " + g + " descend: " + pointers[g] + ", " + pointers[g + 1]);
            }
        }
    }

    /**
     * The same entries grouped by their numbers; a stable counting sort, so the numbers within a new group ascend.
     *
     * @param range what numbers may be: {@code 0 … range−1}
     * @param what what a number is called in an error
     */
    CompressedEntries regrouped(int range, String what) {
        long[] out = cumulated(numbers, range, what);
        long[] next = out.clone();
        int[] newNumbers = new int[numbers.length];
        double[] newValues = new double[numbers.length];
        for (int g = 0; g + 1 < pointers.length; g++) {
            for (int k = (int) pointers[g]; k < pointers[g + 1]; k++) {
                int to = (int) next[numbers[k]]++;
                newNumbers[to] = g;
                newValues[to] = values[k];
            }
        }
        return new CompressedEntries(out, newNumbers, newValues);
    }

    /** Neighbours with the same number in one group become one entry, their sum. */
    CompressedEntries withDuplicatesAdded() {
        long[] newPointers = new long[pointers.length];
        int[] newNumbers = numbers.clone();
        double[] newValues = values.clone();
        int to = 0;
        for (int g = 0; g + 1 < pointers.length; g++) {
            int first = to;
            for (int k = (int) pointers[g]; k < pointers[g + 1]; k++) {
                if (to > first && newNumbers[to - 1] == numbers[k]) {
                    newValues[to - 1] += values[k];
                } else {
                    newNumbers[to] = numbers[k];
                    newValues[to++] = values[k];
                }
            }
            newPointers[g + 1] = to;
        }
        return new CompressedEntries(newPointers, Arrays.copyOf(newNumbers, to), Arrays.copyOf(newValues, to));
    }

    private static long[] cumulated(int[] numbers, int range, String what) {
        long[] pointers = new long[range + 1];
        for (int k = 0; k < numbers.length; k++) {
            if (numbers[k] < 0 || numbers[k] >= range) {
                throw new IllegalArgumentException(
                        "entry " + k + " has " + what + " " + numbers[k] + ", outside 0 … " + (range - 1));
            }
            pointers[numbers[k] + 1]++;
        }
        for (int r = 0; r < range; r++) {
            pointers[r + 1] += pointers[r];
        }
        return pointers;
    }
}
