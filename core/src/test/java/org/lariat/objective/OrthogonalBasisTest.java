package org.lariat.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lariat.matrix.DenseMatrix;
import org.lariat.matrix.Residual;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.matrix.Workers;

/** Projections, and minimisers by their normal equations, with weights. */
class OrthogonalBasisTest {
    private static final int N = 12;
    private static final int P = 7;

    private final Random random = new Random(4);
    private final StandardizedMatrix x = matrix();
    private final OrthogonalBasis basis = new OrthogonalBasis(x);

    private StandardizedMatrix matrix() {
        double[][] rows = new double[N][P];
        for (double[] row : rows) {
            double common = random.nextGaussian();
            for (int j = 0; j < P; j++) {
                row[j] = common + random.nextGaussian();
            }
            row[4] = row[1] - 2 * row[3]; // depends on two others
        }
        double[] weights = random.doubles(N, 0.2, 2).toArray();
        return new StandardizedMatrix(DenseMatrix.ofRows(rows), weights, true, Workers.SERIAL);
    }

    private double[] column(int j) {
        double[] column = new double[N];
        x.column(j, column);
        return column;
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

    @Test
    void columnsThatDependOnEarlierOnesStayOut() {
        for (int j = 0; j < P; j++) {
            basis.add(j);
        }
        assertThat(basis.size()).isEqualTo(P - 1);
        for (int k = 0; k < basis.size(); k++) {
            assertThat(basis.member(k)).isEqualTo(k < 4 ? k : k + 1);
        }
    }

    @Test
    void itHasNoMoreColumnsThanRows() {
        double[][] rows = {{1, 0, 5}, {0, 1, 6}};
        StandardizedMatrix two = new StandardizedMatrix(DenseMatrix.ofRows(rows), null, false, Workers.SERIAL);
        OrthogonalBasis full = new OrthogonalBasis(two);
        for (int j = 0; j < 3; j++) {
            full.add(j);
        }
        assertThat(full.size()).isEqualTo(2);
        assertThat(full.fragility()).as("orthonormal columns").isCloseTo(2.0, within(1e-14));
    }

    /** R_22 is the norm of what the first of two columns leaves of the second: √(1 − ρ²). */
    @Test
    void fragilityIsTheSumOfReciprocalPivots() {
        double rho = x.inner(column(0), column(1));
        basis.add(0);
        assertThat(basis.fragility()).isCloseTo(1.0, within(1e-14));
        basis.add(1);
        assertThat(basis.fragility()).isCloseTo(1.0 + 1.0 / Math.sqrt(1 - rho * rho), within(1e-13));
        assertThat(new OrthogonalBasis(basis).fragility()).isEqualTo(basis.fragility());
    }

    @Test
    void aCopyGrowsByItself() {
        basis.add(2);
        OrthogonalBasis copy = new OrthogonalBasis(basis);
        copy.add(5);
        assertThat(basis.size()).isEqualTo(1);
        assertThat(copy.size()).isEqualTo(2);
        assertThat(copy.member(0)).isEqualTo(2);
        assertThat(copy.member(1)).isEqualTo(5);
    }

    @Test
    void whatAProjectionLeavesIsOrthogonalAndItsCoordinatesHaveTheRest() {
        for (int j : new int[] {0, 2, 5, 6}) {
            basis.add(j);
        }
        double[] v = random.doubles(N, -1, 1).toArray();
        double[] rest = v.clone();
        double[] coordinates = basis.project(rest);
        double taken = 0.0;
        for (double d : coordinates) {
            taken += d * d;
        }
        for (int k = 0; k < basis.size(); k++) {
            assertThat(x.inner(column(basis.member(k)), rest)).isCloseTo(0, within(1e-15));
        }
        assertThat(x.inner(rest, rest) + taken).isCloseTo(x.inner(v, v), within(1e-14));
        assertThat(basis.project(rest)).containsOnly(new double[] {0, 0, 0, 0}, within(1e-15));
    }

    /** ½‖r − X̃d‖² + slopeᵀd is least where ⟨x̃_j, r − X̃d⟩ = slope_j for all members. */
    @Test
    void aMinimizerSolvesTheNormalEquations() {
        int[] members = {0, 2, 5, 6};
        for (int j : members) {
            basis.add(j);
        }
        Residual r = x.newResidual();
        double[] target = centred();
        x.refresh(target, members, new double[0], 0, true, r);
        double[] slope = random.doubles(members.length, -1, 1).toArray();
        double[] d = basis.minimizer(r, slope);
        x.refresh(target, members, d, members.length, true, r);
        for (int k = 0; k < members.length; k++) {
            assertThat(x.correlation(members[k], r)).isCloseTo(slope[k], within(1e-14));
        }
    }

    @Test
    void aStepFitsAllMembersAtOnce() {
        int[] members = {1, 3, 5};
        for (int j : members) {
            basis.add(j);
        }
        double[] b = {0, 0.5, 0, -2, 0, 0, 0.25};
        Residual r = x.newResidual();
        double[] target = centred();
        int[] all = {0, 1, 2, 3, 4, 5, 6};
        x.refresh(target, all, b, P, true, r);
        double[] before = b.clone();
        double moved = basis.step(b, r);
        double largest = 0.0;
        for (int j = 0; j < P; j++) {
            largest = Math.max(largest, Math.abs(b[j] - before[j]));
        }
        assertThat(moved).isCloseTo(largest, within(1e-15));
        assertThat(b[0]).isZero();
        assertThat(b[6]).isEqualTo(0.25);
        for (int j : members) {
            assertThat(x.correlation(j, r)).as("by updates").isCloseTo(0, within(1e-14));
        }
        x.refresh(target, all, b, P, true, r);
        for (int j : members) {
            assertThat(x.correlation(j, r)).as("from scratch").isCloseTo(0, within(1e-14));
        }
        assertThat(basis.step(b, r)).isLessThan(1e-14);
    }
}
