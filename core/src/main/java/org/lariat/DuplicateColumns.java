package org.lariat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lariat.matrix.StandardizedMatrix;

/** Finds columns that repeat an earlier one, value by value. */
final class DuplicateColumns {
    /** The golden ratio's bits: multiplying by it spreads differences over all bits (Fibonacci hashing). */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private DuplicateColumns() {}

    /**
     * Number of columns equal to an earlier one; constant columns do not count. Equal columns have equal means, norms and
     * correlations to the last bit: only columns that agree in all of them are read, and only those with the same hash
     * compared.
     *
     * @param x the standardised design
     * @param correlations of every column with one and the same vector, (p)
     */
    static int count(StandardizedMatrix x, double[] correlations) {
        long[] keys = new long[x.columns()];
        for (int j = 0; j < keys.length; j++) {
            keys[j] = mixed(mixed(mixed(mixed(0, x.deviation(j)), x.norm(j)), x.center(j)), correlations[j]);
        }
        long[] sorted = keys.clone();
        Arrays.sort(sorted);
        Map<Long, List<Integer>> seen = new HashMap<>();
        double[] column = new double[x.rows()];
        double[] other = new double[x.rows()];
        int duplicates = 0;
        for (int j = 0; j < keys.length; j++) {
            if (x.deviation(j) > 0 && occursTwice(sorted, keys[j])) {
                x.design().column(j, column);
                List<Integer> alike = seen.computeIfAbsent(hash(column), k -> new ArrayList<>());
                if (anyEquals(x, alike, column, other)) {
                    duplicates++;
                } else {
                    alike.add(j);
                }
            }
        }
        return duplicates;
    }

    private static boolean anyEquals(StandardizedMatrix x, List<Integer> alike, double[] column, double[] other) {
        for (int k : alike) {
            x.design().column(k, other);
            if (Arrays.equals(column, other)) {
                return true;
            }
        }
        return false;
    }

    private static long hash(double[] column) {
        long hash = 0;
        for (double value : column) {
            hash = mixed(hash, value + 0.0); // -0.0 and 0.0 hash alike; Arrays.equals has the last word
        }
        return hash;
    }

    private static long mixed(long hash, double value) {
        long bits = (hash ^ Double.doubleToRawLongBits(value)) * SPREAD;
        return bits ^ bits >>> 32;
    }

    private static boolean occursTwice(long[] sorted, long key) {
        int at = Arrays.binarySearch(sorted, key);
        return (at > 0 && sorted[at - 1] == key) || (at + 1 < sorted.length && sorted[at + 1] == key);
    }
}
