package org.lariat.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lariat.kernel.ScalarKernel;

class GroupMomentsTest {
    private static final int N = 5000; // several times the rows that a buffer takes for these groups
    private static final int P = 2 * SquareBlocks.PANEL; // three panels, the last of them with y and the ones
    private static final int GROUPS = 4; // the third has no rows

    private final SplittableRandom random = new SplittableRandom(11);
    private final double[] y = random.doubles(N, -1, 1).toArray();
    private final double[] weights = random.doubles(N, 0, 2).toArray();
    private final double[] shift = random.doubles(P + 1, -1, 1).toArray();
    private final double[] v = random.doubles(P, -1, 1).toArray();
    private final int[] group =
            random.ints(N, 0, GROUPS).map(g -> g == 2 ? 3 : g).toArray();
    private final DenseMatrix matrix = matrix();

    private DenseMatrix matrix() {
        double[][] x = new double[N][P];
        for (double[] row : x) {
            Arrays.setAll(row, j -> random.nextDouble(-1, 1));
        }
        return DenseMatrix.ofRows(x);
    }

    private GroupMoments moments(double[] w) {
        return new GroupMoments(matrix, y, w, group, GROUPS, shift, new ScalarKernel(), Workers.SERIAL);
    }

    private double shifted(int i, int j) {
        return (j < P ? matrix.get(i, j) : y[i]) - shift[j];
    }

    private void checkSums(double[] w) {
        GroupMoments moments = moments(w);
        for (int j : new int[] {0, SquareBlocks.PANEL - 1, SquareBlocks.PANEL, P - 1, P}) {
            double[] sums = new double[GROUPS];
            double[][] squares = new double[GROUPS][P + 1];
            double[] right = new double[GROUPS];
            for (int i = 0; i < N; i++) {
                double z = w[i] * shifted(i, j);
                sums[group[i]] += z;
                for (int k = j; k <= P; k++) {
                    squares[group[i]][k] += z * shifted(i, k);
                    right[group[i]] += k > j && k < P ? z * shifted(i, k) * v[k] : 0.0;
                }
            }
            for (int g = 0; g < GROUPS; g++) {
                assertThat(moments.sum(g, j)).isCloseTo(sums[g], within(1e-9));
                for (int k = j; k <= P; k++) {
                    assertThat(moments.square(g, j, k)).isCloseTo(squares[g][k], within(1e-9));
                }
                double[] row = new double[P + 1];
                moments.addRow(g, j, row);
                assertThat(Arrays.copyOfRange(row, j, P + 1))
                        .containsExactly(Arrays.copyOfRange(squares[g], j, P + 1), within(1e-9));
                assertThat(Arrays.copyOf(row, j)).isEqualTo(new double[j]);
                assertThat(j == P ? right[g] : moments.right(g, j, v)).isCloseTo(right[g], within(1e-9));
            }
        }
    }

    @Test
    void momentsAreSumsOverTheRowsOfAGroup() {
        checkSums(weights);
    }

    @Test
    void withEqualWeightsToo() {
        double[] ones = new double[N];
        Arrays.fill(ones, 1.0);
        checkSums(ones);
    }

    /** Groups of very different sizes, so that scratch for many rows is used again for few. */
    @Test
    void threadsChangeNoBit() {
        Arrays.setAll(group, i -> i % 1000 == 0 ? 1 : i % 10 == 0 ? 3 : 0);
        GroupMoments serial = moments(weights);
        try (Workers three = new Workers(3)) {
            GroupMoments parallel =
                    new GroupMoments(matrix, y, weights, group, GROUPS, shift, new ScalarKernel(), three);
            for (int g = 0; g < GROUPS; g++) {
                assertThat(parallel.weight(g)).isEqualTo(serial.weight(g));
                for (int j = 0; j <= P; j++) {
                    assertThat(parallel.sum(g, j)).isEqualTo(serial.sum(g, j));
                    for (int k = j; k <= P; k++) {
                        assertThat(parallel.square(g, j, k)).isEqualTo(serial.square(g, j, k));
                    }
                }
            }
        }
    }

    @Test
    void theLastColumnHasNothingRightOfIt() {
        assertThat(moments(weights).right(0, P - 1, v)).isZero();
    }
}
