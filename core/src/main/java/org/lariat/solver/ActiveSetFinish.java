package org.lariat.solver;

import org.lariat.objective.OrthogonalBasis;
import org.lariat.objective.Penalty;

/**
 * Finishes a subproblem where coordinate descent crawls: with signs and bounds as they are, the objective is quadratic in
 * the coefficients strictly between 0 and their bounds, and one QR of their columns gives its minimiser. The step towards
 * it ends where the first coefficient meets 0 or a bound; that one stays there, and the rest goes on. The objective never
 * rises, and the QR works on X itself, so nearly dependent columns do no harm (they are left out).
 *
 * <p>Only for columns without a ridge part, which needs no such help. Bounded least squares in this way: Stark and Parker
 * 1995, Computational Statistics 10:129–141; with signs: Osborne, Presnell and Turlach 2000, doi:10.1093/imanum/20.3.389.
 */
final class ActiveSetFinish {
    /** Steps at a time; coordinate descent then looks for columns that should come in. */
    private static final int STEPS = 8;

    private final Penalty penalty;
    private final OrthogonalBasis free;
    private final SolverState state;
    private final int[] columns;

    ActiveSetFinish(Penalty penalty, OrthogonalBasis free, SolverState state, int[] columns) {
        this.penalty = penalty;
        this.free = free;
        this.state = state;
        this.columns = columns;
    }

    /** Number of coefficients that a step would move, besides the free ones. */
    int size() {
        int size = 0;
        for (int j : columns) {
            size += moves(j) ? 1 : 0;
        }
        return size;
    }

    private boolean moves(int j) {
        return penalty.l2(j) == 0.0 && state.b()[j] != 0.0 && penalty.moves(j, state.b()[j]);
    }

    /** Takes a few steps; leaves a fresh residual. */
    void run() {
        boolean met = true;
        for (int k = 0; k < STEPS && met; k++) {
            met = step();
            state.refresh();
        }
    }

    /** One step; true if it ended at 0 or a bound. */
    private boolean step() {
        double[] b = state.b();
        OrthogonalBasis basis = new OrthogonalBasis(free);
        for (int j : columns) {
            if (moves(j)) {
                basis.add(j);
            }
        }
        double[] slope = new double[basis.size()];
        for (int k = free.size(); k < slope.length; k++) {
            int j = basis.member(k);
            slope[k] = penalty.l1(j) * Math.signum(b[j]);
        }
        double[] d = basis.minimizer(state.residual(), slope);
        double length = 1.0;
        int first = -1;
        for (int k = free.size(); k < d.length; k++) {
            int j = basis.member(k);
            double room = penalty.room(j, b[j], d[k]);
            if (room < length * Math.abs(d[k])) {
                length = room / Math.abs(d[k]);
                first = k;
            }
        }
        for (int k = 0; k < d.length; k++) {
            int j = basis.member(k);
            double to = b[j] + length * d[k];
            b[j] = k < free.size() ? to : k == first ? penalty.stop(j, b[j], d[k]) : penalty.within(j, b[j], to);
        }
        return first >= 0;
    }
}
