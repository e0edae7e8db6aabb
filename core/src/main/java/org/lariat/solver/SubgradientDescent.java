package org.lariat.solver;

import org.lariat.kernel.ScalarKernel;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.objective.Penalty;

/**
 * Projected subgradient descent, b_j ← b_j − g_j/((L + ℓ2_j)√k) moved into the bounds, with g the subgradient of least norm and k counting the
 * passes for a λ. Steps that shrink to 0 but have no finite sum lead to the optimal value (Shor 1985,
 * doi:10.1007/978-3-642-82118-9, ch. 2; Boyd, Xiao and Mutapcic 2003, <i>Subgradient Methods</i>, §3); single steps may lead
 * upwards, so the best iterate is kept and is the result. At a gap of ε it takes of the order of 1/ε² passes: it is here to be compared with.
 */
final class SubgradientDescent implements FirstOrderMethod {
    /** The name of this solver. */
    static final String NAME = "subgradient";

    private final Curvature curvature;

    SubgradientDescent(Curvature curvature) {
        this.curvature = curvature;
    }

    @Override
    public Descent start(FirstOrderTask task) {
        return new Steps(task, curvature.value());
    }

    private static final class Steps implements Descent {
        private final FirstOrderTask task;
        private final StandardizedMatrix x;
        private final Penalty penalty;
        private final SolverState state;
        private final double curvature;
        private final int[] columns;
        private final double[] c;
        private double[] current; // where the next pass begins, free columns last
        private double[] best; // likewise
        private double bestObjective;
        private boolean settled; // the state is at the best iterate
        private double k; // passes done

        Steps(FirstOrderTask task, double curvature) {
            this.task = task;
            this.x = task.x();
            this.penalty = task.penalty();
            this.state = task.state();
            this.curvature = curvature;
            this.columns = task.columns();
            this.c = new double[columns.length];
            this.current = task.coefficients();
            this.best = current;
            this.bestObjective = task.objective();
        }

        @Override
        public double pass() {
            if (settled) {
                task.setCoefficients(current);
                state.refresh();
                settled = false;
            }
            k++;
            x.correlations(state.residual(), columns, columns.length, c);
            double largestMove = 0.0;
            for (int m = 0; m < columns.length; m++) {
                int j = columns[m];
                double old = state.b()[j];
                double step = 1.0 / ((curvature + penalty.l2(j)) * Math.sqrt(k));
                state.b()[j] = penalty.clipped(j, old - step * subgradient(j, c[m], old));
                largestMove = Math.max(largestMove, Math.abs(state.b()[j] - old));
            }
            state.refresh();
            task.fitFree();
            current = task.coefficients();
            double objective = task.objective();
            if (objective < bestObjective) {
                bestObjective = objective;
                best = current;
            }
            return largestMove;
        }

        /** Of the subgradients in b_j, the one of least size. */
        private double subgradient(int j, double correlation, double b) {
            if (b == 0.0) {
                return -ScalarKernel.softThreshold(correlation, penalty.l1(j));
            }
            return penalty.l2(j) * b - correlation + Math.copySign(penalty.l1(j), b);
        }

        @Override
        public double objective() {
            return bestObjective;
        }

        @Override
        public void settle() {
            task.setCoefficients(best);
            state.refresh();
            settled = true;
        }
    }
}
