package org.lariat.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lariat.kernel.ScalarKernel;

class GroupedMatrixTest {
    private static final int N = 700;
    private static final int P = 9;
    private static final int GROUPS = 4;

    private final SplittableRandom random = new SplittableRandom(5);
    private final double[] y = random.doubles(N, -1, 1).toArray();
    private final double[] weights = random.doubles(N, 0, 2).toArray();
    private final int[] group = random.ints(N, 0, GROUPS).toArray();
    private final DenseMatrix matrix = DenseMatrix.ofRows(farFromZero());

    private double[][] farFromZero() {
        double[][] x = new double[N][P];
        for (double[] row : x) {
            Arrays.setAll(row, j -> 1000.0 * j + random.nextDouble());
        }
        return x;
    }

    private GroupedMatrix grouped() {
        return new GroupedMatrix(matrix, y, group, GROUPS, new ScalarKernel(), Workers.SERIAL);
    }

    private double[] gram(DesignMatrix x, double[] w, int[] columns, int from) {
        double[] out = new double[columns.length * (columns.length - from)];
        new StandardizedMatrix(x, w, true, Workers.SERIAL).gram(columns, from, columns.length, out);
        return out;
    }

    @Test
    void productsAreThoseOfTheMatrix() {
        int[] columns = {7, 0, 3, 8, 1};
        GroupedMatrix x = grouped();
        StandardizedMatrix view = new StandardizedMatrix(x, weights, true, Workers.SERIAL);
        for (int from : new int[] {0, 2, 4}) {
            double[] expected = gram(matrix, weights, columns, from);
            int added = columns.length - from;
            double[] out = new double[expected.length];
            view.gram(columns, from, columns.length, out);
            for (int k = 0; k < columns.length; k++) {
                for (int m = Math.max(0, k - from); m < added; m++) {
                    assertThat(out[k * added + m]).isCloseTo(expected[k * added + m], within(1e-11));
                }
            }
        }
    }

    @Test
    void whoHasOtherCentresOrWeightsIsNotServed() {
        int[] columns = {0, 5};
        GroupedMatrix x = grouped();
        gram(x, weights, columns, 0);
        double[] equal = new double[N];
        Arrays.fill(equal, 1.0);
        assertThat(gram(x, equal, columns, 0)).isEqualTo(gram(matrix, equal, columns, 0));
    }

    @Test
    void momentsKeptAreThoseOfTheGroups() {
        GroupedMatrix x = grouped();
        StandardizedMatrix view = new StandardizedMatrix(x, weights, true, Workers.SERIAL);
        view.gram(new int[] {2, 6}, 0, 2, new double[4]);
        GroupMoments kept = x.moments(weights);
        double centre = view.center(6);
        double[] sum = new double[GROUPS];
        double[] square = new double[GROUPS];
        for (int i = 0; i < N; i++) {
            double z = matrix.get(i, 6) - centre;
            sum[group[i]] += view.omega()[i] * z;
            square[group[i]] += view.omega()[i] * z * (y[i] - kept.shift(P));
        }
        for (int g = 0; g < GROUPS; g++) {
            assertThat(kept.sum(g, 6)).isCloseTo(sum[g], within(1e-9));
            assertThat(kept.square(g, 6, P)).isCloseTo(square[g], within(1e-9));
        }
        assertThat(kept.shift(6)).isEqualTo(centre);
    }

    @Test
    void threadsChangeNoBit() {
        int[] columns = {0, 1, 2, 3, 4, 5, 6, 7, 8};
        try (Workers three = new Workers(3)) {
            DesignMatrix parallel = grouped().using(new ScalarKernel(), three);
            assertThat(gram(parallel, weights, columns, 0)).isEqualTo(gram(grouped(), weights, columns, 0));
        }
    }

    @Test
    void momentsThatNobodyAskedForAreReadThen() {
        GroupMoments moments = grouped().moments(weights);
        double total = 0.0;
        for (int g = 0; g < GROUPS; g++) {
            total += moments.weight(g);
        }
        assertThat(total).isCloseTo(Arrays.stream(weights).sum(), within(1e-9));
        assertThat(moments.shift(4)).isCloseTo(4000.5, within(0.1));
    }
}
