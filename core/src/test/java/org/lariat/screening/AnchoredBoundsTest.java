package org.lariat.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lariat.kernel.ScalarKernel;
import org.lariat.matrix.DenseMatrix;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.matrix.Workers;

class AnchoredBoundsTest {
    private static final int N = 37;
    private static final int P = 60;
    private static final int CAPACITY = 4;

    private final Random random;
    private final StandardizedMatrix x;

    AnchoredBoundsTest() {
        random = new Random(11);
        double[][] rows = new double[N][P];
        double[] weights = new double[N];
        for (int i = 0; i < N; i++) {
            weights[i] = random.nextInt(5) == 0 ? 0.0 : random.nextDouble();
            double common = random.nextGaussian();
            for (int j = 0; j < P; j++) {
                // Large means, very different scales, near copies, a repeated and a constant column.
                rows[i][j] = (common + 0.1 * random.nextGaussian()) * Math.pow(10, j % 7 - 3) + 100;
            }
            rows[i][8] = rows[i][7];
            rows[i][9] = 4.0;
        }
        x = new StandardizedMatrix(DenseMatrix.ofRows(rows), weights, true, Workers.SERIAL);
    }

    private double[] centred(double[] v) {
        double mean = 0.0;
        for (int i = 0; i < N; i++) {
            mean += x.omega()[i] * v[i] / N;
        }
        for (int i = 0; i < N; i++) {
            v[i] -= mean;
        }
        return v;
    }

    /** A walk of slowly turning residuals, as along a path. */
    private double[] next(double[] r, double step) {
        double[] moved = r.clone();
        for (int i = 0; i < N; i++) {
            moved[i] += step * random.nextGaussian();
        }
        return centred(moved);
    }

    private void assertBounded(AnchoredBounds bounds, double[] r) {
        bounds.bound(r);
        double[] c = new double[P];
        x.correlations(r, c);
        for (int j = 0; j < P; j++) {
            assertThat(Math.abs(c[j] - bounds.estimate()[j]))
                    .as("column %s", j)
                    .isLessThanOrEqualTo(bounds.radius()[j]);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0, 1e-12, 1e-6, 1e-2, 1.0})
    void everyCorrelationLiesWithinItsBound(double step) {
        AnchoredBounds bounds = new AnchoredBounds(x, CAPACITY, new ScalarKernel());
        double[] r = centred(random.doubles(N, -1, 1).toArray());
        assertBounded(bounds, r);
        double[] c = new double[P];
        x.correlations(r, c);
        bounds.seed(r, c);
        assertBounded(bounds, r);
        for (int k = 0; k < 40; k++) {
            r = next(r, step);
            if (k % 3 == 0) {
                bounds.anchor(r);
            }
            assertBounded(bounds, r);
            assertBounded(bounds, next(r, step));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void combinationsOfAnchorsAreKnownWithoutReading(int anchors) {
        AnchoredBounds bounds = new AnchoredBounds(x, CAPACITY, new ScalarKernel());
        double[] sum = new double[N];
        for (int k = 0; k < anchors; k++) {
            double[] r = centred(random.doubles(N, -1, 1).toArray());
            assertThat(bounds.anchor(r)).isTrue();
            for (int i = 0; i < N; i++) {
                sum[i] += (k - 1.5) * r[i];
            }
        }
        assertThat(bounds.anchor(sum)).as("nothing new").isEqualTo(anchors == CAPACITY);
        double before = x.sweeps();
        bounds.bound(sum);
        assertThat(x.sweeps()).isEqualTo(before);
        double[] c = new double[P];
        x.correlations(sum, c);
        for (int j = 0; j < P; j++) {
            assertThat(bounds.estimate()[j]).isCloseTo(c[j], within(1e-6));
            assertThat(bounds.radius()[j]).isLessThan(1e-5); // anchors are kept as float32
        }
    }

    /** ‖w‖√(1 − Σ_k⟨x̃_j,q_k⟩²): for a residual with a part outside, what a column leaves outside the anchors. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 4})
    void theRadiusIsWhatColumnAndResidualLeaveOutside(int anchors) {
        AnchoredBounds bounds = new AnchoredBounds(x, CAPACITY, new ScalarKernel());
        List<double[]> kept = new ArrayList<>();
        for (int k = 0; k < anchors; k++) {
            double[] r = centred(random.doubles(N, -1, 1).toArray());
            if (k == 0) {
                double[] c = new double[P];
                x.correlations(r, c);
                bounds.seed(r, c);
            } else {
                assertThat(bounds.anchor(r)).isTrue();
            }
            kept.add(r);
        }
        List<double[]> basis = new ArrayList<>();
        for (double[] r : kept) {
            basis.add(unit(outside(r, basis)));
        }
        double[] r = centred(random.doubles(N, -1, 1).toArray());
        bounds.bound(r);
        double[] w = outside(r, basis);
        double size = Math.sqrt(x.inner(w, w));
        double[] column = new double[N];
        for (int j = 0; j < P; j++) {
            if (j == 9) {
                assertThat(bounds.estimate()[j]).as("a constant column").isZero();
                assertThat(bounds.radius()[j]).isZero();
                continue;
            }
            x.column(j, column);
            double[] left = outside(column, basis);
            double expected = size * Math.sqrt(x.inner(left, left));
            assertThat(bounds.radius()[j]).as("column %s", j).isCloseTo(expected, within(2e-3 * size));
            double inside = x.inner(column, r) - x.inner(column, w);
            assertThat(bounds.estimate()[j]).as("column %s", j).isCloseTo(inside, within(1e-5));
        }
    }

    private double[] outside(double[] v, List<double[]> basis) {
        double[] left = v.clone();
        for (double[] q : basis) {
            double d = x.inner(q, left);
            for (int i = 0; i < N; i++) {
                left[i] -= d * q[i];
            }
        }
        return left;
    }

    private double[] unit(double[] v) {
        double norm = Math.sqrt(x.inner(v, v));
        return Arrays.stream(v).map(value -> value / norm).toArray();
    }

    @Test
    void aResidualOfZeroIsNoAnchor() {
        AnchoredBounds bounds = new AnchoredBounds(x, CAPACITY, new ScalarKernel());
        bounds.seed(new double[N], new double[P]);
        assertThat(bounds.anchor(new double[N])).isFalse();
        double[] r = centred(random.doubles(N, -1, 1).toArray());
        bounds.bound(r);
        assertThat(bounds.estimate()).containsOnly(0.0);
        assertThat(bounds.radius()[0]).isCloseTo(x.norm(r), within(1e-3));
    }

    /**
     * A column of mean m and deviation s loses m/s of the digits of its correlations. The bound allows for it: for at least one sum
     * over the rows, and for no more than some dozens for each anchor.
     */
    @Test
    void whatCancellationMayTakeOffIsAllowedFor() {
        double[][] rows = new double[N][1];
        for (int i = 0; i < N; i++) {
            rows[i][0] = 1e10 + random.nextInt(7);
        }
        StandardizedMatrix far = new StandardizedMatrix(DenseMatrix.ofRows(rows), null, true, Workers.SERIAL);
        AnchoredBounds bounds = new AnchoredBounds(far, CAPACITY, new ScalarKernel());
        double[] r = random.doubles(N, -1, 1).toArray();
        double mean = Arrays.stream(r).sum() / N;
        Arrays.setAll(r, i -> r[i] - mean);
        assertThat(bounds.anchor(r)).isTrue();
        bounds.bound(r);
        double oneSum = (N / 32 + 8 + 16) * 0x1p-53 * far.cancellation(0) * far.norm(r);
        assertThat(oneSum).isGreaterThan(1e-6);
        assertThat(bounds.radius()[0]).isBetween(4 * CAPACITY * oneSum, 8 * (CAPACITY + 2) * oneSum + 1e-6);
    }
}
