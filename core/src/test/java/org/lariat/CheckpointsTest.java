package org.lariat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lariat.objective.Problem;
import org.lariat.path.LambdaGrid;
import org.lariat.path.PartialPath;
import org.lariat.path.PathEnd;
import org.lariat.path.PathListener;

/** A path that is interrupted and taken up has the bits of one that is not. */
class CheckpointsTest {
    private static final int EVERY = 4;

    private static Problem problem(int rows, int columns) {
        Random random = new Random(rows);
        double[][] x = new double[rows][columns];
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++) {
            double common = random.nextGaussian();
            for (int j = 0; j < columns; j++) {
                x[i][j] = common + random.nextGaussian();
            }
            y[i] = 3 * x[i][0] - 2 * x[i][1] + x[i][2] + random.nextGaussian();
        }
        return Problem.of(x, y);
    }

    private static LassoOptions options(String solver, double alpha) {
        return Lasso.options()
                .solver(solver)
                .alpha(alpha)
                .threads(1)
                .tolerance(solver.equals("subgradient") ? 0.3 : 1e-6)
                .lambdas(LambdaGrid.geometric(18, 0.02));
    }

    /** Cancels when so many points are done, in the middle of the next one if there is a middle. */
    private static PathListener stoppingAfter(int points) {
        return new PathListener() {
            private int done;

            @Override
            public void onPoint(Progress progress) {
                done = progress.done();
            }

            @Override
            public boolean cancelled() {
                return done >= points;
            }
        };
    }

    private static List<Object> bits(LassoPath path) {
        List<Object> all = new ArrayList<>();
        for (LassoModel model : path.models()) {
            all.add(Arrays.stream(model.values())
                    .mapToObj(Double::doubleToLongBits)
                    .toList());
            all.add(Arrays.stream(model.indices()).boxed().toList());
            all.add(List.of(model.lambda(), model.intercept(), model.meanSquaredResidual(), model.devianceExplained()));
            all.add(model.certificate().orElseThrow());
        }
        all.add(path.report().sweeps());
        all.add(path.report().epochs());
        all.add(path.report().newtonSteps());
        all.add(path.report().notes());
        return all;
    }

    @ParameterizedTest
    @CsvSource({
        "active-set,1,40,120",
        "active-set,0.5,40,120",
        "auto,1,300,30",
        "gram,0.7,300,30",
        "auto,0,40,60",
        "cd,1,40,60",
        "fista,1,60,20",
        "cd-random,1,60,20",
        "subgradient,1,60,10"
    })
    void takenUpAfterEachInterruption(String solver, double alpha, int rows, int columns) {
        Problem problem = problem(rows, columns);
        LassoOptions options = options(solver, alpha);
        List<PartialPath> kept = new ArrayList<>();
        LassoPath whole = options.path(problem, PathListener.NONE, new Checkpoints(EVERY, PartialPath.NONE, kept::add));
        assertThat(kept).extracting(PartialPath::size).containsExactly(4, 8, 12, 16, 18);
        for (int stop : new int[] {1, 4, 7, 8, 13, 17}) {
            List<PartialPath> first = new ArrayList<>(List.of(PartialPath.NONE));
            LassoPath part =
                    options.path(problem, stoppingAfter(stop), new Checkpoints(EVERY, PartialPath.NONE, first::add));
            assertThat(part.report().end()).isEqualTo(PathEnd.CANCELLED);
            assertThat(part.size()).as("the part done is returned").isEqualTo(stop);
            LassoPath again =
                    options.path(problem, PathListener.NONE, new Checkpoints(EVERY, first.getLast(), p -> {}));
            assertThat(again.report().end()).isEqualTo(PathEnd.COMPLETE);
            assertThat(bits(again)).as("taken up after %d", stop).isEqualTo(bits(whole));
        }
    }

    @Test
    void interruptedAfterEverySegment() {
        Problem problem = problem(40, 120);
        LassoOptions options = options("active-set", 1);
        LassoPath whole = options.path(problem, PathListener.NONE, new Checkpoints(EVERY, PartialPath.NONE, p -> {}));
        List<PartialPath> kept = new ArrayList<>(List.of(PartialPath.NONE));
        for (int stop = EVERY; stop < 18; stop += EVERY) {
            options.path(problem, stoppingAfter(stop), new Checkpoints(EVERY, kept.getLast(), kept::add));
            assertThat(kept.getLast().size()).isEqualTo(stop);
        }
        LassoPath path = options.path(problem, PathListener.NONE, new Checkpoints(EVERY, kept.getLast(), kept::add));
        assertThat(bits(path)).isEqualTo(bits(whole));
        LassoPath again = options.path(problem, PathListener.NONE, new Checkpoints(EVERY, kept.getLast(), kept::add));
        assertThat(bits(again)).as("nothing left to do").isEqualTo(bits(whole));
    }

    @Test
    void theCertificatesHoldAsWithoutCheckpoints() {
        Problem problem = problem(40, 120);
        LassoOptions options = options("auto", 1);
        LassoPath plain = options.path(problem);
        LassoPath parts = options.path(problem, PathListener.NONE, new Checkpoints(3, PartialPath.NONE, p -> {}));
        for (int k = 0; k < plain.size(); k++) {
            assertThat(parts.model(k).certificate().orElseThrow().trustworthy()).isTrue();
            double primal = plain.model(k).certificate().orElseThrow().primal();
            double gap = parts.model(k).certificate().orElseThrow().primal() - primal;
            assertThat(Math.abs(gap)).isLessThanOrEqualTo(1e-6 * primal);
        }
        LassoPath one = options.path(problem, PathListener.NONE, new Checkpoints(18, PartialPath.NONE, p -> {}));
        assertThat(bits(one)).as("one segment is the path in one piece").isEqualTo(bits(plain));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Problem problem = problem(40, 60);
        LassoOptions options = options("auto", 1);
        List<PartialPath> kept = new ArrayList<>();
        options.path(problem, PathListener.NONE, new Checkpoints(EVERY, PartialPath.NONE, kept::add));
        PartialPath eight = kept.get(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.path(problem, PathListener.NONE, new Checkpoints(5, eight, p -> {})))
                .withMessage(
                        "the 8 points to go on from are not segments of 5 values of lambda of this path, which has 18");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.lambdas(LambdaGrid.geometric(18, 0.05))
                        .path(problem, PathListener.NONE, new Checkpoints(EVERY, eight, p -> {})))
                .withMessage(
                        "the 8 points to go on from are not segments of 4 values of lambda of this path, which has 18");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.lambdas(LambdaGrid.knots())
                        .path(problem, PathListener.NONE, new Checkpoints(EVERY, PartialPath.NONE, p -> {})))
                .withMessageStartingWith("the solver lars finds each knot from the one before");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.history(true)
                        .path(problem, PathListener.NONE, new Checkpoints(EVERY, PartialPath.NONE, p -> {})))
                .withMessageStartingWith("checkpoints do not keep how the objective falls");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Checkpoints(0, PartialPath.NONE, p -> {}))
                .withMessage("checkpoints must be at least 1 lambda apart, not 0");
    }
}
