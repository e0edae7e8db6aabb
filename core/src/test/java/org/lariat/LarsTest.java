package org.lariat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.matrix.Workers;
import org.lariat.objective.Certificate;
import org.lariat.objective.Problem;
import org.lariat.objective.StopReason;
import org.lariat.path.LambdaGrid;
import org.lariat.path.PathEnd;
import org.lariat.solver.Knot;
import org.lariat.solver.MemoryBudget;

/** The exact path: optimality at and between its knots, ties, dependent columns, refusals. */
class LarsTest {
    private static LassoOptions options() {
        return Lasso.options().threads(1).backend("scalar").solver("lars").tolerance(1e-10);
    }

    private static Problem weighted(int n, int p, long seed) {
        Random random = new Random(seed);
        double[][] x = Problems.rows(n, p, 0.7, 1.0, seed);
        double[] weights = random.doubles(n, 0.2, 2.0).toArray();
        weights[1] = 0.0;
        double[] factors = random.doubles(p, 0.5, 2.0).toArray();
        factors[0] = 0.0;
        factors[3] = 0.0;
        factors[2] = Double.POSITIVE_INFINITY;
        return Problem.of(x, Problems.response(x, 6, seed)).weights(weights).penaltyFactors(factors);
    }

    /** Distance from optimality in units of λ, from the raw data; standardised columns. */
    private static double violation(Problem problem, LassoModel model) {
        int n = problem.x().rows();
        double[] y = problem.y();
        double[] weights = problem.weights();
        double[] factors = problem.penaltyFactors();
        double[] w = weights == null ? new double[n] : weights;
        if (weights == null) {
            Arrays.fill(w, 1.0);
        }
        double total = Arrays.stream(w).sum();
        StandardizedMatrix x = new StandardizedMatrix(problem.x(), weights, true, Workers.SERIAL);
        double[] fitted = model.predict(problem.x());
        double worst = 0.0;
        for (int j = 0; j < problem.x().columns(); j++) {
            double factor = factors == null ? 1.0 : factors[j];
            double c = 0.0;
            for (int i = 0; i < n; i++) {
                c += w[i] / total * problem.x().get(i, j) * (y[i] - fitted[i]);
            }
            c /= x.deviation(j);
            double b = model.coefficient(j);
            if (!Double.isInfinite(factor)) {
                double threshold = model.lambda() * factor;
                worst = Math.max(worst, b == 0.0 ? Math.abs(c) - threshold : Math.abs(c - Math.copySign(threshold, b)));
            }
        }
        return worst;
    }

    private static void assertOptimalEverywhere(Problem problem, LassoPath path, double accuracy) {
        for (int k = 0; k < path.size(); k++) {
            LassoModel at = path.model(k);
            assertThat(at.certificate().orElseThrow().trustworthy()).isTrue();
            assertThat(violation(problem, at)).as("at knot " + k).isLessThan(accuracy);
            if (k > 0) {
                for (double share : new double[] {0.2, 0.5, 0.9}) {
                    double between = share * at.lambda()
                            + (1 - share) * path.model(k - 1).lambda();
                    assertThat(violation(problem, path.at(between)))
                            .as("between knots " + (k - 1) + " and " + k)
                            .isLessThan(accuracy);
                }
            }
        }
    }

    /** What enters and leaves is what the models show. */
    private static void assertKnotsAreThoseOfTheModels(LassoPath path) {
        Set<Integer> active = new TreeSet<>();
        for (int j : path.model(0).indices()) {
            active.add(j); // without penalty
        }
        List<Knot> knots = path.report().knots();
        int passed = 0;
        for (int k = 1; k < path.size(); k++) {
            while (passed < knots.size()
                    && knots.get(passed).lambda() > path.model(k).lambda()) {
                Knot knot = knots.get(passed++);
                boolean changed =
                        knot.change() == Knot.Change.ENTERS ? active.add(knot.column()) : active.remove(knot.column());
                assertThat(changed).as(knot.toString()).isTrue();
                assertThat(path.at(knot.lambda()).coefficient(knot.column())).isZero();
            }
            double middle = 0.5 * (path.model(k - 1).lambda() + path.model(k).lambda());
            LassoModel between = path.at(middle);
            assertThat(Arrays.stream(between.indices()).boxed()).containsExactlyElementsOf(active);
        }
        assertThat(passed).isEqualTo(knots.size());
        for (Knot knot : knots) {
            double beside = knot.lambda() * (knot.change() == Knot.Change.ENTERS ? 1 - 1e-9 : 1 + 1e-9);
            if (beside > path.model(path.size() - 1).lambda()
                    && beside < path.model(0).lambda()) {
                assertThat(Math.signum(path.at(beside).coefficient(knot.column())))
                        .isEqualTo(knot.sign());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"60,15,0.5", "40,40,0.5", "30,80,0.7", "80,20,0.98"})
    void everyLambdaIsOptimal(int n, int p, double rho) {
        for (long seed = 0; seed < 4; seed++) {
            Problem problem = Problems.problem(n, p, rho, seed);
            LassoPath path = options().lambdas(LambdaGrid.knots(1e-3)).path(problem);
            assertThat(path.report().end()).isEqualTo(PathEnd.COMPLETE);
            assertThat(path.report().solver()).isEqualTo("lars");
            assertThat(path.model(0).lambda()).isEqualTo(path.report().lambdaMax(), within(1e-13));
            assertOptimalEverywhere(problem, path, 1e-9);
            assertKnotsAreThoseOfTheModels(path);
        }
    }

    /** The work of finding a knot is charged to it: sweeps and knots add up. */
    @Test
    void everyKnotIsAccountedFor() {
        LassoPath path = options().lambdas(LambdaGrid.knots(1e-2)).history(true).path(Problems.problem(60, 15, 0.5, 1));
        double sweeps = path.models().stream()
                .mapToDouble(m -> m.certificate().orElseThrow().sweeps())
                .sum();
        int beforeThePath =
                6; // columns measured twice, the null model, correlations of the response, the first segment
        assertThat(sweeps).isEqualTo(path.report().sweeps() - beforeThePath, within(1e-9));
        assertThat(path.report().epochs()).isEqualTo(path.report().knots().size());
        assertThat(path.report().history().get(3).costs().getLast().sweeps())
                .isEqualTo(path.model(3).certificate().orElseThrow().sweeps());
    }

    @Test
    void columnsLeaveToo() {
        Problem problem = Problems.problem(30, 80, 0.7, 1);
        LassoPath path = options().lambdas(LambdaGrid.knots(1e-3)).path(problem);
        assertThat(path.report().knots()).anyMatch(knot -> knot.change() == Knot.Change.LEAVES);
    }

    @Test
    void weightsAndFactorsAreFollowed() {
        for (long seed = 0; seed < 4; seed++) {
            Problem problem = weighted(50, 20, seed);
            LassoPath path = options().lambdas(LambdaGrid.knots(1e-3)).path(problem);
            assertThat(path.model(0).indices()).containsExactly(0, 3);
            assertOptimalEverywhere(problem, path, 1e-9);
            assertKnotsAreThoseOfTheModels(path);
        }
    }

    @Test
    void theEndAtLambdaZeroIsLeastSquares() {
        Problem problem = Problems.problem(40, 10, 0.5, 2);
        LassoPath path = options().lambdas(LambdaGrid.knots()).path(problem);
        LassoModel known = options().solver("auto").tolerance(1e-13).fit(problem, 0.0);
        assertThat(path.model(path.size() - 1).lambda()).isZero();
        assertThat(path.model(path.size() - 1).coefficients()).containsExactly(known.coefficients(), within(1e-9));
    }

    @Test
    void moreColumnsThanRowsEndInAnInterpolation() {
        Problem problem = Problems.problem(20, 50, 0.3, 6);
        LassoPath path = options().lambdas(LambdaGrid.knots()).path(problem);
        LassoModel end = path.model(path.size() - 1);
        assertThat(end.lambda()).isZero();
        assertThat(end.nonzeros()).isEqualTo(19);
        assertThat(end.meanSquaredResidual()).isLessThan(1e-20);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void gridsAgreeWithTheDefaultSolver(boolean standardize) {
        for (long seed = 0; seed < 4; seed++) {
            Problem problem = weighted(40, 60, seed);
            LassoOptions options =
                    options().standardize(standardize).intercept(seed % 2 == 0).lambdas(LambdaGrid.geometric(30, 0.01));
            LassoPath lars = options.path(problem);
            LassoPath known = options.solver("active-set").path(problem);
            for (int k = 0; k < lars.size(); k++) {
                Certificate own = lars.model(k).certificate().orElseThrow();
                assertThat(own.stop()).isIn(StopReason.CONVERGED, StopReason.MACHINE_PRECISION);
                assertThat(lars.model(k).coefficients())
                        .containsExactly(known.model(k).coefficients(), within(1e-4));
                assertThat(own.primal())
                        .isCloseTo(known.model(k).certificate().orElseThrow().primal(), within(1e-9 * own.primal()));
            }
        }
    }

    @Test
    void signsMayBeBounded() {
        Problem free = Problems.problem(60, 15, 0.5, 3);
        Problem problem = free.bounds(0.0, Double.POSITIVE_INFINITY);
        LassoPath path = options().lambdas(LambdaGrid.knots(1e-3)).path(problem);
        assertThat(path.report().knots()).allMatch(knot -> knot.sign() == 1);
        assertThat(path.models()).allMatch(m -> m.certificate().orElseThrow().trustworthy());
        for (int k = 1; k < path.size(); k++) {
            double middle = 0.5 * (path.model(k - 1).lambda() + path.model(k).lambda());
            LassoModel known = options().solver("cd").tolerance(1e-12).fit(problem, middle);
            assertThat(path.at(middle).coefficients()).containsExactly(known.coefficients(), within(1e-5));
        }
    }

    /** Equal correlations at λmax, and knots of several columns. */
    @Test
    void columnsThatTieEnterTogether() {
        double[][] x = new double[16][4];
        double[] y = new double[16];
        for (int i = 0; i < 16; i++) {
            for (int j = 0; j < 4; j++) {
                x[i][j] = (i >> j & 1) == 0 ? 1 : -1;
            }
            y[i] = 2 * x[i][0] - 2 * x[i][1] + x[i][2] + x[i][3];
        }
        LassoPath path = options().lambdas(LambdaGrid.knots()).path(x, y);
        assertThat(path.lambdas()).containsExactly(new double[] {2.0, 1.0, 0.0}, within(1e-14));
        assertThat(path.report().knots().stream().map(k -> k.column() * k.sign()))
                .containsExactly(0, -1, 2, 3);
        assertOptimalEverywhere(Problem.of(x, y), path, 1e-12);
    }

    /** Copies and sums of other columns: the first of equals enters, the rest stays out while it is there. */
    @Test
    void dependentColumnsStayOut() {
        for (long seed = 0; seed < 5; seed++) {
            double[][] x = Problems.rows(40, 12, 0.5, 0.0, seed);
            for (double[] row : x) {
                row[5] = row[0];
                row[6] = -row[1];
                row[7] = row[2] + row[3];
                row[8] = 4.5;
            }
            Problem problem = Problem.of(x, Problems.response(x, 5, seed));
            LassoPath path = options().lambdas(LambdaGrid.knots()).path(problem);
            assertThat(path.report().notes()).noneMatch(note -> note.startsWith("the knots end"));
            assertThat(path.report().knots()).noneMatch(knot -> knot.column() == 5 || knot.column() == 8);
            for (int k = 1; k < path.size(); k++) {
                double middle =
                        0.5 * (path.model(k - 1).lambda() + path.model(k).lambda());
                Certificate known = options()
                        .solver("cd")
                        .tolerance(1e-12)
                        .fit(problem, middle)
                        .certificate()
                        .orElseThrow();
                LassoModel between = path.at(middle);
                double primal = Problems.objective(x, problem.y(), between, 1.0, true);
                assertThat(primal).isCloseTo(known.primal(), within(1e-10));
            }
        }
    }

    /** Small integers: equal, opposite and dependent columns, and ties of columns that do not depend on each other. */
    @Test
    void tiesAreBroken() {
        int ties = 0;
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int n = 4 + random.nextInt(8);
            int p = 2 + random.nextInt(10);
            double[][] x = new double[n][p];
            double[] y = new double[n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < p; j++) {
                    x[i][j] = random.nextInt(3) - 1;
                }
                y[i] = random.nextInt(5) - 2;
            }
            LassoOptions options =
                    options().tolerance(1e-8).intercept(seed % 2 == 0).standardize(seed % 3 == 0);
            LassoPath path = options.lambdas(LambdaGrid.knots(1e-3)).path(x, y);
            assertThat(path.report().notes())
                    .as("seed " + seed)
                    .noneMatch(note -> note.startsWith("the knots end") || note.contains("was not reached"));
            List<Knot> knots = path.report().knots();
            ties += knots.size()
                    - (int) knots.stream().mapToDouble(Knot::lambda).distinct().count();
            for (int k = 1; k < path.size(); k++) {
                double middle =
                        0.5 * (path.model(k - 1).lambda() + path.model(k).lambda());
                Certificate known = options.solver("cd")
                        .tolerance(1e-12)
                        .fit(x, y, middle)
                        .certificate()
                        .orElseThrow();
                double primal = Problems.objective(x, y, path.at(middle), 1.0, options.standardize());
                assertThat(primal).as("seed " + seed).isCloseTo(known.primal(), within(1e-9));
            }
        }
        assertThat(ties).isGreaterThan(30);
    }

    /** A column whose new part is lost in the rounding of G: another solver goes on from there, and proves the point. */
    @Test
    void whereTheGramMatrixIsBlindAnotherSolverGoesOn() {
        Random random = new Random(8);
        double[][] x = Problems.rows(30, 6, 0.3, 0.0, 8);
        double[] y = new double[30];
        for (int i = 0; i < 30; i++) {
            double z = random.nextGaussian();
            x[i][1] = x[i][0] + 1e-6 * z;
            y[i] = 3 * z + x[i][3] + 0.1 * random.nextGaussian();
        }
        LassoOptions options = options().tolerance(1e-8).lambdas(0.1, 1e-9);
        LassoPath path = options.path(x, y);
        Certificate own = path.model(1).certificate().orElseThrow();
        Certificate known =
                options.solver("auto").path(x, y).model(1).certificate().orElseThrow();
        assertThat(own.trustworthy()).isTrue();
        assertThat(path.model(1).coefficient(1)).isGreaterThan(1e6);
        assertThat(own.primal()).isCloseTo(known.primal(), within(1e-7 * known.primal()));
        assertThat(own.epochs() + path.model(0).certificate().orElseThrow().epochs())
                .isGreaterThan(path.report().knots().size());
    }

    @Test
    void limitsAreKept() {
        Problem problem = Problems.problem(50, 30, 0.5, 4);
        LassoPath few = options().maxFeatures(4).lambdas(LambdaGrid.knots()).path(problem);
        assertThat(few.report().end()).isEqualTo(PathEnd.MAX_FEATURES);
        assertThat(few.models()).allMatch(m -> m.nonzeros() <= 4);
        LassoPath one = options().maxEpochs(2).lambdas(0.01).path(problem);
        Certificate own = one.model(0).certificate().orElseThrow();
        assertThat(own.stop()).isEqualTo(StopReason.MAX_EPOCHS);
        assertThat(own.epochs()).isEqualTo(2);
    }

    @Test
    void nothingToExplain() {
        double[][] x = Problems.rows(10, 3, 0.5, 0.0, 1);
        LassoPath path = options().lambdas(LambdaGrid.knots()).path(x, new double[10]);
        assertThat(path.lambdas()).containsExactly(0.0);
        assertThat(path.report().knots()).isEmpty();
        assertThat(path.model(0).nonzeros()).isZero();
    }

    @Test
    void threadsDoNotChangeABit() {
        Problem problem = Problems.problem(200, 700, 0.5, 5);
        LassoOptions options = options().lambdas(LambdaGrid.knots(0.02));
        LassoPath one = options.path(problem);
        LassoPath three = options.threads(3).path(problem);
        assertThat(three.report().knots()).isEqualTo(one.report().knots());
        assertThat(three.model(7).coefficients()).containsExactly(one.model(7).coefficients());
    }

    @Test
    void whatItCannotDoIsRefused() {
        Problem problem = Problems.problem(20, 6, 0.5, 1);
        assertThatThrownBy(() -> options().alpha(0.5).path(problem))
                .hasMessage("the solver lars follows the lasso, whose path is piecewise linear in lambda; at alpha 0.5"
                        + " it is not: take alpha 1, or auto, active-set or cd");
        String bounds = "the solver lars knows no bounds but 0, and none on columns without penalty; take auto,"
                + " active-set or cd";
        assertThatThrownBy(() -> options().path(problem.bounds(-1.0, 2.0))).hasMessage(bounds);
        assertThatThrownBy(() -> options()
                        .path(problem.bounds(0.0, Double.POSITIVE_INFINITY)
                                .penaltyFactors(new double[] {0, 1, 1, 1, 1, 1})))
                .hasMessage(bounds);
        assertThatThrownBy(() -> options().memory(new MemoryBudget(100, 0)).path(problem))
                .hasMessage("the solver lars needs a factor of up to 6 columns, more than its memory budget holds; take"
                        + " auto or a larger budget");
        assertThatThrownBy(() -> options().solver("cd").lambdas(LambdaGrid.knots()))
                .hasMessage("the knots of the path are found by the solver lars; take lars or auto, not cd");
    }
}
