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

/** Whatever happens to coefficients and factor, the step solves A d = v for the slope v as it is then. */
class FactoredSlopeTest {
    private static final int LARGEST = 40;

    private final UpdatedCholesky factor = new UpdatedCholesky(new ScalarKernel());
    private final FactoredSlope factored = new FactoredSlope(factor);
    private final List<Integer> members = new ArrayList<>();
    private double[] slope = new double[0];
    private double[] pull = new double[0];

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void stepsSolveTheEquationsAfterEveryChange(long seed) {
        Random random = new Random(seed);
        double[][] a = positiveDefinite(random);
        join(a, random, 7);
        assertThat(factored.isKnown()).isFalse();
        factored.solve(slope, pull);
        assertSolves(a, "at the start");
        for (int event = 0; event < 300; event++) {
            int m = members.size();
            int which = random.nextInt(6);
            if (m < 3 || (which == 0 && m < LARGEST - 9)) {
                join(a, random, 1 + random.nextInt(9));
            } else if (which == 1) {
                remove(random.ints(1 + random.nextInt(3), 0, m)
                        .sorted()
                        .distinct()
                        .toArray());
            } else if (which == 2) {
                double by = random.nextDouble();
                for (int i = 0; i < m; i++) {
                    slope[i] += by * pull[i];
                }
                factored.lambdaFell(by);
            } else if (which == 3) {
                double share = random.nextDouble();
                for (int i = 0; i < m; i++) {
                    slope[i] -= share * slope[i];
                }
                factored.wasTaken(share);
            } else if (which == 4) {
                factored.forget();
                remove(new int[] {0, m - 1});
                join(a, random, 1);
                factored.solve(slope, pull);
            } else {
                double[] rest = new double[m];
                rest[random.nextInt(m)] = random.nextGaussian();
                rest[random.nextInt(m)] = random.nextGaussian();
                slope = product(a, rest);
                factored.wasTakenBut(rest);
            }
            assertSolves(a, "after event " + event + " of kind " + which);
        }
    }

    private static double[][] positiveDefinite(Random random) {
        double[][] a = new double[LARGEST][LARGEST];
        for (int row = 0; row < 2 * LARGEST; row++) {
            double common = random.nextGaussian();
            double[] x = random.doubles(LARGEST, -2, 2).map(v -> v + common).toArray();
            for (int j = 0; j < LARGEST; j++) {
                for (int k = 0; k < LARGEST; k++) {
                    a[j][k] += x[j] * x[k] / (2 * LARGEST);
                }
            }
        }
        return a;
    }

    /** Columns that are not in the factor move and join it. */
    private void join(double[][] a, Random random, int count) {
        int before = members.size();
        double[] moves = random.doubles(count, -1, 1).toArray();
        double[][] columns = new double[count][];
        double[] diagonals = new double[count];
        for (int c = 0; c < count; c++) {
            int j = random.ints(0, LARGEST)
                    .filter(k -> !members.contains(k))
                    .findFirst()
                    .orElseThrow();
            columns[c] = members.stream().mapToDouble(i -> a[i][j]).toArray();
            diagonals[c] = a[j][j];
            for (int i = 0; i < before; i++) {
                slope[i] -= a[members.get(i)][j] * moves[c];
            }
            members.add(j);
        }
        assertThat(factor.append(columns, diagonals, 1e-12)).containsOnly(true);
        slope = longer(slope, random);
        pull = longer(pull, random);
        if (factored.isKnown()) {
            factored.join(slope, pull, moves);
        }
    }

    private double[] longer(double[] v, Random random) {
        double[] all = random.doubles(members.size(), -1, 1).toArray();
        System.arraycopy(v, 0, all, 0, v.length);
        return all;
    }

    private void remove(int[] gone) {
        factored.remove(gone);
        for (int k = gone.length - 1; k >= 0; k--) {
            members.subList(gone[k], gone[k] + 1).clear();
        }
        slope = without(slope, gone);
        pull = without(pull, gone);
    }

    private static double[] without(double[] v, int[] gone) {
        return IntStream.range(0, v.length)
                .filter(i -> Arrays.binarySearch(gone, i) < 0)
                .mapToDouble(i -> v[i])
                .toArray();
    }

    private double[] product(double[][] a, double[] d) {
        double[] v = new double[d.length];
        for (int i = 0; i < v.length; i++) {
            for (int k = 0; k < v.length; k++) {
                v[i] += a[members.get(i)][members.get(k)] * d[k];
            }
        }
        return v;
    }

    private void assertSolves(double[][] a, String when) {
        double[] v = product(a, factored.step());
        assertThat(v).hasSameSizeAs(slope);
        for (int i = 0; i < v.length; i++) {
            assertThat(v[i]).as(when).isCloseTo(slope[i], within(1e-9 * (1 + Math.abs(slope[i]))));
        }
    }
}
