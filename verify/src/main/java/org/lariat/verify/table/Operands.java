package org.lariat.verify.table;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;
import org.lariat.matrix.ElementType;

/** Input of kernel operations of one length: columns in memory of their own, vectors, and row numbers. */
final class Operands {
    static final int COLUMNS = 6;

    /** Exponents of the numbers: sums of them lose digits in every order but the written one. */
    private static final int SPREAD = 20;

    final int n;
    final MemorySegment memory; // the columns, one after the other
    final long[] at = new long[COLUMNS]; // byte offsets
    final double[][] columns; // what they hold, (6 × n)
    final double[] panel; // six vectors of length n, one after the other
    final double[] v; // (4n + 8)
    final double[] w; // (4n + 8)
    final double[] eight; // eight vectors of length 4n + 8, element by element
    final double[] factors; // four of them
    final MemorySegment rows; // int32, (n), distinct, below 4n + 8
    final int[] row; // the same

    /**
     * Made up.
     *
     * @param n length ≥ 0
     * @param type of the columns
     */
    Operands(int n, ElementType type) {
        SplittableRandom random = new SplittableRandom(n);
        this.n = n;
        int room = 4 * n + 8;
        int bytes = type == ElementType.FLOAT64 ? Double.BYTES : Float.BYTES;
        memory = Arena.ofAuto().allocate((long) bytes * COLUMNS * n, 64);
        columns = new double[COLUMNS][n];
        for (int k = 0; k < COLUMNS; k++) {
            at[k] = (long) bytes * k * n;
            for (int i = 0; i < n; i++) {
                long index = (long) k * n + i;
                double value = number(random);
                if (type == ElementType.FLOAT64) {
                    memory.setAtIndex(ValueLayout.JAVA_DOUBLE, index, value);
                    columns[k][i] = value;
                } else {
                    memory.setAtIndex(ValueLayout.JAVA_FLOAT, index, (float) value);
                    columns[k][i] = (float) value;
                }
            }
        }
        panel = numbers(COLUMNS * n, random);
        v = numbers(room, random);
        w = numbers(room, random);
        eight = numbers(8 * room, random);
        factors = numbers(4, random);
        row = new int[n];
        rows = Arena.ofAuto().allocate(ValueLayout.JAVA_INT, n);
        for (int k = 0; k < n; k++) {
            row[k] = 3 * k + 1 + k % 2;
            rows.setAtIndex(ValueLayout.JAVA_INT, k, row[k]);
        }
    }

    private static double number(SplittableRandom random) {
        return random.nextDouble(-1, 1) * Math.scalb(1.0, random.nextInt(-SPREAD, SPREAD + 1));
    }

    private static double[] numbers(int count, SplittableRandom random) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = number(random);
        }
        return numbers;
    }
}
