package org.lariat.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
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
}
