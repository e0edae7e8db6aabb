package org.lariat.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.lariat.matrix.DenseMatrix;
import org.lariat.objective.Conventions;
import org.lariat.objective.Conventions.Strength;
import org.lariat.objective.Problem;

/** Conversions by hand; against glmnet's own numbers in {@link GoldenD1Test}. */
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
        Problem weighted = PROBLEM.offset(new double[] {1, 1, 1, 9}).weights(new double[] {2, 1, 1, 0});
        // z = 0, 2, 4 with weights ½, ¼, ¼: mean 1.5, variance 5 − 2.25
        assertParts(Conventions.glmnetGaussian(weighted, 1.0, 0.5, true), 0.5, 0.5 / Math.sqrt(2.75));
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
    void valuesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> Conventions.scikitLearn(-1.0, 0.5)).hasMessageContaining("-1.0");
        assertThatThrownBy(() -> Conventions.scikitLearn(1.0, 1.5)).hasMessageContaining("1.5");
        assertThatThrownBy(() -> Conventions.glmnetGaussian(PROBLEM, INF, 0.5, true))
                .hasMessageContaining("Infinity");
        assertThatThrownBy(() -> Conventions.residualSumOfSquares(PROBLEM.x(), Double.NaN))
                .hasMessageContaining("NaN");
    }
}
