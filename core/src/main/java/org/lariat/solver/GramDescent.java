package org.lariat.solver;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lariat.kernel.VectorKernel;
import org.lariat.objective.Penalty;

/**
 * Solves the problem restricted to a working set in Gram space. Coordinate descent over the violators finds which
 * coefficients move and their signs; then, with signs and bounds as they are, the objective is quadratic in the moving
 * coefficients, and one solve with an updated Cholesky factor of G_SS jumps to its minimiser. A step ends where coefficients
 * meet 0 or a bound; those stay there, and the rest goes on (Osborne, Presnell and Turlach 2000, doi:10.1093/imanum/20.3.389). This ends after
 * finitely many steps at the accuracy of G.
 */
final class GramDescent {
    /** Violations inside the working set are followed to this share of the tolerance: they cost twice that in the gap. */
    static final double INNER_SHARE = 0.1;

    /** But no further: below this G's own rounding is all there is. */
    static final double LEAST_ACCURACY = 1e-13;

    /** A pivot below this share of the diagonal: the column depends on those in the factor, as far as G can tell. */
    private static final double LEAST_PIVOT = 1e-10;

    /** Columns appended to the factor at a time: as many as share one reading of it. */
    private static final int AT_A_TIME = 32;

    private final GramWorkingSet w;
    private final VectorKernel kernel;
    private final UpdatedCholesky factor;
    private final FactoredSlope factored;
    private int[] active = new int[16]; // positions in W, in the order of the factor
    private boolean[] isActive = new boolean[16]; // by position
    private Penalty penalty;
    private long newtonSteps;
    private long passes;
    private boolean outdated;
    private long replacements; // of g that the factored slope knows of

    GramDescent(GramWorkingSet w, Penalty penalty, VectorKernel kernel) {
        this.kernel = kernel;
        this.factor = new UpdatedCholesky(kernel);
        this.factored = new FactoredSlope(factor);
        this.w = w;
        this.penalty = penalty;
    }

    long newtonSteps() {
        return newtonSteps;
    }

    long passes() {
        return passes;
    }

    /** Says that coefficients were set from outside: the factor is built anew before the next step. */
    void restart() {
        factor.clear();
        factored.forget();
        Arrays.fill(isActive, false);
        outdated = true;
    }

    /**
     * Works until no column of W violates optimality by more than a share of its threshold.
     *
     * @param newPenalty the penalty at λ
     * @param accuracy violations are measured in thresholds, and ignored up to this
     * @param leastThreshold stands in for the threshold of columns that have a smaller one
     * @param maxPasses limit on rounds of descent and Newton steps
     * @return whether it got there
     */
    boolean solve(Penalty newPenalty, double accuracy, double leastThreshold, long maxPasses) {
        outdated |= hasRidge(penalty) || hasRidge(newPenalty);
        if (w.replacements() != replacements || !(penalty.lambda() > 0)) { // without λ signs may have changed
            factored.forget();
            replacements = w.replacements();
        }
        if (factored.isKnown()) {
            factored.lambdaFell(penalty.lambda() - newPenalty.lambda());
        }
        penalty = newPenalty;
        if (isActive.length < w.size()) {
            isActive = Arrays.copyOf(isActive, 2 * w.size());
        }
        if (outdated) {
            rebuild();
        }
        for (long round = 0; round < maxPasses; round++) {
            settle();
            if (!admit(accuracy, leastThreshold)) {
                return true;
            }
        }
        return false;
    }

    private void rebuild() {
        factor.clear();
        factored.forget();
        Arrays.fill(isActive, false);
        outdated = false;
        int[] moving = new int[w.size()];
        int count = 0;
        for (int k = 0; k < w.size(); k++) {
            if (moves(k)) {
                moving[count++] = k;
            }
        }
        activate(moving, count);
    }

    private boolean hasRidge(Penalty any) {
        for (int i = 0; i < factor.size(); i++) {
            if (any.l2(column(active[i])) > 0) {
                return true;
            }
        }
        return false;
    }

    private int column(int k) {
        return w.columns()[k];
    }

    private boolean moves(int k) {
        return penalty.moves(column(k), w.b()[k]);
    }

    /** Newton steps until one is taken in full. */
    private void settle() {
        double[] moved = new double[w.size()]; // by position, so far
        boolean full = false;
        while (!full && factor.size() > 0) {
            int m = factor.size();
            double[] slope = slope(m);
            if (!factored.isKnown()) {
                factored.solve(slope, pull(m));
            }
            double[] d = factored.step();
            newtonSteps++;
            double[] h = stationary(slope, d);
            double[] e = d.clone();
            double[] rest = new double[m];
            full = true;
            double length = 1.0;
            int first = -1;
            for (int i = 0; i < m; i++) {
                double room = room(active[i], d[i]);
                if (room < Math.abs(d[i])) {
                    full = false;
                    e[i] = Math.copySign(room, d[i]);
                    rest[i] = d[i] - e[i];
                    w.subtract(rest[i], active[i], active, m, h);
                    if (first < 0 || room / Math.abs(d[i]) < length) {
                        length = room / Math.abs(d[i]);
                        first = i;
                    }
                }
            }
            if (!full && !(change(slope, e, h) < 0)) {
                // Stopping everyone at once would not help: go as far as the first.
                h = stationary(slope, d);
                for (int i = 0; i < m; i++) {
                    e[i] = i == first ? e[i] : length * d[i];
                    h[i] *= length;
                }
                factored.wasTaken(length);
            } else {
                factored.wasTakenBut(rest);
            }
            apply(e, d, h, moved);
        }
        for (int k = 0; k < moved.length; k++) {
            if (!isActive[k]) {
                w.g()[k] -= lowered(k, moved);
            }
        }
    }

    /** By how much g falls at a position when coefficients grow. */
    private double lowered(int k, double[] growth) {
        return kernel.dot(w.gram(k), 0, growth, 0, growth.length);
    }

    /** G_SS d for the step d that solves (G_SS + diag ℓ2) d = slope: no product needed. */
    private double[] stationary(double[] slope, double[] d) {
        double[] h = slope.clone();
        for (int i = 0; i < h.length; i++) {
            h[i] -= penalty.l2(column(active[i])) * d[i];
        }
        return h;
    }

    /** −gradient in the moving coefficients. */
    private double[] slope(int m) {
        double[] slope = new double[m];
        for (int i = 0; i < m; i++) {
            int k = active[i];
            int j = column(k);
            double b = w.b()[k];
            slope[i] = w.g()[k] - penalty.l2(j) * b - penalty.l1(j) * Math.signum(b);
        }
        return slope;
    }

    /** What the slope grows by, in the moving coefficients, for each unit that λ falls. */
    private double[] pull(int m) {
        Penalty unit = penalty.at(1.0);
        double[] pull = new double[m];
        for (int i = 0; i < m; i++) {
            pull[i] = unit.l1(column(active[i])) * Math.signum(w.b()[active[i]]);
        }
        return pull;
    }

    /** Change of the objective by a step e within the signs and bounds, with h = G_SS e. */
    private double change(double[] slope, double[] e, double[] h) {
        double change = 0.0;
        for (int i = 0; i < e.length; i++) {
            int k = active[i];
            change += e[i] * (0.5 * (h[i] + penalty.l2(column(k)) * e[i]) - slope[i]);
        }
        return change;
    }

    /**
     * Takes a step e, which is d or less, with h = G_SS e, and off the factor the coefficients that it brought to 0 or a bound. Outside the factor g waits for
     * the end of all steps: what leaves it now is to be lowered then by all that moved, so it is raised by what moved before.
     */
    private void apply(double[] e, double[] d, double[] h, double[] moved) {
        for (int i = 0; i < h.length; i++) {
            w.g()[active[i]] -= h[i];
            moved[active[i]] += e[i];
        }
        for (int i = 0; i < e.length; i++) {
            w.b()[active[i]] = stepped(active[i], e[i], d[i]);
        }
        int[] stopped = stopped();
        for (int i : stopped) {
            w.g()[active[i]] += lowered(active[i], moved);
        }
        deactivate(stopped);
    }

    /** Places in the factor of those who move no more. */
    private int[] stopped() {
        return IntStream.range(0, factor.size()).filter(i -> !moves(active[i])).toArray();
    }

    /**
     * Where a step e, part of one in a direction, takes a coefficient. Several may meet 0 or a bound together, some of them by the rounding of the
     * step alone: who is there moves no more, and must leave the factor, since with no room left no step would ever be taken in full.
     */
    private double stepped(int k, double e, double direction) {
        double b = w.b()[k];
        return Math.abs(e) >= room(k, direction) ? stop(k, direction) : penalty.within(column(k), b, b + e);
    }

    private double room(int k, double d) {
        return penalty.room(column(k), w.b()[k], d);
    }

    private double stop(int k, double d) {
        return penalty.stop(column(k), w.b()[k], d);
    }

    /** One pass of coordinate descent over the violators, which then join the factor; false if there are none. */
    private boolean admit(double accuracy, double leastThreshold) {
        int[] violators = violators(accuracy, leastThreshold);
        if (violators.length == 0) {
            return false;
        }
        passes++;
        double[] steps = new double[violators.length];
        for (int c = 0; c < violators.length; c++) {
            int k = violators[c];
            double old = w.b()[k];
            double now = penalty.prox(column(k), w.g()[k] + old);
            if (now != old) {
                steps[c] = now - old;
                w.move(k, now - old, now);
            }
        }
        int count = 0;
        for (int k : violators) {
            if (moves(k)) {
                violators[count++] = k;
            }
        }
        int[] refused = activate(violators, count);
        if (factored.isKnown() && count == steps.length && refused.length == 0) {
            factored.join(slope(factor.size()), pull(factor.size()), steps);
        } else {
            factored.forget();
        }
        for (int k : refused) {
            admit(k);
        }
        return true;
    }

    private int[] violators(double accuracy, double leastThreshold) {
        int[] list = new int[w.size()];
        int count = 0;
        for (int k = 0; k < w.size(); k++) {
            if (!isActive[k]) {
                int j = column(k);
                double tolerated = accuracy * Math.max(leastThreshold, penalty.l1(j));
                if (penalty.violation(j, w.g()[k], w.b()[k]) > tolerated) {
                    list[count++] = k;
                }
            }
        }
        return Arrays.copyOf(list, count);
    }

    /**
     * Puts a coefficient into the factor. If its column depends on those there, the fit does not change along one direction:
     * there the penalty is linear, so it is followed downwards until a coefficient meets 0 or a bound and makes room.
     */
    private void admit(int k) {
        for (int attempt = factor.size(); attempt >= 0; attempt--) {
            double[] direction = activate(k);
            if (direction == null) {
                return;
            }
            if (!follow(k, direction)) {
                return;
            }
        }
    }

    /**
     * Appends to the factor, some at a time.
     *
     * @return the positions whose columns depend on those in the factor
     */
    private int[] activate(int[] positions, int count) {
        int[] refused = new int[count];
        int refusals = 0;
        for (int from = 0; from < count; from += AT_A_TIME) {
            int to = Math.min(count, from + AT_A_TIME);
            int m = factor.size();
            double[][] columns = new double[to - from][];
            double[] diagonals = new double[to - from];
            for (int c = from; c < to; c++) {
                double[] row = w.gram(positions[c]);
                double[] column = new double[m + c - from];
                for (int i = 0; i < m; i++) {
                    column[i] = row[active[i]];
                }
                for (int t = from; t < c; t++) {
                    column[m + t - from] = row[positions[t]];
                }
                columns[c - from] = column;
                diagonals[c - from] = row[positions[c]] + penalty.l2(column(positions[c]));
            }
            boolean[] done = factor.append(columns, diagonals, LEAST_PIVOT);
            for (int c = from; c < to; c++) {
                if (done[c - from]) {
                    enlist(m++, positions[c]);
                } else {
                    refused[refusals++] = positions[c];
                }
            }
        }
        return Arrays.copyOf(refused, refusals);
    }

    private void enlist(int at, int k) {
        if (at == active.length) {
            active = Arrays.copyOf(active, 2 * at);
        }
        active[at] = k;
        isActive[k] = true;
    }

    /** Appends to the factor; null if that went well, else the solution z of G_SS z = G_Sk. */
    private double @Nullable [] activate(int k) {
        int m = factor.size();
        double[] column = new double[m];
        double[] row = w.gram(k);
        for (int i = 0; i < m; i++) {
            column[i] = row[active[i]];
        }
        if (!factor.append(column, row[k] + penalty.l2(column(k)), LEAST_PIVOT)) {
            factor.backward(column);
            return column;
        }
        enlist(m, k);
        return null;
    }

    /** Takes coefficients off the factor, by their places in it, which ascend. */
    private void deactivate(int[] gone) {
        if (gone.length == 0) {
            return;
        }
        int m = factor.size();
        factored.remove(gone);
        int next = 0;
        for (int i = 0; i < m; i++) {
            if (next < gone.length && gone[next] == i) {
                isActive[active[i]] = false;
                next++;
            } else {
                active[i - next] = active[i];
            }
        }
    }

    /** Moves along (1, −z) until something stops; true if that was a coefficient of the factor, so that k may join it now. */
    private boolean follow(int k, double[] z) {
        int m = factor.size();
        double[] slope = slope(m);
        int j = column(k);
        double b = w.b()[k];
        double down = w.g()[k] - penalty.l2(j) * b - penalty.l1(j) * Math.signum(b);
        for (int i = 0; i < m; i++) {
            down -= z[i] * slope[i];
        }
        double way = down >= 0 ? 1.0 : -1.0;
        double length = room(k, way);
        int first = -1;
        for (int i = 0; i < m; i++) {
            double room = z[i] == 0.0 ? Double.POSITIVE_INFINITY : room(active[i], -way * z[i]) / Math.abs(z[i]);
            if (room < length) {
                length = room;
                first = i;
            }
        }
        if (length == Double.POSITIVE_INFINITY) {
            return false;
        }
        double[] e = new double[m];
        for (int i = 0; i < m; i++) {
            e[i] = -way * length * z[i];
        }
        if (first >= 0) {
            e[first] = Math.copySign(room(active[first], -way * z[first]), -way * z[first]);
        }
        double[] h = w.product(active, e, m);
        double[] g = w.g();
        for (int i = 0; i < h.length; i++) {
            g[i] -= h[i];
        }
        for (int i = 0; i < m; i++) {
            w.b()[active[i]] = stepped(active[i], e[i], -way * z[i]);
        }
        w.move(k, way * length, stepped(k, way * length, way));
        int[] stopped = stopped();
        deactivate(stopped);
        return stopped.length > 0 && moves(k);
    }
}
