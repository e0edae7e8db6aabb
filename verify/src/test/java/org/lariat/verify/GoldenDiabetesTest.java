package org.lariat.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.lariat.Lasso;
import org.lariat.LassoModel;
import org.lariat.LassoOptions;
import org.lariat.LassoPath;
import org.lariat.objective.Conventions;
import org.lariat.objective.Conventions.Strength;
import org.lariat.objective.Problem;
import org.lariat.path.LambdaGrid;
import org.lariat.solver.Knot;

/** Diabetes data (Efron et al. 2004) in its two copies, which differ from the sixth digit on. */
class GoldenDiabetesTest {
    private static final LassoOptions EXACT = Lasso.options().standardize(false).tolerance(1e-15);

    /** Columns centred and divided by standard deviation times √n, as scikit-learn's load_diabetes() returns them. */
    static double[][] scaled(double[][] x) {
        int n = x.length;
        for (int j = 0; j < x[0].length; j++) {
            double mean = 0.0;
            for (double[] row : x) {
                mean += row[j] / n;
            }
            double square = 0.0;
            for (double[] row : x) {
                square += (row[j] - mean) * (row[j] - mean);
            }
            for (double[] row : x) {
                row[j] = (row[j] - mean) / Math.sqrt(square);
            }
        }
        return x;
    }

    /** Numbers of scikit-learn 1.2.1 (Lasso, ElasticNet, LassoCV) on its own copy, the bundled example. */
    @Nested
    class ScikitLearnsCopy {
        private static final double INTERCEPT = 152.133484162896;

        /** Digits given; coefficients are of the order of 100. */
        private static final double ACCURACY = 1e-8;

        private final Problem problem = problem();

        private static Problem problem() {
            Table table = Table.read(Table.root().resolve("data/examples/diabetes.csv"));
            return Problem.of(scaled(table.first(10)), table.column(10));
        }

        private void assertFit(double scikitAlpha, double l1Ratio, double... coefficients) {
            Strength strength = Conventions.scikitLearn(scikitAlpha, l1Ratio);
            LassoOptions options = EXACT.alpha(strength.alpha());
            LassoModel model = options.fit(problem, strength.lambda());
            assertThat(model.coefficients()).containsExactly(coefficients, within(ACCURACY));
            assertThat(model.intercept()).isEqualTo(INTERCEPT, within(1e-11));
            assertThat(Judge.of(problem, options).verdict(model).relativeGap()).isLessThan(1e-14);
        }

        @Test
        void lasso() {
            assertFit(1.0, 1.0, 0, 0, 367.7016258214, 6.3097026442, 0, 0, 0, 0, 307.6021474622, 0);
            assertFit(
                    0.1,
                    1.0,
                    0,
                    -155.3431106247,
                    517.2162412031,
                    275.0872229283,
                    -52.5520358119,
                    0,
                    -210.1395090352,
                    0,
                    483.917174572,
                    33.6621921431);
        }

        @Test
        void elasticNet() {
            assertFit(
                    0.01,
                    0.5,
                    33.1495298757,
                    -35.2429725656,
                    211.0274745657,
                    144.5597680192,
                    21.9307029669,
                    0,
                    -115.6192107766,
                    100.65756804,
                    185.3251734777,
                    96.2569866255);
        }

        @Test
        void lambdaMax() {
            double lambdaMax = EXACT.lambdas(1.0).path(problem).report().lambdaMax();
            assertThat(lambdaMax).isEqualTo(2.148043575529498, within(1e-13));
        }
    }

    /** The path of R's lars 1.3 on its copy (GPL, so not in this repository): knots max|Xᵀr|, order of entry, Cp. */
    @Nested
    class LarsCopy {
        private static final double[] KNOTS = {
            949.435260384,
            889.315990735,
            452.900968908,
            316.074052698,
            130.130851302,
            88.782429816,
            68.965221202,
            19.981254678,
            5.477472946,
            5.089178806,
            2.182249729,
            1.310435249
        };
        private static final int[] ENTRIES = {3, 9, 4, 7, 2, 10, 5, 8, 6, 1, -7, 7};

        private static Problem problem() {
            Path folder = Table.shared().resolve("data/diabetes_lars");
            assumeTrue(
                    Files.isDirectory(folder),
                    "lars' copy of the diabetes data is not at " + folder
                            + "; -Dlariat.shared=FOLDER names another place");
            Table x = Table.read(folder.resolve("X.csv.gz"));
            return Problem.of(
                    x.first(x.columns()), Table.read(folder.resolve("y.csv")).column(0));
        }

        private static double lambda(Problem problem, double knot) {
            return Conventions.halfResidualSumOfSquares(problem.x(), knot).lambda();
        }

        @Test
        void theLargestKnotIsLambdaMax() {
            Problem problem = problem();
            double lambdaMax = EXACT.lambdas(1.0).path(problem).report().lambdaMax();
            assertThat(lambdaMax).isEqualTo(lambda(problem, KNOTS[0]), within(1e-12));
        }

        @Test
        void columnsEnterAndLeaveAtTheKnots() {
            Problem problem = problem();
            Set<Integer> active = new TreeSet<>();
            for (int k = 0; k < KNOTS.length; k++) {
                assertThat(active(problem, KNOTS[k] * (1 + 1e-6)))
                        .as("above knot " + KNOTS[k])
                        .isEqualTo(active);
                if (ENTRIES[k] > 0) {
                    active.add(ENTRIES[k]);
                } else {
                    active.remove(-ENTRIES[k]);
                }
                assertThat(active(problem, KNOTS[k] * (1 - 1e-6)))
                        .as("below knot " + KNOTS[k])
                        .isEqualTo(active);
            }
        }

        /** The solver lars: the knots themselves, in their order, the drop of 7 and its return. */
        @Test
        void larsFindsKnotsAndOrder() {
            Problem problem = problem();
            LassoPath path = EXACT.lambdas(LambdaGrid.knots()).path(problem);
            List<Knot> knots = path.report().knots();
            assertThat(knots).hasSize(KNOTS.length);
            for (int k = 0; k < KNOTS.length; k++) {
                Knot knot = knots.get(k);
                int entry = (knot.change() == Knot.Change.ENTERS ? 1 : -1) * (knot.column() + 1);
                assertThat(entry).as("knot " + k).isEqualTo(ENTRIES[k]);
                // lars prints nine digits after the point
                assertThat(knot.lambda() * problem.x().rows()).isEqualTo(KNOTS[k], within(5.1e-10));
                assertThat(path.model(k).lambda()).isEqualTo(knot.lambda());
                assertThat(Judge.of(problem, EXACT).verdict(path.model(k)).relativeGap())
                        .isLessThan(1e-13);
            }
            assertThat(path.size()).isEqualTo(KNOTS.length + 1);
            assertThat(path.model(KNOTS.length).lambda()).isZero();
        }

        /** Columns with non-zero coefficients, from 1. */
        private static Set<Integer> active(Problem problem, double knot) {
            Set<Integer> active = new TreeSet<>();
            for (int j : EXACT.fit(problem, lambda(problem, knot)).indices()) {
                active.add(j + 1);
            }
            return active;
        }

        /** Mallows' Cp at the knots as lars defines it: RSS/σ² − n + 2·df, σ² from least squares, df with intercept. */
        @Test
        void smallestCp() {
            Problem problem = problem();
            int n = problem.x().rows();
            int p = problem.x().columns();
            double variance = n * EXACT.fit(problem, 0.0).meanSquaredResidual() / (n - p - 1);
            List<Double> cp = new ArrayList<>();
            int df = 1;
            for (int k = 0; k < KNOTS.length; k++) {
                LassoModel model = EXACT.fit(problem, lambda(problem, KNOTS[k]));
                cp.add(n * model.meanSquaredResidual() / variance - n + 2 * df);
                df += ENTRIES[k] > 0 ? 1 : -1;
            }
            double smallest = cp.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
            assertThat(cp.indexOf(smallest)).isEqualTo(7);
            assertThat(smallest).isEqualTo(8.8775, within(5e-5));
        }
    }
}
