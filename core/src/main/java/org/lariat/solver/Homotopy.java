package org.lariat.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lariat.kernel.VectorKernel;
import org.lariat.matrix.Residual;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.objective.OrthogonalBasis;
import org.lariat.objective.Penalty;
import org.lariat.objective.StandardizedProblem;

/**
 * The lasso path from its first knot down (Osborne, Presnell and Turlach 2000, doi:10.1093/imanum/20.3.389; Efron et al. 2004,
 * doi:10.1214/009053604000000067). Between two knots the active columns A and their signs s stay, and with λu_j for ℓ1_j
 *
 * <pre>
 * b_A(λ) = p − λq,  G_AA p = ⟨X̃_A,y⟩,  G_AA q = (us)_A,    c_j(λ) = ⟨x̃_j, y − X̃_A p⟩ + λ⟨x̃_j, X̃_A q⟩
 * </pre>
 *
 * (Tibshirani 2013, doi:10.1214/13-EJS815, §3). The next knot is the largest λ at which some |c_j| outside A reaches λu_j, or some b_j in A
 * reaches 0. p and q are solved for at every knot with an updated Cholesky factor, so that no error is carried from knot to knot.
 *
 * <p>Ties: where several columns reach their threshold at the same λ, the one with the lowest number enters, and then those that would
 * still pass theirs, one after the other; a column that leaves goes first. A column that depends on A stays out until one leaves A: its
 * correlation keeps its share of the threshold meanwhile. Columns without penalty are in A from the start and never leave.
 */
final class Homotopy {
    /** Knots closer to each other than this share of λ are at the same λ. */
    private static final double SAME = 1e-12;

    /** A pivot below this share of the diagonal: the column depends on A, as far as G can tell. */
    private static final double LEAST_PIVOT = 1e-10;

    /** A correlation that keeps its distance from the threshold to this share of it moves along with it: the column depends on A. */
    private static final double LEAST_RATE = 1e-10;

    /** Share of the target's norm below which correlations with y − X̃_A p are rounding: A fits all that the column could. */
    private static final double NOISE = 1e-13;

    private final StandardizedProblem problem;
    private final StandardizedMatrix x;
    private final Penalty atOne; // at λ = 1
    private final int[] candidates;
    private final OrthogonalBasis free;
    private final UpdatedCholesky factor;
    private final Residual residual;
    private final double[] nothing; // (n)
    private final double[] ofTarget; // ⟨x̃_j,y⟩, (p)
    private final double[] atZero; // ⟨x̃_j, y − X̃_A p⟩, (p)
    private final double[] rise; // ⟨x̃_j, X̃_A q⟩, (p)
    private final double noise;
    private final int[] sign; // of active penalised columns, else 0, (p)
    private final boolean[] isActive; // (p)
    private final boolean[] dependent; // on A, as was found; (p)
    private final List<Knot> knots = new ArrayList<>();
    private int[] active = new int[16]; // in the order of the factor
    private double[] p = new double[0]; // by position in the factor
    private double[] q = new double[0]; // likewise
    private double lambda; // of the last knot
    private @Nullable Knot last;
    private @Nullable Knot next;
    private int standing; // knots since λ last decreased
    private long solves;

    Homotopy(StandardizedProblem problem, VectorKernel kernel) {
        this.problem = problem;
        this.x = problem.x();
        this.atOne = problem.penalty(1.0);
        this.candidates = problem.candidates();
        this.free = problem.unpenalizedColumns();
        this.factor = new UpdatedCholesky(kernel);
        this.residual = x.newResidual();
        this.nothing = new double[x.rows()];
        this.ofTarget = new double[x.columns()];
        this.atZero = new double[x.columns()];
        this.rise = new double[x.columns()];
        this.noise = NOISE * problem.targetNorm();
        this.sign = new int[x.columns()];
        this.isActive = new boolean[x.columns()];
        this.dependent = new boolean[x.columns()];
        x.refresh(problem.target(), active, new double[0], 0, problem.centred(), residual);
        x.correlations(residual, ofTarget);
        restart();
    }

    /** Back to above the first knot. */
    void restart() {
        factor.clear();
        Arrays.fill(sign, 0);
        Arrays.fill(isActive, false);
        Arrays.fill(dependent, false);
        knots.clear();
        last = null;
        lambda = Double.POSITIVE_INFINITY;
        standing = 0;
        for (int k = 0; k < free.size(); k++) {
            append(free.member(k));
        }
        settle();
    }

    /** λ of the last knot, +∞ above the first. */
    double lambda() {
        return lambda;
    }

    /** λ of the next knot, which is not passed yet; 0 if there is none. */
    double nextLambda() {
        return next == null ? 0.0 : next.lambda();
    }

    /** The knots passed. */
    List<Knot> knots() {
        return List.copyOf(knots);
    }

    /** Number of knots passed. */
    int passed() {
        return knots.size();
    }

    /** Solves with the factor so far. */
    long solves() {
        return solves;
    }

    /** Whether columns come and go without end at one λ: rounding decides there, and there is no way on. */
    boolean isStuck() {
        return standing > 2 * candidates.length + 2;
    }

    /** Passes the next knot; there must be one. */
    void pass() {
        Knot knot = next;
        if (knot == null) {
            throw new IllegalStateException("there is no knot below lambda " + lambda);
        }
        int j = knot.column();
        if (knot.change() == Knot.Change.LEAVES) {
            remove(j);
        } else if (append(j)) {
            sign[j] = knot.sign();
        } else {
            dependent[j] = true;
            next = find();
            return;
        }
        standing = knot.lambda() == lambda ? standing + 1 : 0;
        lambda = knot.lambda();
        last = knot;
        knots.add(knot);
        settle();
    }

    private boolean append(int j) {
        int m = factor.size();
        int[] list = Arrays.copyOf(active, m + 1);
        list[m] = j;
        double[] products = new double[m + 1];
        x.gram(list, m, m + 1, products);
        if (!factor.append(Arrays.copyOf(products, m), products[m], LEAST_PIVOT)) {
            return false;
        }
        active = m + 1 < active.length ? active : Arrays.copyOf(active, 2 * active.length);
        active[m] = j;
        isActive[j] = true;
        return true;
    }

    private void remove(int j) {
        int m = factor.size();
        int i = 0;
        while (active[i] != j) {
            i++;
        }
        factor.remove(i);
        System.arraycopy(active, i + 1, active, i, m - i - 1);
        isActive[j] = false;
        sign[j] = 0;
        Arrays.fill(dependent, false);
    }

    /** p, q and the correlations as functions of λ for the present A, and the knot that ends this. */
    private void settle() {
        int m = factor.size();
        p = new double[m];
        q = new double[m];
        for (int i = 0; i < m; i++) {
            p[i] = ofTarget[active[i]];
            q[i] = threshold(active[i]);
        }
        factor.solve(p);
        factor.solve(q);
        solves += 2;
        x.refresh(problem.target(), active, p, m, problem.centred(), residual);
        x.correlations(residual, atZero);
        x.refresh(nothing, active, q, m, problem.centred(), residual); // −X̃_A q
        x.correlations(residual, rise);
        for (int j = 0; j < rise.length; j++) {
            rise[j] = -rise[j];
        }
        next = find();
    }

    /** u_j s_j. */
    private double threshold(int j) {
        return sign[j] * atOne.l1(j);
    }

    private @Nullable Knot find() {
        Knot first = null;
        for (int i = 0; i < factor.size(); i++) {
            int j = active[i];
            // As λ decreases b_j grows by q_j: towards 0 only against its sign. A column that has just entered does not
            // turn.
            if (sign[j] * q[i] < 0 && !isUndone(j, sign[j])) {
                first = larger(first, p[i] / q[i], j, sign[j], Knot.Change.LEAVES);
            }
        }
        for (int j : candidates) {
            if (!isActive[j] && !dependent[j]) {
                for (int s = 1; s >= -1; s -= 2) {
                    double u = atOne.l1(j);
                    double rate = u - s * rise[j];
                    boolean possible = isAllowed(j, s) && rate > LEAST_RATE * (u + Math.abs(rise[j]));
                    if (possible && s * atZero[j] > noise && !isUndone(j, s)) {
                        first = larger(first, s * atZero[j] / rate, j, s, Knot.Change.ENTERS);
                    }
                }
            }
        }
        return first;
    }

    /** Whether the bounds allow a coefficient of that sign. */
    private boolean isAllowed(int j, int s) {
        return atOne.limit(j, s > 0) > 0;
    }

    /** Whether a knot would take back the last one: in exact arithmetic none does, at least until another has been passed. */
    private boolean isUndone(int j, int s) {
        return last != null && last.column() == j && last.sign() == s;
    }

    private Knot larger(@Nullable Knot first, double at, int j, int s, Knot.Change change) {
        double where = at >= lambda * (1.0 - SAME) ? lambda : Math.max(at, 0.0);
        return first == null || where > first.lambda() ? new Knot(where, j, s, change) : first;
    }

    /**
     * The coefficients at λ, which is between the last knot and the next.
     *
     * @param at λ
     * @param state receives them, and their residual
     */
    void writeTo(SolverState state, double at) {
        double[] b = state.b();
        Arrays.fill(b, 0.0);
        for (int i = 0; i < p.length; i++) {
            double value = Math.fma(-at, q[i], p[i]);
            double rounding = 4 * 0x1p-53 * (Math.abs(p[i]) + at * Math.abs(q[i]));
            set(b, active[i], value, rounding);
        }
        state.refresh();
    }

    /**
     * Newton's step from correlations of the residual itself, which takes off what rounding in G has left.
     *
     * @param at λ
     * @param state at the coefficients of λ; left with better ones, and their residual
     */
    void refine(SolverState state, double at) {
        double[] c = state.correlations();
        double[] d = new double[factor.size()];
        for (int i = 0; i < d.length; i++) {
            d[i] = c[active[i]] - at * threshold(active[i]);
        }
        factor.solve(d);
        solves++;
        for (int i = 0; i < d.length; i++) {
            int j = active[i];
            set(state.b(), j, state.b()[j] == 0.0 ? 0.0 : state.b()[j] + d[i], 0.0);
        }
        state.refresh();
    }

    /** A coefficient that is not clearly on the side of its sign is 0: it is at its knot. */
    private void set(double[] b, int j, double value, double rounding) {
        b[j] = sign[j] != 0 && sign[j] * value <= rounding ? 0.0 : value;
    }
}
