package org.lariat.verify;

import java.util.ArrayList;
import java.util.List;
import org.lariat.LassoModel;
import org.lariat.LassoOptions;
import org.lariat.matrix.DesignMatrix;
import org.lariat.objective.Problem;

/**
 * Judges coefficients by the objective of {@link Problem}, from the raw data and in 32-digit arithmetic that shares nothing
 * with the solvers and their kernels.
 *
 * {@snippet :
 * Verdict verdict = Judge.of(problem, options).verdict(model);
 * boolean good = verdict.relativeGap() <= 1e-9;
 * }
 *
 * <p>With ⟨a,b⟩ = Σ w_i a_i b_i and z = y − offset, every vector θ orthogonal to the constant (if an intercept is fitted)
 * gives a lower bound of the optimal value:
 *
 * <pre>
 * D(θ) = ⟨z,θ⟩ − ½⟨θ,θ⟩ − Σ_j h_j*(⟨x_j,θ⟩),   h_j*(c) = max over l_j ≤ b ≤ u_j of  c·b − penalty_j(b)
 * </pre>
 *
 * (Fenchel's inequality, row by row and column by column.) The judge takes θ = s·ρ: ρ is the residual of the coefficients,
 * projected off the constant and the columns that nothing limits (on one side at least), and s ≥ 0 maximises D. Thus a gap is found for any
 * coefficients; it is 0 at an optimum, and only there. At λ = 0 every unbounded column is projected off, which is the
 * comparison with least squares.
 *
 * <p>A column without variance (or without non-zero values) must have coefficient 0, as must an excluded one. Among columns
 * that nothing limits, those within 1e-12 of a combination of the others count as such combinations.
 *
 * <p>Time is about n·p operations of some 20 ns for each verdict. Immutable and thread-safe.
 */
public final class Judge {
    /** Takes the largest feasible s down by more than its rounding, and by much less than float64 resolves. */
    private static final DoubleDouble INWARDS = new DoubleDouble(1.0, -0x1p-98);

    /** A projected residual below this share of response and residual is what rounding left of zero. */
    private static final double NOTHING = 1e-24;

    /** Halvings after which an interval of float64 numbers has no inside left. */
    private static final int HALVINGS = 110;

    private final Problem problem;
    private final LassoOptions options;
    private final Rows rows;
    private final DoubleDouble[] target; // y − offset, (n)
    private final List<Column> columns; // (p)

    private Judge(Problem problem, LassoOptions options) {
        DesignMatrix x = problem.x();
        this.problem = problem;
        this.options = options;
        this.rows = new Rows(problem.weights(), x.rows());
        double[] y = problem.y();
        double[] offset = problem.offset();
        this.target = new DoubleDouble[y.length];
        for (int i = 0; i < y.length; i++) {
            target[i] = DoubleDouble.sum(y[i], offset == null ? 0.0 : -offset[i]);
        }
        double[] scales = problem.scales();
        List<Column> measured = new ArrayList<>();
        for (int j = 0; j < x.columns(); j++) {
            measured.add(
                    scales == null
                            ? Column.of(x, j, rows, options.intercept(), options.standardize())
                            : Column.of(x, j, rows, options.intercept(), false).per(scales[j]));
        }
        this.columns = List.copyOf(measured);
    }

    /**
     * A judge of models for one problem.
     *
     * @param problem the data
     * @param options of these, α, intercept and standardisation (where the problem gives no scales) matter: they complete the objective
     */
    public static Judge of(Problem problem, LassoOptions options) {
        return new Judge(problem, options);
    }

    /**
     * Judges a model at its own λ.
     *
     * @throws IllegalArgumentException if it has another number of columns than the problem
     */
    public Verdict verdict(LassoModel model) {
        return verdict(model.lambda(), model.intercept(), model.coefficients());
    }

    /**
     * Judges any coefficients.
     *
     * @param lambda λ ≥ 0
     * @param intercept β₀, finite
     * @param beta in original units, (p), finite
     * @throws IllegalArgumentException if the length is not p, or λ is negative or not finite
     */
    public Verdict verdict(double lambda, double intercept, double[] beta) {
        if (beta.length != columns.size()) {
            throw new IllegalArgumentException(
                    "there are " + beta.length + " coefficients, the matrix has " + columns.size() + " columns");
        }
        if (!(lambda >= 0 && Double.isFinite(lambda))) {
            throw new IllegalArgumentException("lambda is " + lambda + "; it must be finite and ≥ 0");
        }
        List<Term> terms = terms(lambda, beta);
        DoubleDouble[] residual = residual(intercept, beta);
        DoubleDouble dual = dual(residual, terms);
        double kkt = options.intercept()
                ? Math.abs(rows.inner(residual, rows.constant()).hi())
                : 0.0;
        DoubleDouble primal = rows.inner(residual, residual).times(0.5);
        WeightedVector weighted = rows.weighted(residual);
        for (Term term : terms) {
            DoubleDouble c = term.correlation(weighted);
            kkt = Math.max(
                    kkt,
                    term.coordinate.violation(c, term.b) / term.column.unit().hi());
            primal = primal.plus(term.coordinate.penalty(term.b));
        }
        if (!isAllowed(terms, intercept, beta)) {
            double infinite = Double.POSITIVE_INFINITY;
            return new Verdict(infinite, dual.hi(), infinite, infinite, kkt);
        }
        double gap = primal.minus(dual).hi();
        return new Verdict(primal.hi(), dual.hi(), gap, primal.isPositive() ? gap / primal.hi() : gap, kkt);
    }

    /** One column that may be used, with its coefficient: everything the objective says about it at one λ. */
    private final class Term {
        final Column column;
        final Coordinate coordinate;
        final double b;

        Term(Column column, Coordinate coordinate, double b) {
            this.column = column;
            this.coordinate = coordinate;
            this.b = b;
        }

        /** ⟨x_j,v⟩. */
        DoubleDouble correlation(WeightedVector v) {
            return v.inner(column.values(problem.x()));
        }
    }

    private List<Term> terms(double lambda, double[] beta) {
        double[] factors = problem.penaltyFactors();
        double[] lower = problem.lower();
        double[] upper = problem.upper();
        List<Term> terms = new ArrayList<>();
        for (Column column : columns) {
            int j = column.number();
            double factor = factors == null ? 1.0 : factors[j];
            if (column.mayBeUsed() && factor < Double.POSITIVE_INFINITY) {
                DoubleDouble strength = DoubleDouble.product(lambda, factor).times(column.unit());
                Coordinate coordinate = new Coordinate(
                        strength.times(options.alpha()),
                        strength.times(DoubleDouble.sum(1.0, -options.alpha())).times(column.unit()),
                        column.scaled(lower == null ? Double.NEGATIVE_INFINITY : lower[j]),
                        column.scaled(upper == null ? Double.POSITIVE_INFINITY : upper[j]));
                terms.add(new Term(column, coordinate, column.scaled(beta[j])));
            }
        }
        return terms;
    }

    /** Whether the coefficients keep their bounds, and those that must be 0 are. */
    private boolean isAllowed(List<Term> terms, double intercept, double[] beta) {
        boolean[] used = new boolean[beta.length];
        for (Term term : terms) {
            used[term.column.number()] = true;
            if (!term.coordinate.contains(term.b)) {
                return false;
            }
        }
        for (int j = 0; j < beta.length; j++) {
            if (!used[j] && beta[j] != 0.0) {
                return false;
            }
        }
        return options.intercept() || intercept == 0.0;
    }

    /** z − β₀ − Xβ. */
    private DoubleDouble[] residual(double intercept, double[] beta) {
        DoubleDouble[] residual = target.clone();
        Rows.subtract(DoubleDouble.of(intercept), rows.constant(), residual);
        for (Column column : columns) {
            double b = column.scaled(beta[column.number()]);
            if (b != 0.0) {
                Rows.subtract(b, column.values(problem.x()), residual);
            }
        }
        return residual;
    }

    /** The largest D(s·ρ) over s ≥ 0. */
    private DoubleDouble dual(DoubleDouble[] residual, List<Term> terms) {
        Span span = new Span(rows);
        if (options.intercept()) {
            span.add(rows.constant());
        }
        List<Term> open = new ArrayList<>();
        for (Term term : terms) {
            if (term.coordinate.isFree() || term.coordinate.isUnpenalizedInside(term.b)) {
                span.add(term.column.read(problem.x()));
            } else {
                open.add(term);
            }
        }
        // A column limited on one side only, and that by a bound, tolerates no correlation towards the other side.
        while (true) {
            DoubleDouble[] direction = span.withoutPartIn(residual);
            if (norm(direction) <= NOTHING * (norm(target) + norm(residual))) {
                return DoubleDouble.ZERO; // θ = 0
            }
            List<Term> tolerant = new ArrayList<>();
            List<DoubleDouble> correlations = new ArrayList<>();
            WeightedVector weighted = rows.weighted(direction);
            for (Term term : open) {
                DoubleDouble c = term.correlation(weighted);
                if (term.coordinate.isUnlimited(c) && !term.coordinate.l1().isPositive()) {
                    span.add(term.column.read(problem.x()));
                } else {
                    tolerant.add(term);
                    correlations.add(c);
                }
            }
            if (tolerant.size() == open.size()) {
                return dualAlong(direction, tolerant, correlations);
            }
            open = tolerant;
        }
    }

    private double norm(DoubleDouble[] v) {
        return rows.inner(v, v).sqrt().hi();
    }

    private DoubleDouble dualAlong(DoubleDouble[] direction, List<Term> terms, List<DoubleDouble> correlations) {
        DoubleDouble linear = rows.inner(target, direction);
        DoubleDouble square = rows.inner(direction, direction);
        if (!linear.isPositive()) {
            return DoubleDouble.ZERO; // θ = 0
        }
        DoubleDouble largest = linear.dividedBy(square); // without the conjugates this would be the best
        List<Integer> sloping = new ArrayList<>(); // terms whose conjugate may be positive
        for (int k = 0; k < terms.size(); k++) {
            Coordinate coordinate = terms.get(k).coordinate;
            DoubleDouble c = correlations.get(k);
            if (coordinate.isUnlimited(c)) {
                largest = DoubleDouble.min(
                        largest, coordinate.l1().dividedBy(c.abs()).times(INWARDS));
            } else {
                sloping.add(k);
            }
        }
        DoubleDouble best = DoubleDouble.ZERO;
        for (DoubleDouble s : List.of(
                largest, DoubleDouble.of(stationary(largest.hi(), linear, square, terms, correlations, sloping)))) {
            DoubleDouble value = s.times(linear).minus(s.times(s).times(square).times(0.5));
            for (int k : sloping) {
                value = value.minus(terms.get(k).coordinate.conjugate(s.times(correlations.get(k))));
            }
            if (!largest.isLessThan(s)) {
                best = DoubleDouble.max(best, value);
            }
        }
        return best;
    }

    /** Where in [0, largest] the derivative of the concave D(s·ρ) changes sign, to float64 accuracy. */
    private static double stationary(
            double largest,
            DoubleDouble linear,
            DoubleDouble square,
            List<Term> terms,
            List<DoubleDouble> correlations,
            List<Integer> sloping) {
        double left = 0.0;
        double right = largest;
        for (int step = 0; step < HALVINGS; step++) {
            double s = 0.5 * (left + right);
            double slope = linear.hi() - s * square.hi();
            for (int k : sloping) {
                double c = correlations.get(k).hi();
                slope -= Math.abs(c) * terms.get(k).coordinate.maximizer(s * c);
            }
            if (slope > 0) {
                left = s;
            } else {
                right = s;
            }
        }
        return left;
    }
}
