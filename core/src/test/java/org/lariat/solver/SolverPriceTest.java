package org.lariat.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lariat.kernel.ScalarKernel;
import org.lariat.matrix.DenseMatrix;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.objective.Problem;
import org.lariat.objective.StopReason;

/**
 * What a path costs in epochs, Newton steps and columns read. These counts are the same on every machine; the certificate makes results right whatever
 * they cost, so that nothing else notices a heuristic that has stopped working. Who changes one on purpose changes the number here, and says why.
 */
class SolverPriceTest {
    private static final double[] LAMBDAS = {0.5, 0.3, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005};

    /** Columns of an AR(1) process. */
    private static SmallProblem correlated(int n, int p, double rho, boolean boxed, double alpha) {
        Random random = new Random(17);
        double[][] x = new double[n][p];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            double last = random.nextGaussian();
            for (int j = 0; j < p; j++) {
                last = rho * last + Math.sqrt(1 - rho * rho) * random.nextGaussian();
                x[i][j] = last;
            }
            y[i] = x[i][1] - x[i][5] + 0.5 * x[i][p - 2] + 0.3 * random.nextGaussian();
        }
        Problem problem = Problem.of(DenseMatrix.ofRows(x), y);
        return SmallProblem.of(boxed ? problem.bounds(-0.4, 0.5) : problem, alpha, true);
    }

    @ParameterizedTest
    @CsvSource({
        "cd, wide, 220, 0, 25419",
        "cd, box, 209, 0, 24847",
        "cd, net, 286, 0, 35059",
        "active-set, wide, 14, 48, 1586",
        "active-set, box, 17, 39, 1669",
        "active-set, net, 18, 51, 1806",
        "active-set, near, 2, 25, 1454",
        "gram, tall, 7, 14, 100",
        "lars, wide, 33, 68, 8497",
        "ista, tall, 2320, 0, 75025",
        "fista, tall, 600, 0, 18915",
        "cd-cyclic, tall, 220, 0, 7274",
    })
    void aPathCostsWhatItDid(String name, String kind, long epochs, long newtonSteps, long columnsRead) {
        SmallProblem small = switch (kind) {
            case "wide" -> correlated(40, 90, 0.9, false, 1.0);
            case "box" -> correlated(40, 90, 0.9, true, 1.0);
            case "net" -> correlated(40, 90, 0.9, false, 0.7);
            case "near" -> correlated(40, 90, 0.999999, false, 1.0);
            default -> correlated(90, 20, 0.7, false, 1.0);
        };
        StandardizedMatrix x = small.problem().x();
        PointSolver solver =
                Solvers.named(name, small.problem(), small.alpha(), MemoryBudget.DEFAULT, new ScalarKernel(), 7);
        SolverState state = small.start();
        long spent = 0;
        double previous = Double.POSITIVE_INFINITY;
        for (double lambda : LAMBDAS) {
            PointResult result = solver.solve(state, lambda, previous, new Limits(1e-8, 100_000, () -> false));
            assertThat(result.stop()).isEqualTo(StopReason.CONVERGED);
            spent += result.epochs();
            previous = lambda;
        }
        assertThat(spent).isCloseTo(epochs, within(Math.ceilDiv(epochs, 20)));
        assertThat(solver.newtonSteps()).isCloseTo(newtonSteps, within(Math.ceilDiv(newtonSteps, 20)));
        assertThat(x.columnsRead()).isCloseTo(columnsRead, within(Math.ceilDiv(columnsRead, 20)));
    }
}
