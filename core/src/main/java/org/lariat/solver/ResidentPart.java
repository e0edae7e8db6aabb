package org.lariat.solver;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.objective.Penalty;
import org.lariat.objective.StandardizedProblem;
import org.lariat.resident.ResidentProblem;
import org.lariat.resident.StandardizedColumns;

/**
 * A {@link StandardizedProblem} as a resident design knows it: ordinary inner products, penalties at λ = 1, and, where the design is one of other row
 * weights, how to get from that to this one.
 *
 * @param problem the problem
 * @param resident the same for the design
 * @param curvature its L
 */
record ResidentPart(StandardizedProblem problem, ResidentProblem resident, ResidentCurvature curvature) {
    /** A column whose norm here is a smaller share of that there has lost too many digits of float32; it is left at 0, to whoever polishes. */
    private static final double LEAST_SHARE = 1e-3;

    /** The problem whose own design is resident. */
    static ResidentPart whole(StandardizedProblem problem) {
        return of(problem, unit(problem), null);
    }

    /**
     * A problem of the same columns with other row weights.
     *
     * @param problem a fold, say
     * @param whole what the resident design was made of
     * @throws IllegalArgumentException if a row has weight here that has none there
     */
    static ResidentPart of(StandardizedProblem problem, StandardizedMatrix whole) {
        StandardizedMatrix x = problem.x();
        double[] unit = unit(problem);
        double[] shift = new double[unit.length];
        double[] scale = new double[unit.length];
        for (int j = 0; j < unit.length; j++) {
            boolean kept = whole.norm(j) > 0 && x.norm(j) > LEAST_SHARE * whole.norm(j);
            if (kept && Double.isFinite(unit[j])) {
                shift[j] = (x.center(j) - whole.center(j)) / whole.norm(j);
                scale[j] = whole.norm(j) / x.norm(j);
            } else {
                unit[j] = Double.POSITIVE_INFINITY;
            }
        }
        double[] factor = new double[x.rows()];
        for (int i = 0; i < factor.length; i++) {
            if (whole.omega()[i] == 0.0 && x.omega()[i] > 0) {
                throw new IllegalArgumentException(
                        "row " + i + " has a weight in a part, and none in the whole that is resident");
            }
            factor[i] = x.omega()[i] > 0 ? Math.sqrt(x.omega()[i] / whole.omega()[i]) : 0.0;
        }
        double[] direction = StandardizedColumns.roots(whole);
        return of(problem, unit, new ResidentProblem.Reweighting(factor, direction, shift, scale));
    }

    private static double[] unit(StandardizedProblem problem) {
        Penalty atOne = problem.penalty(1.0);
        double[] unit = new double[problem.x().columns()];
        Arrays.setAll(unit, j -> atOne.isCandidate(j) ? atOne.l1(j) : Double.POSITIVE_INFINITY);
        return unit;
    }

    private static ResidentPart of(
            StandardizedProblem problem, double[] unit, ResidentProblem.@Nullable Reweighting reweighting) {
        Penalty atOne = problem.penalty(1.0);
        int p = unit.length;
        double[] ridge = new double[p];
        double[] lower = new double[p];
        double[] upper = new double[p];
        boolean ridged = false;
        boolean bounded = false;
        for (int j = 0; j < p; j++) {
            boolean candidate = atOne.isCandidate(j);
            ridge[j] = candidate ? atOne.l2(j) : 0.0;
            lower[j] = candidate ? -atOne.limit(j, false) : 0.0;
            upper[j] = candidate ? atOne.limit(j, true) : 0.0;
            ridged |= ridge[j] > 0;
            bounded |= candidate && !atOne.isUnbounded(j);
        }
        ResidentProblem resident = new ResidentProblem(
                inRowSpace(problem, problem.target()),
                unit,
                ridged ? ridge : null,
                bounded ? lower : null,
                bounded ? upper : null,
                reweighting);
        return new ResidentPart(problem, resident, new ResidentCurvature(p));
    }

    /** √(ω/n)∘v: a vector of the problem's row space in ordinary inner products, (n). */
    double[] inRowSpace(double[] v) {
        return inRowSpace(problem, v);
    }

    private static double[] inRowSpace(StandardizedProblem problem, double[] v) {
        double[] scaled = StandardizedColumns.roots(problem.x());
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= v[i];
        }
        return scaled;
    }
}
