package org.lariat.solver;

import org.lariat.objective.Penalty;
import org.lariat.objective.StandardizedProblem;
import org.lariat.resident.ResidentProblem;
import org.lariat.resident.StandardizedColumns;

/** A {@link StandardizedProblem} as resident designs know it: ordinary inner products, and penalties at λ = 1. */
final class ResidentProblems {
    private ResidentProblems() {}

    static ResidentProblem of(StandardizedProblem problem) {
        Penalty atOne = problem.penalty(1.0);
        int p = problem.x().columns();
        double[] unit = new double[p];
        double[] ridge = new double[p];
        double[] lower = new double[p];
        double[] upper = new double[p];
        boolean ridged = false;
        boolean bounded = false;
        for (int j = 0; j < p; j++) {
            boolean candidate = atOne.isCandidate(j);
            unit[j] = candidate ? atOne.l1(j) : Double.POSITIVE_INFINITY;
            ridge[j] = candidate ? atOne.l2(j) : 0.0;
            lower[j] = candidate ? -atOne.limit(j, false) : 0.0;
            upper[j] = candidate ? atOne.limit(j, true) : 0.0;
            ridged |= ridge[j] > 0;
            bounded |= candidate && !atOne.isUnbounded(j);
        }
        double[] roots = StandardizedColumns.roots(problem.x());
        double[] target = new double[roots.length];
        for (int i = 0; i < target.length; i++) {
            target[i] = roots[i] * problem.target()[i];
        }
        return new ResidentProblem(
                target, unit, ridged ? ridge : null, bounded ? lower : null, bounded ? upper : null, null);
    }
}
