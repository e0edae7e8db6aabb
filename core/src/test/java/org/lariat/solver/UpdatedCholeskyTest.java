package org.lariat.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lariat.kernel.ScalarKernel;

class UpdatedCholeskyTest {
    private static final int LARGEST = 60;

    private final Random random = new Random(5);
    private final double[][] a = positiveDefinite();
    private final UpdatedCholesky factor = new UpdatedCholesky(new ScalarKernel());
    private final List<Integer> members = new ArrayList<>();

    private double[][] positiveDefinite() {
        double[][] x = new double[2 * LARGEST][LARGEST];
        double[][] gram = new double[LARGEST][LARGEST];
        for (double[] row : x) {
            double common = random.nextGaussian();
            for (int j = 0; j < LARGEST; j++) {
                row[j] = common + random.nextGaussian();
            }
            for (int j = 0; j < LARGEST; j++) {
                for (int k = 0; k < LARGEST; k++) {
                    gram[j][k] += row[j] * row[k] / x.length;
                }
            }
        }
        return gram;
    }

    private boolean append(int j) {
        double[] column = new double[members.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = a[members.get(i)][j];
        }
        boolean done = factor.append(column, a[j][j], 1e-12);
        if (done) {
            members.add(j);
        }
        return done;
    }

    private void assertSolves() {
        int m = members.size();
        assertThat(factor.size()).isEqualTo(m);
        double[] expected = random.doubles(m, -1, 1).toArray();
        double[] v = new double[m];
        for (int i = 0; i < m; i++) {
            for (int k = 0; k < m; k++) {
                v[i] += a[members.get(i)][members.get(k)] * expected[k];
            }
        }
        factor.solve(v);
        for (int i = 0; i < m; i++) {
            assertThat(v[i]).isCloseTo(expected[i], within(1e-10));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyOrderOfAppendingAndRemovingSolvesTheSameSystems(long seed) {
        Random order = new Random(seed);
        for (int step = 0; step < 400; step++) {
            int j = order.nextInt(LARGEST);
            int at = members.indexOf(j);
            if (at >= 0) {
                factor.remove(at);
                members.subList(at, at + 1).clear();
            } else {
                assertThat(append(j)).isTrue();
            }
            assertSolves();
        }
        factor.clear();
        members.clear();
        assertThat(append(3)).isTrue();
        assertSolves();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 11})
    void appendingManyLeavesOutWhatDepends(int before) {
        for (int j = 0; j < before; j++) {
            append(j);
        }
        int[] list = {20, 21, 20, 22, before > 0 ? 0 : 21, 23, 24, 25};
        boolean[] expected = {true, true, false, true, false, true, true, true};
        double[][] columns = new double[list.length][];
        double[] diagonals = new double[list.length];
        for (int c = 0; c < list.length; c++) {
            columns[c] = new double[before + c];
            for (int i = 0; i < before; i++) {
                columns[c][i] = a[i][list[c]];
            }
            for (int t = 0; t < c; t++) {
                columns[c][before + t] = a[list[t]][list[c]];
            }
            diagonals[c] = a[list[c]][list[c]];
        }
        assertThat(factor.append(columns, diagonals, 1e-10)).containsExactly(expected);
        for (int c = 0; c < list.length; c++) {
            if (expected[c]) {
                members.add(list[c]);
            }
        }
        assertSolves();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 19})
    void aDependentColumnIsRefusedAndLeavesTheFactorAlone(int copied) {
        for (int j = 0; j < 20; j++) {
            append(j);
        }
        double[] column = new double[20];
        for (int i = 0; i < 20; i++) {
            column[i] = a[i][copied];
        }
        assertThat(factor.append(column, a[copied][copied], 1e-10)).isFalse();
        factor.backward(column);
        for (int i = 0; i < 20; i++) {
            assertThat(column[i]).isCloseTo(i == copied ? 1.0 : 0.0, within(1e-9));
        }
        assertSolves();
    }

    /** Of 20: the first, the last, neighbours, some here and there, all but one, all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "19",
                "0 1 2",
                "17 18 19",
                "0 19",
                "3 4 9 10 11 18",
                "0 1 2 3 4 5 6 7 8 9 11 12 13 14 15 16 17 18 19",
                "all"
            })
    void removingManyLeavesTheFactorOfTheRest(String places) {
        for (int j = 0; j < 20; j++) {
            append(j);
        }
        int[] gone = places.equals("all")
                ? IntStream.range(0, 20).toArray()
                : Arrays.stream(places.split(" ")).mapToInt(Integer::parseInt).toArray();
        List<Integer> turned = new ArrayList<>();
        factor.remove(gone, (i, c, s) -> {
            assertThat(c * c + s * s).isCloseTo(1.0, within(1e-12));
            turned.add(i);
        });
        assertThat(turned).allMatch(i -> i >= gone[0] && i < 19);
        members.removeAll(Arrays.stream(gone).boxed().toList());
        assertSolves();
        append(30);
        append(31);
        assertSolves();
    }
}
