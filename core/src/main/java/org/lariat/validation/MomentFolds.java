package org.lariat.validation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lariat.LassoModel;
import org.lariat.LassoOptions;
import org.lariat.LassoPath;
import org.lariat.kernel.VectorKernel;
import org.lariat.matrix.GroupMoments;
import org.lariat.matrix.GroupedMatrix;
import org.lariat.matrix.Workers;
import org.lariat.objective.Problem;
import org.lariat.path.PathEnd;
import org.lariat.path.PathListener;
import org.lariat.selection.ErrorMeasure;
import org.lariat.selection.Folds;
import org.lariat.solver.GramSolver;
import org.lariat.solver.Solvers;

/**
 * Folds of tall data. One pass over X gives the moments of every fold; those of its training rows are their sum less its own,
 * and a fit depends on nothing else. So a fold's path is that of p + 2 rows with the same moments, and its squared error a
 * quadratic form. Used where no fold's moments are close to singular; elsewhere digits would be lost.
 */
final class MomentFolds {
    /** Columns up to which the moments of ten folds take less than 330 MB. */
    private static final int MOST_COLUMNS = 2000;

    /** With more folds, adding up all but one for each takes longer than it saves. */
    private static final int MOST_FOLDS = 50;

    /** From so many rows a column on, one pass for moments costs less than the folds' own passes. */
    private static final long ROWS_PER_COLUMN = 4;

    private final Problem problem;
    private final GroupMoments moments;
    private final List<TrainingMoments> training;
    private final int p;

    private MomentFolds(Problem problem, GroupMoments moments, List<TrainingMoments> training) {
        this.problem = problem;
        this.moments = moments;
        this.training = training;
        this.p = problem.x().columns();
    }

    /** Whether sizes and options suit: rows are held out exactly once, squares are measured, and columns are centred. */
    static boolean suits(Problem problem, Folds folds, LassoOptions options, ErrorMeasure measure) {
        long n = problem.x().rows();
        long p = problem.x().columns();
        return n >= ROWS_PER_COLUMN * p
                && p <= MOST_COLUMNS
                && 2L * Double.BYTES * folds.count() * (p + 2) * (p + 2)
                        <= options.memory().gramBytes()
                && folds.count() <= MOST_FOLDS
                && problem.x().readsByBlocks()
                && options.intercept()
                && measure != ErrorMeasure.MAE
                && folds.isPartition();
    }

    /** The design by folds: one reading of it serves the path of all rows and the folds. */
    static GroupedMatrix byFold(Problem problem, Folds folds, VectorKernel kernel) {
        double[] y = HeldOutRows.responseOf(problem);
        int[] group = new int[y.length];
        Arrays.setAll(group, folds::holder);
        return new GroupedMatrix(problem.x(), y, group, folds.count(), kernel, Workers.SERIAL);
    }

    /**
     * Takes the moments that the path of all rows needed, or reads X once.
     *
     * @param x the design by folds, with threads
     * @return empty if some fold's moments are close to singular
     */
    static Optional<MomentFolds> of(Problem problem, GroupedMatrix x, int count, Workers workers) {
        double[] weights = problem.weights();
        if (weights == null) {
            weights = new double[x.rows()];
            Arrays.fill(weights, 1.0);
        }
        GroupMoments moments = x.moments(weights);
        TrainingMoments[] all = new TrainingMoments[count];
        long p = x.columns();
        workers.forEach(all.length, 1, p * p * p, (from, to) -> {
            for (int k = from; k < to; k++) {
                all[k] = new TrainingMoments(moments, all.length, k);
            }
        });
        List<TrainingMoments> training = List.of(all);
        return training.stream().allMatch(TrainingMoments::accurate)
                ? Optional.of(new MomentFolds(problem, moments, training))
                : Optional.empty();
    }

    /** The path of a fold's training rows, in the units of the problem but for the intercept; empty if it was cancelled. */
    Optional<LassoPath> path(int k, LassoOptions options, PathListener listener) {
        double[][] z = training.get(k).rows();
        double[][] rows = new double[z.length][];
        double[] y = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            rows[i] = Arrays.copyOf(z[i], p);
            y[i] = z[i][p];
        }
        Problem small = Problem.of(rows, y);
        double[] factors = problem.penaltyFactors();
        double[] scales = problem.scales();
        double[] lower = problem.lower();
        double[] upper = problem.upper();
        small = factors == null ? small : small.penaltyFactors(factors);
        small = scales == null ? small : small.scales(scales);
        small = lower == null || upper == null ? small : small.bounds(lower, upper);
        boolean all = factors == null || Arrays.stream(factors).allMatch(v -> v > 0);
        LassoOptions whole = all && options.solver().equals(Solvers.AUTO) ? options.solver(GramSolver.NAME) : options;
        LassoPath path = whole.path(small, listener);
        return path.report().end() == PathEnd.CANCELLED ? Optional.empty() : Optional.of(path);
    }

    /** Mean squared errors of the models of a fold on the rows it holds out. */
    double[] squaredErrors(int k, List<LassoModel> models) {
        return models.stream().mapToDouble(m -> squaredError(k, m)).toArray();
    }

    private double squaredError(int k, LassoModel model) {
        TrainingMoments own = training.get(k);
        int[] index = model.indices();
        double[] value = model.values();
        double[] beta = new double[p];
        for (int i = 0; i < index.length; i++) {
            beta[index[i]] = value[i];
        }
        // With e_i = (y_i − d) − a − (x_i − c)ᵀβ, all in shifted columns:
        double a = model.intercept() + own.mean(p);
        for (int i = 0; i < index.length; i++) {
            a -= value[i] * own.mean(index[i]);
        }
        double weight = moments.weight(k);
        double sum = moments.square(k, p, p) - 2.0 * a * moments.sum(k, p) + a * a * weight;
        for (int i = 0; i < index.length; i++) {
            int j = index[i];
            double inner = a * moments.sum(k, j) - moments.square(k, j, p) + moments.right(k, j, beta);
            sum += value[i] * (2.0 * inner + value[i] * moments.square(k, j, j));
        }
        return Math.max(0.0, sum) / weight;
    }

    /** Columns read for one fold, divided by p, in units of the whole matrix: its share of the common pass. */
    double sweeps() {
        return 1.0 / training.size();
    }
}
