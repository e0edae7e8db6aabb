package org.lariat.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lariat.kernel.ScalarKernel;
import org.lariat.matrix.DenseMatrix;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.matrix.Workers;
import org.lariat.resident.HostProvider;
import org.lariat.resident.Precision;
import org.lariat.resident.ResidentDesign;
import org.lariat.resident.ResidentOptions;
import org.lariat.resident.StandardizedColumns;

/** Sweeps by a resident design are those of the matrix up to the error they state, and bounds from them hold. */
class SweepTest {
    private static final int N = 40;
    private static final int P = 25;

    private final Random random = new Random(3);
    private final StandardizedMatrix x = matrix();

    private StandardizedMatrix matrix() {
        double[][] rows = new double[N][P];
        for (double[] row : rows) {
            double common = random.nextGaussian();
            for (int j = 0; j < P; j++) {
                row[j] = 3 + (common + random.nextGaussian()) * (1 + j);
            }
            row[7] = 2.5;
        }
        double[] weights = random.doubles(N, 0.1, 2).toArray();
        return new StandardizedMatrix(DenseMatrix.ofRows(rows), weights, true, Workers.SERIAL);
    }

    private double[] centred() {
        double[] v = random.doubles(N, -1, 1).toArray();
        double mean = 0.0;
        for (int i = 0; i < N; i++) {
            mean += x.omega()[i] * v[i] / N;
        }
        for (int i = 0; i < N; i++) {
            v[i] -= mean;
        }
        return v;
    }

    private ResidentDesign upload(Precision precision) {
        ResidentOptions options = new ResidentOptions(0, precision, Long.MAX_VALUE, false, 1);
        return new HostProvider().upload(new StandardizedColumns(x), options);
    }

    @ParameterizedTest
    @EnumSource
    void aResidentSweepIsThatOfTheMatrixWithinItsError(Precision precision) {
        try (ResidentDesign design = upload(precision)) {
            Sweep sweep = new ResidentSweep(design, x);
            for (int run = 0; run < 20; run++) {
                double[] v = centred();
                double[] expected = new double[P];
                double[] actual = new double[P];
                Sweep.of(x).correlations(v, expected);
                sweep.correlations(v, actual);
                double size = x.norm(v);
                for (int j = 0; j < P; j++) {
                    assertThat(actual[j]).isCloseTo(expected[j], within(sweep.error() * size + 1e-15));
                }
                assertThat(actual[7]).as("a constant column").isZero();
            }
            assertThat(sweep.error())
                    .as("more than the device's own")
                    .isBetween(design.correlationError(), 1.01 * design.correlationError() + 1e-14);
            assertThat(sweep.cost()).isEqualTo(design.sweepCost());
        }
    }

    @ParameterizedTest
    @EnumSource
    void boundsFromAnchorsOfADeviceHold(Precision precision) {
        try (ResidentDesign design = upload(precision)) {
            AnchoredBounds bounds = new AnchoredBounds(x, 3, new ScalarKernel(), new ResidentSweep(design, x));
            double[] c = new double[P];
            double[] r = centred();
            for (int run = 0; run < 12; run++) {
                bounds.anchor(r);
                for (int i = 0; i < N; i++) {
                    r[i] *= 0.7;
                }
                double[] turned = centred();
                for (int i = 0; i < N; i++) {
                    r[i] += 1e-3 * turned[i];
                }
                bounds.bound(r);
                x.correlations(r, c);
                for (int j = 0; j < P; j++) {
                    assertThat(Math.abs(c[j] - bounds.estimate()[j])).isLessThanOrEqualTo(bounds.radius()[j]);
                    assertThat(bounds.radius()[j]).as("tight beside an anchor").isLessThan(0.01);
                }
            }
        }
    }
}
