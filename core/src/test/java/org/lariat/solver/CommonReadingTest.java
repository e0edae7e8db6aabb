package org.lariat.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lariat.kernel.ScalarKernel;
import org.lariat.matrix.Residual;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.objective.DualityGap;
import org.lariat.objective.GapBound;
import org.lariat.objective.StandardizedProblem;
import org.lariat.screening.Sweep;
import org.lariat.solver.SmallProblem.Design;
import org.lariat.solver.SmallProblem.Kind;

/** Gaps of coefficients that are far from optimal, so that columns outside the working set decide about them. */
class CommonReadingTest {
    private static final double[] LAMBDAS = {0.4, 0.2, 0.05, 0.01};

    @ParameterizedTest
    @EnumSource
    void allThatIsLeftOpenCounts(Kind kind) {
        for (Design design : Design.values()) {
            for (long seed = 0; seed < 4; seed++) {
                SmallProblem small = SmallProblem.of(design, kind, seed);
                GramWorkingSet w = new GramWorkingSet(small.problem().x());
                OpenColumns open = new OpenColumns(
                        small.problem(),
                        w,
                        2,
                        new ScalarKernel(),
                        Sweep.of(small.problem().x()));
                CommonReading reading = new CommonReading(small.problem().x(), w, open);
                Random random = new Random(seed);
                grow(w, 0, 6);
                check(small, w, reading, random);
                grow(w, 3);
                check(small, w, reading, random);
            }
        }
    }

    private static void grow(GramWorkingSet w, int... columns) {
        w.add(columns, new double[columns.length], columns.length);
    }

    private static void check(SmallProblem small, GramWorkingSet w, CommonReading reading, Random random) {
        StandardizedProblem problem = small.problem();
        StandardizedMatrix x = problem.x();
        List<GapBound> expected = new ArrayList<>();
        Residual r = x.newResidual();
        for (double lambda : LAMBDAS) {
            double[] b = new double[x.columns()];
            int size = w.size();
            for (int k = 0; k < size; k++) {
                w.b()[k] = 0.01 * random.nextDouble(); // within all bounds
                b[w.columns()[k]] = w.b()[k];
            }
            x.refresh(problem.target(), w.columns(), w.b(), size, problem.centred(), r);
            DualityGap gap = new DualityGap(problem, problem.penalty(lambda), problem.freeColumns(lambda));
            reading.add(lambda, gap.readTogether(), r);
            expected.add(evaluated(problem, gap, r, b));
            if (lambda == LAMBDAS[1] && !w.contains(5)) {
                grow(w, 5); // later λs may have more columns
            }
        }
        double[] last = new double[x.columns()];
        x.correlations(r, last);
        List<GapBound> bounds = reading.prove();
        assertThat(bounds).hasSize(LAMBDAS.length);
        for (int i = 0; i < LAMBDAS.length; i++) {
            GapBound bound = bounds.get(i);
            assertThat(bound.primal()).isCloseTo(expected.get(i).primal(), within(1e-14));
            assertThat(bound.kkt()).isCloseTo(expected.get(i).kkt(), within(1e-12));
            // What is not read allows no dual scalar above 1.
            assertThat(bound.gap()).isGreaterThanOrEqualTo(expected.get(i).gap() - 1e-12);
        }
        for (int k = 0; k < w.size(); k++) {
            assertThat(w.g()[k]).isCloseTo(last[w.columns()[k]], within(1e-13));
        }
    }

    /** The gap over all columns. */
    private static GapBound evaluated(StandardizedProblem problem, DualityGap gap, Residual r, double[] b) {
        int[] all = problem.candidates();
        double[] c = new double[problem.x().columns()];
        problem.x().correlations(r, c);
        double[] correlations = Arrays.stream(all).mapToDouble(j -> c[j]).toArray();
        return gap.evaluate(r, b, all, correlations, all.length);
    }
}
