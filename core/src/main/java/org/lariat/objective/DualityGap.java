package org.lariat.objective;

import org.lariat.matrix.Residual;
import org.lariat.matrix.StandardizedMatrix;

/**
 * Certifies coefficients by a dual point made from their residual. With ⟨·,·⟩ the weighted inner product and
 * c_j = ⟨x̃_j,θ⟩, every θ orthogonal to the unpenalised columns (and the constant) gives the lower bound
 *
 * <pre>
 * D(θ) = ⟨ỹ,θ⟩ − ½⟨θ,θ⟩ − Σ_j ℎ_j*(c_j)
 * </pre>
 *
 * where ℎ_j* is the conjugate of penalty and bounds of coefficient j ({@link Penalty#conjugate}). Here θ = s·r with r the
 * residual projected off the unpenalised columns, and the better of two scalars s: 1, and the largest feasible one for the
 * problem with its ridge part as extra rows (both of solver theory's usual candidates; D at the second is at least the
 * extra-row problem's dual value, since ℎ* is the infimal convolution).
 *
 * <p>The bound is safe in floating point: the residual at hand is a dual point as good as the exact one, so only three
 * errors matter, and each has an allowance: the rounding of the c_j, the error of the primal through the residual, and what
 * projecting leaves and takes, which shifts no c_j by more than its norm (columns have norm 1).
 */
public final class DualityGap {
    /** Unit roundoff of float64. */
    private static final double U = 0x1p-53;

    /** Additions beside the chain of the dot product itself: scaling, centring, and the fold's slack. */
    private static final int EXTRA_ROUNDINGS = 8;

    /** Roundoffs of the parts of a recomputed residual: of the coefficient, its scale, the product and the sum. */
    private static final double RECOMPUTED = 4.0;

    private final StandardizedProblem problem;
    private final Penalty penalty;
    private final OrthogonalBasis free;
    private final int chain;

    /**
     * For one λ.
     *
     * @param problem the problem
     * @param penalty its penalty at λ
     * @param free columns to project off, from {@link StandardizedProblem#freeColumns}
     */
    public DualityGap(StandardizedProblem problem, Penalty penalty, OrthogonalBasis free) {
        this(problem, penalty, free, problem.x().design().longestChain());
    }

    private DualityGap(StandardizedProblem problem, Penalty penalty, OrthogonalBasis free, int chain) {
        this.problem = problem;
        this.penalty = penalty;
        this.free = free;
        this.chain = chain + EXTRA_ROUNDINGS;
    }

    /** The same for correlations {@linkplain StandardizedMatrix#correlations(java.util.List, int[], int, double[]) read for several residuals at once}. */
    public DualityGap readTogether() {
        int longest = Math.max(problem.x().design().longestChain(), problem.x().longestGramChain());
        return new DualityGap(problem, penalty, free, longest);
    }

    /**
     * Evaluates the gap over a list of columns; over all candidates it is a certificate, over a working set the gap of the
     * subproblem. Columns outside the list must have coefficient 0 or be free columns.
     *
     * @param r the residual, freshly computed
     * @param b standardised coefficients, (p)
     * @param columns column numbers
     * @param c correlation of each, in the order of {@code columns}
     * @param count how many
     */
    public GapBound evaluate(Residual r, double[] b, int[] columns, double[] c, int count) {
        return evaluate(r, b, columns, c, count, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /**
     * Evaluates the gap where some columns were not read: those outside the list have coefficient 0 (or are free), and for
     * each |c_j| ≤ ℓ1_j − {@code slack} is known. They leave every dual scalar up to 1 feasible, and add nothing to the dual.
     *
     * @param slack from {@link #slack}; where a projection takes more than that, nothing is proved
     */
    public GapBound evaluatePartly(Residual r, double[] b, int[] columns, double[] c, int count, double slack) {
        return evaluate(r, b, columns, c, count, slack, 1.0);
    }

    /**
     * What must be left between the correlation of a column that is not read and its ℓ1: what the correlation may be off by
     * for somebody who recomputes the residual, and what projecting off the free columns moves it.
     */
    public double slack(Residual r) {
        double[] theta = r.plain().clone();
        double shift = 0.0;
        if (free.size() > 0) {
            double norm = problem.x().norm(theta);
            shift = shift(free.project(theta), free, norm);
        }
        return recomputed(r) + shift;
    }

    private GapBound evaluate(
            Residual r, double[] b, int[] columns, double[] c, int count, double slack, double largestScalar) {
        StandardizedMatrix x = problem.x();
        double norm = x.norm(r.plain());
        double[] theta = r.plain().clone();
        double shift = project(r, theta, columns, c, count, norm);
        double limit = recomputed(r) + shift <= slack ? largestScalar : 0.0;

        double[] allowances = new double[count];
        int support = free.size();
        for (int k = 0; k < count; k++) {
            if (penalty.isCandidate(columns[k])) {
                support += b[columns[k]] != 0.0 ? 1 : 0;
                allowances[k] = allowance(columns[k], r, norm, shift);
            }
        }
        double targetNorm = problem.targetNorm();
        double projectionError = 4 * U * (1.0 + free.fragility()) * norm;
        double thetaTheta = x.inner(theta, theta);
        Products products = new Products(norm * norm, x.inner(problem.target(), theta), thetaTheta);
        Errors errors = new Errors(
                primalError(r, norm, support) + U * (16.0 + support) * norm * targetNorm,
                projectionError * targetNorm,
                projectionError * Math.sqrt(thetaTheta));
        return evaluate(products, errors, b, columns, c, allowances, count, limit);
    }

    /**
     * Evaluates the gap without the residual, from what the Gram matrix knows of it; only where there is nothing to project off: no
     * column is unpenalised.
     *
     * @param square ⟨r,r⟩ = ⟨y,y⟩ − bᵀh − bᵀc with h = ⟨X̃,y⟩
     * @param targetResidual ⟨y,r⟩ = ⟨y,y⟩ − bᵀh
     * @param energy ‖y‖ + Σ|b_j|‖x_j‖/t_j: what rounding errors are proportional to
     * @param roundings longest chain of roundings in an element of h or G, and in h − Gb
     * @param b standardised coefficients, (p)
     * @param columns all candidates
     * @param c correlation of each, h − Gb
     */
    public GapBound evaluateFromGram(
            double square,
            double targetResidual,
            double energy,
            double roundings,
            double[] b,
            int[] columns,
            double[] c) {
        double[] allowances = new double[columns.length];
        for (int k = 0; k < allowances.length; k++) {
            allowances[k] = U * (roundings * problem.x().cancellation(columns[k]) + RECOMPUTED) * energy
                    + problem.targetError();
        }
        double error = 2 * U * roundings * energy * energy + energy * problem.targetError();
        return evaluate(
                // Where cancellation leaves nothing of ⟨r,r⟩, its error is all that is known of it.
                new Products(Math.max(square, error), targetResidual, square),
                new Errors(error, error, 0.5 * error),
                b,
                columns,
                c,
                allowances,
                columns.length,
                Double.POSITIVE_INFINITY);
    }

    /** ⟨r,r⟩, and ⟨y,θ⟩ and ⟨θ,θ⟩ with the projected residual θ. */
    private record Products(double square, double targetTheta, double thetaTheta) {}

    /** Bounds on rounding: of the primal, and of the dual at s·θ, the sum s·linear + s²·quadratic. */
    private record Errors(double primal, double linear, double quadratic) {}

    private GapBound evaluate(
            Products products,
            Errors errors,
            double[] b,
            int[] columns,
            double[] c,
            double[] allowances,
            int count,
            double limit) {
        double penaltyValue = 0.0;
        double largestViolation = 0.0;
        int support = 0;
        for (int k = 0; k < count; k++) {
            int j = columns[k];
            if (penalty.isCandidate(j)) {
                support += b[j] != 0.0 ? 1 : 0;
                penaltyValue += penalty.value(j, b[j]);
                largestViolation = Math.max(largestViolation, penalty.violation(j, c[k], b[j]) / penalty.ratio(j));
            }
        }
        // What the same point would prove were there no rounding; the difference to the safe bound is its price.
        double exact = dual(products, new Errors(0.0, 0.0, 0.0), b, columns, c, new double[count], count, limit);
        double safe = dual(products, errors, b, columns, c, allowances, count, limit);
        double primal = 0.5 * products.square() + penaltyValue;
        double ofPrimal = errors.primal() + U * (16.0 + support) * primal;
        double gap = Math.max(0.0, primal - safe) + ofPrimal;
        double floor = Math.min(gap, Math.max(0.0, exact - safe) + ofPrimal);
        // Where the data can be fitted exactly the objective sinks towards 0, and its own rounding with it: there the
        // null model's objective is the measure.
        double targetNorm = problem.targetNorm();
        double negligible = Math.max(2.0 * floor, U * targetNorm * targetNorm);
        return new GapBound(primal, safe, gap, floor, negligible, largestViolation);
    }

    /**
     * The best of D(s·θ) over the candidates for s, and 0 (θ = 0).
     *
     * @param allowances bound on the error of each correlation, in the order of {@code columns}
     * @param limit on s
     */
    private double dual(
            Products products,
            Errors errors,
            double[] b,
            int[] columns,
            double[] c,
            double[] allowances,
            int count,
            double limit) {
        double feasible = limit;
        for (int k = 0; k < count; k++) {
            if (penalty.isCandidate(columns[k])) {
                feasible = Math.min(feasible, largestScalar(columns[k], c[k], b[columns[k]], allowances[k]));
            }
        }
        double yTheta = products.targetTheta();
        double thetaTheta = products.thetaTheta();
        double stationary = thetaTheta > 0 ? Math.max(0.0, yTheta / thetaTheta) : 0.0;
        double dual = 0.0;
        double whole = Math.min(1.0, limit);
        for (double s : new double[] {Math.min(stationary, feasible), Math.min(whole, feasible), whole}) {
            double error = s * errors.linear() + s * s * errors.quadratic();
            double conjugates = conjugates(s, columns, c, allowances, count);
            dual = Math.max(dual, s * yTheta - 0.5 * s * s * thetaTheta - conjugates - error);
        }
        return dual;
    }

    /**
     * Bound on the error of the primal: the residual is that of the coefficients only up to rounding, and so is the target
     * that of the response.
     */
    private double primalError(Residual r, double norm, int support) {
        double residualError = U * ((support + 4.0) * r.energy() + 8.0 * problem.responseSize());
        return norm * residualError + 0.5 * residualError * residualError;
    }

    /**
     * Bound on |computed − exact correlation of the projected residual| for column j, and room for the residual that
     * somebody else recomputes from the coefficients, which carry one rounding each, and from the response: the certificate must hold there too.
     */
    private double allowance(int j, Residual r, double norm, double shift) {
        return U * chain * problem.x().cancellation(j) * norm + recomputed(r) + shift;
    }

    private double recomputed(Residual r) {
        return U * RECOMPUTED * r.energy() + problem.targetError();
    }

    private static double shift(double[] coordinates, OrthogonalBasis basis, double norm) {
        double sum = 0.0;
        for (double d : coordinates) {
            sum += d * d;
        }
        return Math.sqrt(sum) + 4 * U * basis.fragility() * norm;
    }

    /**
     * Takes off θ its part in the span of columns that no finite dual value tolerates: the free ones, and columns without
     * penalty whose bound leaves them unlimited on the side of their correlation.
     *
     * @return bound on how much this moves any correlation
     */
    private double project(Residual r, double[] theta, int[] columns, double[] c, int count, double norm) {
        OrthogonalBasis basis = free;
        double shift = 0.0;
        boolean[] added = new boolean[count];
        boolean grown = basis.size() > 0;
        double[] residual = theta.clone();
        do {
            if (grown) {
                System.arraycopy(residual, 0, theta, 0, theta.length);
                shift = shift(basis.project(theta), basis, norm);
            }
            grown = false;
            for (int k = 0; k < count; k++) {
                int j = columns[k];
                if (!added[k] && isIntolerant(j, c[k], allowance(j, r, norm, shift))) {
                    basis = basis == free ? new OrthogonalBasis(free) : basis;
                    basis.add(j);
                    added[k] = true;
                    grown = true;
                }
            }
        } while (grown);
        return shift;
    }

    /** Whether column j, unpenalised and half bounded, could have an infinite conjugate at its shifted correlation. */
    private boolean isIntolerant(int j, double c, double allowance) {
        if (!penalty.isCandidate(j) || penalty.l1(j) > 0 || penalty.l2(j) > 0 || penalty.isUnbounded(j)) {
            return false;
        }
        boolean upwards = penalty.limit(j, true) == Double.POSITIVE_INFINITY;
        boolean downwards = penalty.limit(j, false) == Double.POSITIVE_INFINITY;
        return (upwards && c + allowance > 0) || (downwards && c - allowance < 0);
    }

    /** The largest s for which s·(c − ℓ2·b) stays within ±ℓ1, for a direction in which nothing limits b. */
    private double largestScalar(int j, double c, double b, double allowance) {
        double ridge = penalty.l2(j);
        double l1 = penalty.l1(j);
        if (l1 == 0.0) {
            return Double.POSITIVE_INFINITY; // free columns are projected off, ridge columns have a finite conjugate
        }
        double g = ridge == 0.0 ? c : c - ridge * b;
        double up = penalty.limit(j, true) == Double.POSITIVE_INFINITY ? g + allowance : 0.0;
        double down = penalty.limit(j, false) == Double.POSITIVE_INFINITY ? allowance - g : 0.0;
        double magnitude = Math.max(up, down);
        return magnitude > 0 ? l1 / magnitude : Double.POSITIVE_INFINITY;
    }

    /** Σ ℎ_j*(s·c_j), taken at the largest correlations that rounding allows; +∞ where s is not feasible. */
    private double conjugates(double s, int[] columns, double[] c, double[] allowances, int count) {
        // The largest feasible s is a rounded quotient: without this, s·(|c|+allowance) could pass ℓ1 by one roundoff.
        double scale = s * (1.0 - 4 * U);
        double sum = 0.0;
        for (int k = 0; k < count; k++) {
            int j = columns[k];
            // Rounding is monotone, so neither side's magnitude exceeds this: where it is within ℓ1 both conjugates are
            // exactly 0, as of most columns.
            double most = scale * (Math.abs(c[k]) + allowances[k]);
            if (!penalty.isCandidate(j) || most <= penalty.l1(j)) {
                continue;
            }
            sum += Math.max(
                    conjugate(j, scale * (c[k] + allowances[k]), true),
                    conjugate(j, scale * (allowances[k] - c[k]), false));
        }
        return sum;
    }

    /** The conjugate on one side; an unpenalised, unlimited side has been projected off and needs no term. */
    private double conjugate(int j, double magnitude, boolean positive) {
        boolean projected =
                penalty.l1(j) == 0.0 && penalty.l2(j) == 0.0 && penalty.limit(j, positive) == Double.POSITIVE_INFINITY;
        return projected ? 0.0 : penalty.conjugate(j, magnitude, positive);
    }
}
