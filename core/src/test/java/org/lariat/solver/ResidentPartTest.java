package org.lariat.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.matrix.Workers;
import org.lariat.objective.DualityGap;
import org.lariat.objective.GapBound;
import org.lariat.objective.Problem;
import org.lariat.objective.StandardizedProblem;
import org.lariat.resident.HostProvider;
import org.lariat.resident.Precision;
import org.lariat.resident.ResidentDesign;
import org.lariat.resident.ResidentOptions;
import org.lariat.resident.StandardizedColumns;

/** What a design of all rows gives for problems on some of them, before anybody polishes it. */
class ResidentPartTest {
    private static final int N = 40;
    private static final int P = 70;
    private static final int PARTS = 3;

    private static Problem problem(boolean furnished) {
        Random random = new Random(11);
        double[][] x = new double[N][P];
        double[] y = new double[N];
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < P; j++) {
                x[i][j] = 3 + random.nextGaussian() * (1 + j % 5);
            }
            x[i][7] = 2.5; // constant
            x[i][8] = i == 4 ? 1.0 : 0.0; // constant where part 1 trains
            y[i] = x[i][0] - x[i][1] + 5 * x[i][8] + random.nextGaussian();
        }
        Problem plain = Problem.of(x, y);
        double[] factors = random.doubles(P, 0.5, 1.5).toArray();
        factors[3] = 0.0;
        factors[5] = Double.POSITIVE_INFINITY;
        double[] lower = new double[P];
        double[] upper = new double[P];
        Arrays.fill(lower, -0.4);
        Arrays.fill(upper, Double.POSITIVE_INFINITY);
        lower[3] = Double.NEGATIVE_INFINITY;
        return furnished
                ? plain.penaltyFactors(factors)
                        .bounds(lower, upper)
                        .weights(random.doubles(N, 0.5, 2.0).toArray())
                : plain;
    }

    private static double[] training(Problem problem, int part) {
        double[] weights = problem.weights();
        if (weights == null) {
            weights = new double[N];
            Arrays.fill(weights, 1.0);
        }
        for (int i = 0; i < N; i++) {
            weights[i] = i % PARTS == part ? 0.0 : weights[i];
        }
        return weights;
    }

    private static StandardizedProblem standardized(
            Problem problem, double alpha, boolean intercept, boolean standardize) {
        StandardizedMatrix x = new StandardizedMatrix(problem.x(), problem.weights(), intercept, Workers.SERIAL);
        return new StandardizedProblem(problem, x, alpha, intercept, standardize);
    }

    @ParameterizedTest
    @CsvSource({
        "FLOAT64,1.0,true,true,false,1e-10",
        "FLOAT64,1.0,false,true,true,1e-10",
        "FLOAT64,0.6,true,false,true,1e-10",
        "FLOAT64,0.5,false,false,false,1e-10",
        "FLOAT32,1.0,true,true,true,1e-4",
        "FLOAT32,0.6,true,true,false,1e-4",
    })
    void theirIteratesAreSolutions(
            Precision precision,
            double alpha,
            boolean intercept,
            boolean standardize,
            boolean furnished,
            double tolerance) {
        Problem problem = problem(furnished);
        StandardizedProblem whole = standardized(problem, alpha, intercept, standardize);
        ResidentOptions options = new ResidentOptions(0, precision, Long.MAX_VALUE, false, 1);
        try (ResidentDesign design = new HostProvider().upload(new StandardizedColumns(whole.x()), options)) {
            List<StandardizedProblem> problems = new ArrayList<>();
            List<ResidentRequest> requests = new ArrayList<>();
            Limits limits = new Limits(tolerance, 100_000, () -> false);
            for (int part = 0; part < PARTS; part++) {
                StandardizedProblem own =
                        standardized(problem.weights(training(problem, part)), alpha, intercept, standardize);
                problems.add(own);
                SolverState state = new SolverState(own, new double[P]);
                requests.add(new ResidentRequest(
                        ResidentPart.of(own, whole.x()),
                        new double[] {0.2, 0.1},
                        state,
                        Double.POSITIVE_INFINITY,
                        limits));
            }
            new ResidentBatches(design).solve(requests);
            for (int part = 0; part < PARTS; part++) {
                for (double lambda : new double[] {0.2, 0.1}) {
                    double[] b = new double[P];
                    requests.get(part).coefficients(lambda, b);
                    GapBound bound = gap(problems.get(part), lambda, b);
                    assertThat(bound.relative())
                            .as("part %d, λ %s", part, lambda)
                            .isLessThan(tolerance);
                    assertThat(Arrays.stream(b).filter(v -> v != 0.0).count()).isGreaterThan(1);
                }
            }
        }
    }

    private static GapBound gap(StandardizedProblem problem, double lambda, double[] b) {
        SolverState state = new SolverState(problem, b);
        DualityGap gap = new DualityGap(problem, problem.penalty(lambda), problem.freeColumns(lambda));
        return state.certify(gap, problem.candidates());
    }

    @Test
    void aRowThatHasNoWeightInTheWholeIsRefused() {
        Problem problem = problem(false);
        StandardizedProblem whole = standardized(problem.weights(training(problem, 0)), 1.0, true, true);
        assertThatThrownBy(() -> ResidentPart.of(standardized(problem, 1.0, true, true), whole.x()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 0 has a weight in a part, and none in the whole that is resident");
    }
}
