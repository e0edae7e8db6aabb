package org.lariat.solver;

import java.util.function.Supplier;
import org.lariat.matrix.Residual;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.objective.Penalty;

/**
 * Proximal gradient steps, b ← argmin_b ½L‖b − z‖² − ⟨c(z), b − z⟩ + penalty: ISTA, and with momentum FISTA (Beck and Teboulle 2009,
 * doi:10.1137/080716542). L begins at what power iteration finds and grows by backtracking; for a quadratic loss their condition
 * (§4, "FISTA with backtracking") is ‖X̃(b − z)‖² ≤ L‖b − z‖², which is what is tested, since it does not cancel. The step keeps ridge part and
 * bounds with the ℓ1 part.
 */
final class ProximalGradient implements FirstOrderMethod {
    /** The name of the solver without momentum. */
    static final String PLAIN = "ista";

    /** The name of the solver with it. */
    static final String ACCELERATED = "fista";

    /** Roundoffs of a residual's parts by which a step may seem longer in row space than it is. */
    private static final double ROUNDING = 16 * 0x1p-53;

    private final Curvature curvature;
    private final Supplier<Momentum> momentum;

    private ProximalGradient(Curvature curvature, Supplier<Momentum> momentum) {
        this.curvature = curvature;
        this.momentum = momentum;
    }

    static ProximalGradient plain(Curvature curvature) {
        return new ProximalGradient(curvature, () -> Momentum.NONE);
    }

    static ProximalGradient accelerated(Curvature curvature) {
        return new ProximalGradient(curvature, NesterovMomentum::new);
    }

    @Override
    public Descent start(FirstOrderTask task) {
        return new Steps(task, curvature, momentum.get());
    }

    private static final class Steps implements Descent {
        private final FirstOrderTask task;
        private final StandardizedMatrix x;
        private final Penalty penalty;
        private final SolverState state;
        private final Curvature curvature;
        private final Momentum momentum;
        private final int[] columns; // which the step moves
        private final double[] gradient; // −gradient of the loss at z, of the columns
        private final Residual ahead; // the residual of z
        private final double[] aheadPlain; // (n)
        private final double[] residualBefore; // of the iterate before, (n)
        private double[] before; // its coefficients, the free ones last
        private double weight; // β

        Steps(FirstOrderTask task, Curvature curvature, Momentum momentum) {
            this.task = task;
            this.x = task.x();
            this.penalty = task.penalty();
            this.state = task.state();
            this.curvature = curvature;
            this.momentum = momentum;
            this.columns = task.columns();
            this.gradient = new double[columns.length];
            this.ahead = x.newResidual();
            this.aheadPlain = new double[x.rows()];
            this.residualBefore = state.residual().plain().clone();
            this.before = task.coefficients();
        }

        @Override
        public double pass() {
            double[] b = task.coefficients();
            double[] z = new double[b.length];
            for (int k = 0; k < z.length; k++) {
                z[k] = Math.fma(weight, b[k] - before[k], b[k]);
            }
            // The residual is linear in the coefficients: that of z needs no column.
            double[] r = state.residual().plain();
            for (int i = 0; i < r.length; i++) {
                aheadPlain[i] = Math.fma(weight, r[i] - residualBefore[i], r[i]);
            }
            System.arraycopy(r, 0, residualBefore, 0, r.length);
            x.refresh(aheadPlain, columns, new double[0], 0, task.problem().centred(), ahead);
            x.correlations(ahead, columns, columns.length, gradient);

            step(z);
            while (!curvature.isCertain() && isTooLong(z)) {
                curvature.raise();
                step(z);
            }
            task.fitFree();
            double[] now = task.coefficients();
            weight = momentum.weight(z, now, b);
            before = b;
            return largestDifference(now, b);
        }

        /** From z to the minimiser of the model with the present L; free coefficients stay at z. */
        private void step(double[] z) {
            double l = curvature.value();
            task.setCoefficients(z);
            for (int k = 0; k < columns.length; k++) {
                int j = columns[k];
                state.b()[j] = penalty.prox(j, Math.fma(l, z[k], gradient[k]), l);
            }
            state.refresh();
        }

        /** Whether the loss rose above the model: ‖X̃(b − z)‖² > L‖b − z‖². */
        private boolean isTooLong(double[] z) {
            double square = 0.0;
            for (int k = 0; k < columns.length; k++) {
                double moved = state.b()[columns[k]] - z[k];
                square = Math.fma(moved, moved, square);
            }
            double[] difference = state.residual().plain().clone();
            for (int i = 0; i < difference.length; i++) {
                difference[i] -= ahead.plain()[i];
            }
            double rounding = ROUNDING * state.residual().energy();
            return x.norm(difference) > Math.sqrt(curvature.value() * square) + rounding;
        }

        private static double largestDifference(double[] a, double[] b) {
            double largest = 0.0;
            for (int k = 0; k < a.length; k++) {
                largest = Math.max(largest, Math.abs(a[k] - b[k]));
            }
            return largest;
        }

        @Override
        public double objective() {
            return task.objective();
        }

        @Override
        public void settle() {
            // Every pass leaves a fresh residual.
        }
    }
}
