package org.lariat.resident;

import org.jspecify.annotations.Nullable;
import org.lariat.kernel.ScalarKernel;

/** One problem of a {@link HostFista}: its iterate and the one before, with their fits. Coefficients are those of the columns kept, in their order. */
final class HostIterate {
    /** A step shorter than this, relative to where it starts, tells rounding from curvature no more. */
    private static final double SIGNIFICANT = 0x1p-26;

    private final double[] target;
    private final double[] unit;
    private final double @Nullable [] ridge;
    private final double @Nullable [] lower;
    private final double @Nullable [] upper;
    private final ResidentProblem.@Nullable Reweighting reweighting;
    private final double[] residual; // what was last asked for, before row factors, (n)
    private final double[] fitAhead; // Az, (n)
    private double[] b; // (|K|)
    private double[] before; // (|K|)
    private int[] live; // places where one of them is not 0, ascending, (liveSize of |K|)
    private int[] mayMove; // places that a step looks at, (|K|)
    private int liveSize;
    private double[] fit; // Ab, (n)
    private double[] fitBefore; // (n)
    private double shiftAlong; // Σ_j shift_j scale_j b_j of what is being fitted
    private double t = 1.0; // of the momentum: Beck and Teboulle 2009, eq. 4.2
    private double weight; // of the next look ahead
    private double moved; // ‖b − z‖² of the last step
    private double stretch;

    HostIterate(ResidentProblem problem, int n, int p) {
        this.target = problem.target();
        this.unit = problem.unit();
        this.ridge = problem.ridge();
        this.lower = problem.lower();
        this.upper = problem.upper();
        this.reweighting = problem.reweighting();
        this.residual = new double[n];
        this.fitAhead = new double[n];
        this.fit = new double[n];
        this.fitBefore = new double[n];
        this.b = new double[p];
        this.before = new double[p];
        this.live = new int[p];
        this.mayMove = new int[p];
    }

    void start(double[] all, int at, int[] kept) {
        for (int i = 0; i < kept.length; i++) {
            b[i] = all[at + kept[i]];
        }
        findLive();
    }

    private void findLive() {
        liveSize = 0;
        for (int i = 0; i < b.length; i++) {
            if (b[i] != 0.0 || before[i] != 0.0) {
                live[liveSize++] = i;
            }
        }
    }

    /**
     * Marks the places where the iterate is not 0.
     *
     * @param marks (|K|)
     * @return how many had no mark before
     */
    int markSupport(boolean[] marks) {
        int fresh = 0;
        for (int l = 0; l < liveSize; l++) {
            int i = live[l];
            if (b[i] != 0.0 && !marks[i]) {
                marks[i] = true;
                fresh++;
            }
        }
        return fresh;
    }

    /** Forgets momentum: the iterate before is this one. */
    void rest() {
        System.arraycopy(b, 0, before, 0, b.length);
        System.arraycopy(fit, 0, fitBefore, 0, fit.length);
        t = 1.0;
        weight = 0.0;
        stretch = 0.0;
    }

    /**
     * Goes over to other columns.
     *
     * @param all for work, zeros, (p); zeros afterwards
     * @return whether a column that was not 0 is left out, so that the fits are to be computed anew
     */
    boolean keep(int[] from, int[] to, double[] all) {
        int before0 = nonzeros(b) + nonzeros(before);
        b = kept(b, from, to, all);
        before = kept(before, from, to, all);
        live = new int[to.length];
        mayMove = new int[to.length];
        findLive();
        return nonzeros(b) + nonzeros(before) < before0;
    }

    private static double[] kept(double[] values, int[] from, int[] to, double[] all) {
        for (int i = 0; i < from.length; i++) {
            all[from[i]] = values[i];
        }
        double[] taken = new double[to.length];
        for (int i = 0; i < to.length; i++) {
            taken[i] = all[to[i]];
        }
        for (int j : from) {
            all[j] = 0.0;
        }
        return taken;
    }

    private static int nonzeros(double[] values) {
        int count = 0;
        for (double value : values) {
            count += value != 0.0 ? 1 : 0;
        }
        return count;
    }

    /** The iterate and the one before change places, with their fits. */
    void swap() {
        double[] coefficients = b;
        b = before;
        before = coefficients;
        double[] fitted = fit;
        fit = fitBefore;
        fitBefore = fitted;
    }

    /** Az of the point that is stepped from, z = b + w(b − b₋). */
    void lookAhead() {
        for (int i = 0; i < fit.length; i++) {
            fitAhead[i] = Math.fma(weight, fit[i] - fitBefore[i], fit[i]);
        }
    }

    /** D(y − Az), to be multiplied by Zᵀ. */
    void residualAhead(double[] out, int at) {
        residualOf(fitAhead, out, at);
    }

    /** D(y − Ab), likewise. */
    void residual(double[] out, int at) {
        residualOf(fit, out, at);
    }

    private void residualOf(double[] fitted, double[] out, int at) {
        for (int i = 0; i < fitted.length; i++) {
            residual[i] = target[i] - fitted[i];
            out[at + i] = reweighting == null ? residual[i] : reweighting.rowFactor()[i] * residual[i];
        }
    }

    /** eᵀD times the residual last asked for. */
    private double alongDirection() {
        return reweighting == null ? 0.0 : reweighting.along(residual, 0);
    }

    /** An element of Aᵀr, from one of ZᵀDr. */
    private double correlation(int j, double product, double along) {
        return reweighting == null ? product : reweighting.correlation(j, product, along);
    }

    /**
     * b ← argmin ½L‖b − z‖² − ⟨c, b − z⟩ + penalty, and the weight of the next look ahead. Where this iterate and the one before are 0 and
     * the correlation is within the penalty, as nearly everywhere, a column stays out and adds nothing to any sum.
     */
    void step(int[] kept, double[] products, int at, double lambda, double curvature) {
        double along = alongDirection();
        int moving = findMoving(kept, products, at, along, lambda);
        double turned = 0.0;
        double square = 0.0;
        moved = 0.0;
        liveSize = 0;
        for (int m = 0; m < moving; m++) {
            int i = mayMove[m];
            int j = kept[i];
            double last = b[i];
            double z = Math.fma(weight, last - before[i], last);
            double next = prox(j, Math.fma(curvature, z, correlation(j, products[at + i], along)), lambda, curvature);
            turned = Math.fma(z - next, next - last, turned);
            moved = Math.fma(next - z, next - z, moved);
            square = Math.fma(z, z, square);
            before[i] = next;
            if (next != 0.0 || last != 0.0) {
                live[liveSize++] = i;
            }
        }
        if (!(moved > SIGNIFICANT * SIGNIFICANT * square)) {
            moved = 0.0;
        }
        swap();
        momentum(turned);
    }

    /** Writes the live places and those that enter, in their order, and says how many. */
    private int findMoving(int[] kept, double[] products, int at, double along, double lambda) {
        if (liveSize == kept.length) {
            System.arraycopy(live, 0, mayMove, 0, liveSize);
            return liveSize;
        }
        int count = 0;
        int from = 0;
        for (int l = 0; l <= liveSize; l++) {
            int end = l < liveSize ? live[l] : kept.length;
            for (int i = from; i < end; i++) {
                if (!(Math.abs(correlation(kept[i], products[at + i], along)) <= lambda * unit[kept[i]])) {
                    mayMove[count++] = i;
                }
            }
            if (end < kept.length) {
                mayMove[count++] = end;
            }
            from = end + 1;
        }
        return count;
    }

    private double prox(int j, double z, double lambda, double curvature) {
        double value = ScalarKernel.softThreshold(z, lambda * unit[j]);
        if (value == 0.0) {
            return 0.0;
        }
        value /= ridge == null ? curvature : curvature + lambda * ridge[j];
        if (lower != null && value < lower[j]) {
            return lower[j];
        }
        return upper != null && value > upper[j] ? upper[j] : value;
    }

    private void momentum(double turned) {
        if (turned > 0) {
            t = 1.0;
            weight = 0.0;
        } else {
            double next = 0.5 * (1.0 + Math.sqrt(1.0 + 4.0 * t * t));
            weight = (t - 1.0) / next;
            t = next;
        }
    }

    /** S b at these places, to be multiplied by Z; it is 0 at all others. */
    void scaled(int[] kept, int[] places, double[] out, int at) {
        shiftAlong = 0.0;
        if (places.length == b.length) {
            System.arraycopy(b, 0, out, at, b.length);
        } else {
            for (int i : places) {
                out[at + i] = b[i];
            }
        }
        if (reweighting != null) {
            for (int i : places) {
                out[at + i] *= reweighting.scale()[kept[i]];
                shiftAlong = Math.fma(reweighting.shift()[kept[i]], out[at + i], shiftAlong);
            }
        }
    }

    /** Ab = D(ZSb − e·shiftᵀSb). */
    void takeFit(double[] products, int at) {
        for (int i = 0; i < fit.length; i++) {
            double product = products[at + i];
            fit[i] = reweighting == null ? product : reweighting.fitted(i, product, shiftAlong);
        }
    }

    void measureStretch() {
        double square = 0.0;
        for (int i = 0; i < fit.length; i++) {
            square = Math.fma(fit[i] - fitAhead[i], fit[i] - fitAhead[i], square);
        }
        stretch = moved > 0 ? square / moved : 0.0;
    }

    ResidentFista.Terms measure(int[] kept, double[] products, int at, double lambda) {
        double along = alongDirection();
        double square = 0.0;
        double onTarget = 0.0;
        for (int i = 0; i < residual.length; i++) {
            square = Math.fma(residual[i], residual[i], square);
            onTarget = Math.fma(target[i], residual[i], onTarget);
        }
        double norm1 = 0.0;
        double ridgeSquare = 0.0;
        double largestRatio = 0.0;
        double limited = 0.0;
        for (int i = 0; i < kept.length; i++) {
            int j = kept[i];
            if (unit[j] == Double.POSITIVE_INFINITY) {
                continue;
            }
            double own = ridge == null ? 0.0 : ridge[j] * b[i];
            double g = correlation(j, products[at + i], along) - lambda * own;
            norm1 = Math.fma(unit[j], Math.abs(b[i]), norm1);
            ridgeSquare = Math.fma(own, b[i], ridgeSquare);
            double limit = limit(j, g > 0);
            if (limit < Double.POSITIVE_INFINITY) {
                limited += limit * Math.max(0.0, Math.abs(g) - lambda * unit[j]);
            } else if (unit[j] > 0) {
                largestRatio = Math.max(largestRatio, Math.abs(g) / unit[j]);
            }
        }
        return new ResidentFista.Terms(square, onTarget, norm1, ridgeSquare, largestRatio, limited, stretch);
    }

    private double limit(int j, boolean upwards) {
        if (upwards) {
            return upper == null ? Double.POSITIVE_INFINITY : upper[j];
        }
        return lower == null ? Double.POSITIVE_INFINITY : -lower[j];
    }

    void read(int[] kept, double[] out, int at) {
        for (int i = 0; i < kept.length; i++) {
            out[at + kept[i]] = b[i];
        }
    }
}
