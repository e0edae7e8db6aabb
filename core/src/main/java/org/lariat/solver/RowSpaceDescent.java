package org.lariat.solver;

import java.util.Arrays;
import org.lariat.kernel.VectorKernel;
import org.lariat.matrix.Residual;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.objective.Penalty;
import org.lariat.objective.StandardizedProblem;

/**
 * What {@link GramDescent} does, on X itself and one column at a time, for columns so nearly dependent that their Gram matrix, which
 * squares the condition number, does not know them apart: a QR of the moving columns, residual and correlations
 * from X after every step, only the worst violator admitted, only the first to meet 0 or a bound stopped. The ridge part
 * enters as one extra row per column, √ℓ2 times a unit vector.
 */
final class RowSpaceDescent {
    /** A column with less than this share of its norm outside the moving ones depends on them. */
    private static final double LEAST_PIVOT = 1e-7;

    private final StandardizedProblem problem;
    private final StandardizedMatrix x;
    private final GramWorkingSet w;
    private final Residual residual;
    private final UpdatedCholesky r; // R of the QR
    private double[][] q = new double[16][]; // each (n + rows for the ridge part)
    private int[] active = new int[16]; // positions in W
    private boolean[] isActive = new boolean[0]; // by position
    private Penalty penalty;
    private boolean outdated = true;
    private long newtonSteps;
    private long passes;

    RowSpaceDescent(StandardizedProblem problem, GramWorkingSet w, VectorKernel kernel) {
        this.r = new UpdatedCholesky(kernel);
        this.problem = problem;
        this.x = problem.x();
        this.w = w;
        this.residual = x.newResidual();
        this.penalty = problem.penalty(0.0);
    }

    long newtonSteps() {
        return newtonSteps;
    }

    long passes() {
        return passes;
    }

    /** As {@link GramDescent#solve}. */
    boolean solve(Penalty newPenalty, double accuracy, double leastThreshold, long maxPasses) {
        outdated |= hasRidge(penalty) || hasRidge(newPenalty);
        penalty = newPenalty;
        isActive = isActive.length < w.size() ? Arrays.copyOf(isActive, 2 * w.size()) : isActive;
        if (outdated) {
            rebuild();
        }
        for (long pass = 0; pass < maxPasses; pass++) {
            settle();
            int worst = worstViolator(accuracy, leastThreshold);
            if (worst < 0) {
                return true;
            }
            passes++;
            w.b()[worst] = penalty.prox(column(worst), w.g()[worst] + w.b()[worst]);
            measure();
            if (moves(worst)) {
                admit(worst);
            }
        }
        return false;
    }

    /** Says that coefficients were set from outside: the QR is built anew before the next step. */
    void restart() {
        outdated = true;
    }

    private void rebuild() {
        outdated = false;
        r.clear();
        Arrays.fill(isActive, false);
        measure();
        for (int k = 0; k < w.size(); k++) {
            if (moves(k)) {
                admit(k);
            }
        }
    }

    private boolean hasRidge(Penalty any) {
        for (int i = 0; i < r.size(); i++) {
            if (any.l2(column(active[i])) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Residual and correlations of W from X. */
    private void measure() {
        int[] columns = new int[w.size()];
        double[] b = new double[w.size()];
        int count = 0;
        for (int k = 0; k < w.size(); k++) {
            if (w.b()[k] != 0.0) {
                columns[count] = column(k);
                b[count++] = w.b()[k];
            }
        }
        x.refresh(problem.target(), columns, b, count, problem.centred(), residual);
        w.read(residual);
    }

    private int column(int k) {
        return w.columns()[k];
    }

    private boolean moves(int k) {
        return penalty.moves(column(k), w.b()[k]);
    }

    private int worstViolator(double accuracy, double leastThreshold) {
        int worst = -1;
        double most = accuracy;
        for (int k = 0; k < w.size(); k++) {
            if (!isActive[k]) {
                int j = column(k);
                double share = penalty.violation(j, w.g()[k], w.b()[k]) / Math.max(leastThreshold, penalty.l1(j));
                if (share > most) {
                    most = share;
                    worst = k;
                }
            }
        }
        return worst;
    }

    private void settle() {
        while (r.size() > 0) {
            int m = r.size();
            double[] d = newtonStep(m);
            newtonSteps++;
            double length = 1.0;
            int first = -1;
            for (int i = 0; i < m; i++) {
                double room = penalty.room(column(active[i]), w.b()[active[i]], d[i]);
                if (room < length * Math.abs(d[i])) {
                    length = room / Math.abs(d[i]);
                    first = i;
                }
            }
            step(d, length, first);
            measure();
            if (!deactivateStopped()) {
                return;
            }
        }
    }

    /** Takes off the QR whoever moves no more: several may have met 0 or a bound together. False if nobody has. */
    private boolean deactivateStopped() {
        boolean any = false;
        for (int i = r.size() - 1; i >= 0; i--) {
            if (!moves(active[i])) {
                deactivate(i);
                any = true;
            }
        }
        return any;
    }

    /** R d = Qᵀr − R⁻ᵀ(ℓ1 s), with (r, −√ℓ2 b) as the residual of the problem with its ridge part as extra rows. */
    private double[] newtonStep(int m) {
        double[] slope = new double[m];
        double[] d = new double[m];
        double[] u = residual.weighted();
        int n = u.length;
        for (int i = 0; i < m; i++) {
            int k = active[i];
            slope[i] = penalty.l1(column(k)) * Math.signum(w.b()[k]);
            double sum = 0.0;
            for (int t = 0; t < n; t++) {
                sum = Math.fma(q[i][t], u[t], sum);
            }
            sum /= n;
            for (int a = 0; a < m; a++) {
                int slot = n + active[a];
                if (slot < q[i].length) {
                    sum -= q[i][slot] * Math.sqrt(penalty.l2(column(active[a]))) * w.b()[active[a]];
                }
            }
            d[i] = sum;
        }
        r.forward(slope);
        for (int i = 0; i < m; i++) {
            d[i] -= slope[i];
        }
        r.backward(d);
        return d;
    }

    private void step(double[] d, double length, int first) {
        for (int i = 0; i < d.length; i++) {
            int k = active[i];
            int j = column(k);
            double b = w.b()[k];
            w.b()[k] = i == first ? penalty.stop(j, b, d[i]) : penalty.within(j, b, b + length * d[i]);
        }
    }

    /** As in {@link GramDescent}: a dependent column is followed along the direction that leaves the fit alone. */
    private void admit(int k) {
        for (int attempt = r.size(); attempt >= 0; attempt--) {
            double[] column = new double[r.size()];
            double pivot = append(k, column);
            if (pivot > LEAST_PIVOT) {
                return;
            }
            r.backward(column);
            follow(k, column, pivot * pivot);
            measure();
            if (!deactivateStopped() || !moves(k)) {
                return;
            }
        }
    }

    /**
     * Orthogonalises column k against Q, twice; appends it if enough is left.
     *
     * @param column receives Qᵀx̃_k
     * @return the norm of what is left
     */
    private double append(int k, double[] column) {
        int n = x.rows();
        int j = column(k);
        double ridge = Math.sqrt(penalty.l2(j));
        double[] v = new double[ridge > 0 ? n + k + 1 : n];
        double[] plain = new double[n];
        x.column(j, plain);
        System.arraycopy(plain, 0, v, 0, n);
        if (ridge > 0) {
            v[n + k] = ridge;
        }
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < column.length; i++) {
                double product = inner(q[i], v);
                column[i] += product;
                v = subtract(product, q[i], v);
            }
        }
        double norm = Math.sqrt(inner(v, v));
        if (norm > LEAST_PIVOT) {
            for (int t = 0; t < v.length; t++) {
                v[t] /= norm;
            }
            int m = r.size();
            if (m == active.length) {
                active = Arrays.copyOf(active, 2 * m);
                q = Arrays.copyOf(q, 2 * m);
            }
            r.extend(column, norm);
            q[m] = v;
            active[m] = k;
            isActive[k] = true;
        }
        return norm;
    }

    /** The inner product over rows plus that over the extra rows. */
    private double inner(double[] a, double[] b) {
        int n = x.rows();
        double[] omega = x.omega();
        double s0 = 0.0;
        double s1 = 0.0;
        double s2 = 0.0;
        double s3 = 0.0;
        int i = 0;
        for (; i + 3 < n; i += 4) {
            s0 = Math.fma(omega[i] * a[i], b[i], s0);
            s1 = Math.fma(omega[i + 1] * a[i + 1], b[i + 1], s1);
            s2 = Math.fma(omega[i + 2] * a[i + 2], b[i + 2], s2);
            s3 = Math.fma(omega[i + 3] * a[i + 3], b[i + 3], s3);
        }
        for (; i < n; i++) {
            s0 = Math.fma(omega[i] * a[i], b[i], s0);
        }
        double sum = ((s0 + s1) + (s2 + s3)) / n;
        for (int t = n; t < Math.min(a.length, b.length); t++) {
            sum = Math.fma(a[t], b[t], sum);
        }
        return sum;
    }

    private static double[] subtract(double product, double[] from, double[] v) {
        double[] longer = v.length < from.length ? Arrays.copyOf(v, from.length) : v;
        for (int t = 0; t < from.length; t++) {
            longer[t] = Math.fma(-product, from[t], longer[t]);
        }
        return longer;
    }

    private void deactivate(int i) {
        int m = r.size();
        isActive[active[i]] = false;
        int longest = 0;
        for (int t = i; t < m; t++) {
            longest = Math.max(longest, q[t].length);
        }
        for (int t = i; t < m; t++) {
            q[t] = q[t].length < longest ? Arrays.copyOf(q[t], longest) : q[t];
        }
        r.remove(new int[] {i}, (t, c, s) -> UpdatedCholesky.rotate(q[t], q[t + 1], 0, q[t].length, c, s));
        System.arraycopy(active, i + 1, active, i, m - i - 1);
    }

    /**
     * Moves along (1, −z) to where that stops paying or something stops.
     *
     * @param curvature of the objective along it
     */
    private void follow(int k, double[] z, double curvature) {
        int m = r.size();
        double down = slope(k);
        for (int i = 0; i < m; i++) {
            down -= z[i] * slope(active[i]);
        }
        double way = down >= 0 ? 1.0 : -1.0;
        double length = penalty.room(column(k), w.b()[k], way);
        length = Math.min(length, curvature > 0 ? Math.abs(down) / curvature : Double.POSITIVE_INFINITY);
        boolean stopsItself = length == penalty.room(column(k), w.b()[k], way);
        int first = -1;
        for (int i = 0; i < m; i++) {
            double room = penalty.room(column(active[i]), w.b()[active[i]], -way * z[i]);
            if (z[i] != 0.0 && room / Math.abs(z[i]) < length) {
                length = room / Math.abs(z[i]);
                first = i;
            }
        }
        if (length == Double.POSITIVE_INFINITY) {
            return;
        }
        double[] d = new double[m];
        for (int i = 0; i < m; i++) {
            d[i] = -way * z[i];
        }
        step(d, length, first);
        int j = column(k);
        double b = w.b()[k];
        w.b()[k] = first < 0 && stopsItself ? penalty.stop(j, b, way) : penalty.within(j, b, b + way * length);
    }

    private double slope(int k) {
        int j = column(k);
        double b = w.b()[k];
        return w.g()[k] - penalty.l2(j) * b - penalty.l1(j) * Math.signum(b);
    }
}
