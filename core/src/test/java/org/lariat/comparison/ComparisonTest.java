package org.lariat.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.lariat.Lasso;
import org.lariat.LassoOptions;
import org.lariat.objective.Problem;
import org.lariat.path.PathListener;
import org.lariat.relaxed.AdaptiveLasso;
import org.lariat.relaxed.InitialEstimate;
import org.lariat.selection.InformationCriterion;
import org.lariat.selection.NoiseVariance;

/** Families side by side. */
class ComparisonTest {
    private static final LassoOptions OPTIONS = Lasso.options().threads(1).backend("scalar");
    private static final PointChoice BIC = PointChoice.by(InformationCriterion.BIC, NoiseVariance.EACH_POINT);

    private static Problem problem(int rows, int columns) {
        Random random = new Random(5);
        double[][] x = new double[rows][columns];
        double[] y = new double[rows];
        double[] w = new double[rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                x[i][j] = random.nextGaussian();
            }
            y[i] = 2 * x[i][0] - x[i][1] + 0.3 * random.nextGaussian();
            w[i] = i % 4 == 0 ? 0 : 1;
        }
        return Problem.of(x, y).weights(w);
    }

    private static List<ModelFamily> families() {
        return List.of(
                ModelFamily.penalized(OPTIONS),
                ModelFamily.penalized(OPTIONS.alpha(0.5)),
                ModelFamily.ridge(OPTIONS),
                ModelFamily.leastSquares(OPTIONS),
                ModelFamily.relaxed(OPTIONS, 0),
                ModelFamily.adaptive(OPTIONS, AdaptiveLasso.usual()));
    }

    /** Rows that were not fitted. */
    private static double[] heldOut(int rows) {
        double[] scoring = new double[rows];
        for (int i = 0; i < rows; i += 4) {
            scoring[i] = 1;
        }
        return scoring;
    }

    @Test
    void everyFamilyPredictsRowsItHasNotSeen() {
        Comparison comparison = Comparison.of(problem(80, 10), heldOut(80), families(), BIC, PathListener.NONE);
        assertThat(comparison.lines().stream().map(Comparison.Line::name))
                .containsExactly(
                        "lasso",
                        "elastic net (alpha 0.5)",
                        "ridge",
                        "least squares",
                        "relaxed lasso (gamma 0.0)",
                        "adaptive lasso");
        assertThat(comparison.lines()).allMatch(line -> line.scores().r2() > 0.95);
        Comparison.Line relaxed = comparison.lines().get(4);
        assertThat(relaxed.model().indices()).containsExactly(0, 1);
        assertThat(relaxed.model().coefficient(0)).isCloseTo(2.0, within(0.2));
        assertThat(comparison.lines().get(3).model().lambda()).isZero();
    }

    @Test
    void whatCannotBeFittedIsLeftOutWithAReason() {
        List<ModelFamily> families = List.of(
                ModelFamily.penalized(OPTIONS),
                ModelFamily.leastSquares(OPTIONS),
                ModelFamily.adaptive(OPTIONS, AdaptiveLasso.usual().initial(InitialEstimate.leastSquares())));
        Comparison comparison = Comparison.of(problem(20, 30), null, families, BIC, PathListener.NONE);
        assertThat(comparison.lines()).hasSize(1);
        assertThat(comparison.notes())
                .contains(
                        "least squares is left out: least squares needs as many rows as coefficients; 15 rows have a positive"
                                + " weight, there are 31 coefficients")
                .anyMatch(note -> note.startsWith("adaptive lasso is left out: "));
    }

    @Test
    void aFamilyAtGivenLambdasIsTheSameFamily() {
        Problem problem = problem(80, 10);
        for (ModelFamily family : families()) {
            FamilyPath all = family.fit(problem, PathListener.NONE);
            FamilyPath again = family.at(all.path().lambdas()).fit(problem, PathListener.NONE);
            int last = all.path().size() - 1;
            assertThat(again.path().size()).isEqualTo(last + 1);
            assertThat(again.path().model(last).coefficient(0))
                    .as(family.name())
                    .isCloseTo(all.path().model(last).coefficient(0), within(1e-4));
        }
    }

    @Test
    void cancelling() {
        PathListener impatient = new PathListener() {
            @Override
            public void onPoint(Progress progress) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThatThrownBy(() -> Comparison.of(problem(80, 10), null, families(), BIC, impatient))
                .isInstanceOf(CancellationException.class);
    }
}
