package org.lariat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lariat.matrix.StandardizedMatrix;

/** Finds columns that repeat an earlier one, value by value. */
final class DuplicateColumns {
    private DuplicateColumns() {}

    /**
     * Number of columns equal to an earlier one; constant columns do not count. Only columns whose means and norms agree
     * in every bit are compared.
     */
    static int count(StandardizedMatrix x) {
        long[] keys = new long[x.columns()];
        for (int j = 0; j < keys.length; j++) {
            keys[j] = key(x, j);
        }
        long[] sorted = keys.clone();
        Arrays.sort(sorted);
        Map<Long, List<double[]>> seen = new HashMap<>();
        int duplicates = 0;
        for (int j = 0; j < keys.length; j++) {
            if (x.deviation(j) > 0 && occursTwice(sorted, keys[j])) {
                double[] column = new double[x.rows()];
                x.design().column(j, column);
                List<double[]> alike = seen.computeIfAbsent(keys[j], k -> new ArrayList<>());
                if (alike.stream().anyMatch(other -> Arrays.equals(other, column))) {
                    duplicates++;
                } else {
                    alike.add(column);
                }
            }
        }
        return duplicates;
    }

    private static long key(StandardizedMatrix x, int j) {
        return Double.doubleToRawLongBits(x.deviation(j))
                + 0x9E3779B97F4A7C15L * Double.doubleToRawLongBits(x.norm(j) + x.center(j));
    }

    private static boolean occursTwice(long[] sorted, long key) {
        int at = Arrays.binarySearch(sorted, key);
        return (at > 0 && sorted[at - 1] == key) || (at + 1 < sorted.length && sorted[at + 1] == key);
    }
}
