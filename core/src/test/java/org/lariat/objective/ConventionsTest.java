package org.lariat.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.lariat.matrix.DenseMatrix;
import org.lariat.matrix.DesignMatrix;
import org.lariat.objective.Conventions.Penalties;
import org.lariat.objective.Conventions.Setting;
import org.lariat.objective.Conventions.Strength;

/** Conversions by hand; against glmnet's own numbers in {@code GoldenD1Test} of the module verify. */
class ConventionsTest {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double ROUNDING = 1e-15;

    private static final Problem PROBLEM = Problem.of(new double[][] {{1}, {2}, {3}, {4}}, new double[] {1, 3, 5, 5});

    @Test
    void glmnetRescalesFactorsToSumP() {
        double f = 8 / 7.5;
        assertThat(Conventions.glmnetPenaltyFactors(new double[] {0, 1, 2, 1, 0.5, 1, 1, INF}))
                .containsExactly(0, f, 2 * f, f, 0.5 * f, f, f, INF);
        assertThat(Conventions.glmnetPenaltyFactors(new double[] {3, 3})).containsExactly(1, 1);
    }

    @Test
    void badFactorsAreRefused() {
        assertThatThrownBy(() -> Conventions.glmnetPenaltyFactors(new double[] {1, -1}))
                .hasMessageContaining("-1.0");
        assertThatThrownBy(() -> Conventions.glmnetPenaltyFactors(new double[] {Double.NaN}))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> Conventions.glmnetPenaltyFactors(new double[2]))
                .hasMessageContaining("all 2 penalty factors are 0");
    }

    private static void assertParts(Strength strength, double l1, double l2) {
        assertThat(strength.lambda() * strength.alpha()).isEqualTo(l1, within(ROUNDING));
        assertThat(strength.lambda() * (1 - strength.alpha())).isEqualTo(l2, within(ROUNDING));
    }

    @Test
    void glmnetDividesItsL2TermByTheDeviationOfTheResponse() {
        // mean 3.5, variance (6.25 + 0.25 + 2.25 + 2.25)/4
        assertParts(Conventions.glmnetGaussian(PROBLEM, 0.2, 0.75, true), 0.15, 0.05 / Math.sqrt(2.75));
        assertParts(Conventions.glmnetGaussian(PROBLEM, 0.2, 0.75, false), 0.15, 0.05 / Math.sqrt(15));
    }

    @Test
    void glmnetTakesOffOffsetAndWeighs() {
        Problem weighted = PROBLEM.offset(new double[] {1, 0, 1, 9}).weights(new double[] {2, 1, 1, 0});
        // z = 0, 3, 4 with weights ½, ¼, ¼: mean 1.75, mean square 6.25
        assertParts(Conventions.glmnetGaussian(weighted, 1.0, 0.5, true), 0.5, 0.5 / Math.sqrt(6.25 - 3.0625));
        assertParts(Conventions.glmnetGaussian(weighted, 1.0, 0.5, false), 0.5, 0.5 / 2.5);
    }

    @Test
    void glmnetsLassoAndNoPenaltyAreLariats() {
        assertThat(Conventions.glmnetGaussian(PROBLEM, 0.2, 1.0, true)).isEqualTo(new Strength(0.2, 1.0));
        assertThat(Conventions.glmnetGaussian(PROBLEM, 0.0, 0.5, true).lambda()).isZero();
    }

    @Test
    void aConstantResponseIsRefusedAsByGlmnet() {
        Problem constant = Problem.of(PROBLEM.x(), new double[] {3, 3, 3, 3});
        assertThatThrownBy(() -> Conventions.glmnetGaussian(constant, 0.1, 0.5, true))
                .hasMessageContaining("constant");
    }

    @Test
    void scikitLearnsNamesAreOthersForTheSame() {
        assertThat(Conventions.scikitLearn(0.3, 0.7)).isEqualTo(new Strength(0.3, 0.7));
    }

    @Test
    void theScaleOfTheResidualSumOfSquares() {
        DenseMatrix x = DenseMatrix.ofRows(new double[][] {{1}, {2}, {3}, {4}});
        assertThat(Conventions.halfResidualSumOfSquares(x, 2.0)).isEqualTo(new Strength(0.5, 1.0));
        assertThat(Conventions.residualSumOfSquares(x, 2.0)).isEqualTo(new Strength(0.25, 1.0));
    }

    @Test
    void ridgeAndTheNaiveElasticNet() {
        DenseMatrix x = DenseMatrix.ofRows(new double[][] {{1}, {2}, {3}, {4}});
        assertThat(Conventions.scikitLearnRidge(x, 2.0)).isEqualTo(new Strength(0.5, 0.0));
        assertParts(Conventions.naiveElasticNet(x, new Penalties(2.0, 3.0)), 0.25, 0.75);
    }

    /** Their objective is Lariat's times 2n at any coefficients, so both have the same minimiser. */
    @Test
    void theNaiveElasticNetIsAMultipleOfLariatsObjective() {
        Random random = new Random(3);
        for (int run = 0; run < 50; run++) {
            Penalties penalties = new Penalties(Math.exp(random.nextGaussian()), Math.exp(random.nextGaussian()));
            Strength strength = Conventions.naiveElasticNet(PROBLEM.x(), penalties);
            double b = random.nextGaussian();
            double squares = 0.0;
            double[] y = PROBLEM.y();
            for (int i = 0; i < y.length; i++) {
                double r = y[i] - (i + 1) * b;
                squares += r * r;
            }
            double theirs = squares + penalties.l1() * Math.abs(b) + penalties.l2() * b * b;
            double ours = squares / (2.0 * y.length)
                    + strength.lambda() * (strength.alpha() * Math.abs(b) + 0.5 * (1 - strength.alpha()) * b * b);
            assertThat(theirs).isEqualTo(2 * y.length * ours, within(1e-12 * theirs));
        }
    }

    private static void assertSame(Strength expected, Strength actual) {
        assertThat(actual.lambda()).isEqualTo(expected.lambda(), within(1e-14 * expected.lambda()));
        assertThat(actual.alpha()).isEqualTo(expected.alpha(), within(1e-14));
    }

    @Test
    void thereAndBackIsTheSame() {
        SplittableRandom random = new SplittableRandom(4);
        for (int run = 0; run < 300; run++) {
            double[] y = random.doubles(7, -3, 9).toArray();
            double[][] x = new double[7][1];
            for (double[] row : x) {
                row[0] = random.nextDouble();
            }
            Problem problem = Problem.of(x, y);
            problem = random.nextBoolean()
                    ? problem.weights(random.doubles(7, 0.1, 4).toArray())
                    : problem;
            problem = random.nextBoolean()
                    ? problem.offset(random.doubles(7, -1, 1).toArray())
                    : problem;
            Strength any = new Strength(Math.exp(random.nextDouble(-9, 9)), random.nextDouble(0.001, 1));
            boolean intercept = random.nextBoolean();
            Setting glmnet = Conventions.toGlmnetGaussian(problem, any, intercept);
            assertSame(any, Conventions.glmnetGaussian(problem, glmnet.penalty(), glmnet.share(), intercept));
            Setting scikit = Conventions.toScikitLearn(any);
            assertSame(any, Conventions.scikitLearn(scikit.penalty(), scikit.share()));
            assertSame(any, Conventions.naiveElasticNet(problem.x(), Conventions.toNaiveElasticNet(problem.x(), any)));
            Strength lasso = new Strength(any.lambda(), 1.0);
            DesignMatrix design = problem.x();
            assertSame(
                    lasso,
                    Conventions.halfResidualSumOfSquares(
                            design, Conventions.toHalfResidualSumOfSquares(design, lasso)));
            assertSame(
                    lasso, Conventions.residualSumOfSquares(design, Conventions.toResidualSumOfSquares(design, lasso)));
            Strength ridge = new Strength(any.lambda(), 0.0);
            assertSame(ridge, Conventions.scikitLearnRidge(design, Conventions.toScikitLearnRidge(design, ridge)));
            double[] factors = random.doubles(5, 0, 3).toArray();
            double[] once = Conventions.glmnetPenaltyFactors(factors);
            assertThat(Conventions.glmnetPenaltyFactors(once)).containsExactly(once, within(1e-14));
        }
    }

    @Test
    void whatAnotherPackageHasNoNumberForIsRefused() {
        Strength half = new Strength(0.1, 0.5);
        assertThatThrownBy(() -> Conventions.toHalfResidualSumOfSquares(PROBLEM.x(), half))
                .hasMessage("this scale has one penalty, L1, and alpha is 0.5");
        assertThatThrownBy(() -> Conventions.toResidualSumOfSquares(PROBLEM.x(), half))
                .hasMessageContaining("alpha is 0.5");
        assertThatThrownBy(() -> Conventions.toScikitLearnRidge(PROBLEM.x(), half))
                .hasMessage("ridge has no L1 penalty, and alpha is 0.5");
        Problem constant = Problem.of(PROBLEM.x(), new double[] {3, 3, 3, 3});
        assertThatThrownBy(() -> Conventions.toGlmnetGaussian(constant, half, true))
                .hasMessageContaining("constant");
        assertThatThrownBy(() -> Conventions.toScikitLearn(new Strength(-1, 0.5)))
                .hasMessageContaining("-1.0");
    }

    /** Everything that takes a strength, a penalty or a share of L1. */
    @Test
    void valuesOutOfRangeAreRefused() {
        DesignMatrix x = PROBLEM.x();
        for (double bad : new double[] {-1.0, INF, Double.NaN}) {
            Strength strength = new Strength(bad, 0.5);
            Strength lasso = new Strength(bad, 1.0);
            Strength ridge = new Strength(bad, 0.0);
            List<ThrowingCallable> calls = List.of(
                    () -> Conventions.glmnetGaussian(PROBLEM, bad, 0.5, true),
                    () -> Conventions.toGlmnetGaussian(PROBLEM, strength, true),
                    () -> Conventions.scikitLearn(bad, 0.5),
                    () -> Conventions.toScikitLearn(strength),
                    () -> Conventions.scikitLearnRidge(x, bad),
                    () -> Conventions.toScikitLearnRidge(x, ridge),
                    () -> Conventions.naiveElasticNet(x, new Penalties(bad, 1)),
                    () -> Conventions.naiveElasticNet(x, new Penalties(1, bad)),
                    () -> Conventions.toNaiveElasticNet(x, strength),
                    () -> Conventions.halfResidualSumOfSquares(x, bad),
                    () -> Conventions.toHalfResidualSumOfSquares(x, lasso),
                    () -> Conventions.residualSumOfSquares(x, bad),
                    () -> Conventions.toResidualSumOfSquares(x, lasso));
            for (ThrowingCallable call : calls) {
                assertThatIllegalArgumentException()
                        .isThrownBy(call)
                        .withMessage("the penalty is " + bad + "; it must be finite and ≥ 0");
            }
        }
        for (double bad : new double[] {-0.1, 1.5, Double.NaN}) {
            Strength strength = new Strength(1.0, bad);
            List<ThrowingCallable> calls = List.of(
                    () -> Conventions.glmnetGaussian(PROBLEM, 1.0, bad, true),
                    () -> Conventions.toGlmnetGaussian(PROBLEM, strength, true),
                    () -> Conventions.scikitLearn(1.0, bad),
                    () -> Conventions.toScikitLearn(strength),
                    () -> Conventions.toNaiveElasticNet(x, strength));
            for (ThrowingCallable call : calls) {
                assertThatIllegalArgumentException()
                        .isThrownBy(call)
                        .withMessage("the share of L1 is " + bad + "; it must be in [0, 1]");
            }
        }
    }

    @Test
    void noPenaltyIsALassoOfStrengthZero() {
        assertThat(Conventions.naiveElasticNet(PROBLEM.x(), new Penalties(0, 0)))
                .isEqualTo(new Strength(0.0, 1.0));
        assertThat(Conventions.scikitLearnRidge(PROBLEM.x(), 0.0)).isEqualTo(new Strength(0.0, 0.0));
    }
}
