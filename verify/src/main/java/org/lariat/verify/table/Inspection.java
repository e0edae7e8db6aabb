package org.lariat.verify.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.lariat.LassoModel;
import org.lariat.LassoOptions;
import org.lariat.LassoPath;
import org.lariat.objective.Certificate;
import org.lariat.objective.Problem;
import org.lariat.objective.StopReason;
import org.lariat.verify.Judge;
import org.lariat.verify.Verdict;

/**
 * What the judge finds about a path and what the path says of itself, side by side.
 *
 * @param faults a sentence each; none if all is well
 * @param worstGap largest relative gap that the judge found
 */
record Inspection(List<String> faults, double worstGap) {
    /** What the judge's own numbers may be off, relative to them: they come back as float64. */
    private static final double ROUNDING = 1e-12;

    /** Share of the mean square of the response that rounding of coefficients to float64 leaves of an exact fit. */
    private static final double NOTHING = 1e-27;

    /** Share of λmax by which rounding of coefficients to float64 may move a correlation. */
    private static final double KKT_ROUNDING = 1e-9;

    /** Copies the list. */
    Inspection {
        faults = List.copyOf(faults);
    }

    /**
     * Judges every point.
     *
     * @param mayGiveUp whether a limit on epochs may have ended the work on a point, provided the point says so
     */
    static Inspection of(Problem problem, LassoOptions options, LassoPath path, boolean mayGiveUp) {
        Judge judge = Judge.of(problem, options);
        double nothing =
                NOTHING * Arrays.stream(problem.y()).map(v -> v * v).average().orElseThrow();
        List<String> faults = new ArrayList<>();
        double worst = 0.0;
        for (LassoModel model : path.models()) {
            Verdict verdict = judge.verdict(model);
            double allowance = KKT_ROUNDING * path.report().lambdaMax();
            for (String fault : faults(model, verdict, options.tolerance(), nothing, allowance, mayGiveUp)) {
                faults.add(String.format(Locale.ROOT, "at λ = %.6g %s", model.lambda(), fault));
            }
            worst = Math.max(worst, verdict.relativeGap());
        }
        return new Inspection(faults, worst);
    }

    private static List<String> faults(
            LassoModel model,
            Verdict verdict,
            double tolerance,
            double nothing,
            double kktAllowance,
            boolean mayGiveUp) {
        Certificate own = model.certificate().orElseThrow();
        if (!Double.isFinite(verdict.primal())) {
            return List.of("a coefficient is outside its bounds, or not 0 where it must be");
        }
        List<String> faults = new ArrayList<>();
        double slack = own.floor() + nothing;
        if (!(Math.abs(own.primal() - verdict.primal()) <= ROUNDING * verdict.primal() + slack)) {
            faults.add("the objective is " + verdict.primal() + ", the certificate says " + own.primal());
        }
        if (!(own.gap() + slack >= verdict.gap() * (1 - ROUNDING))) {
            faults.add("the gap is " + verdict.gap() + ", the certificate promises " + own.gap());
        }
        if (!(verdict.kkt() <= own.kkt() * (1 + ROUNDING) + kktAllowance)) {
            faults.add("the optimality conditions are off by " + verdict.kkt() + ", the certificate says " + own.kkt());
        }
        if (!own.trustworthy() && !(mayGiveUp && own.stop() == StopReason.MAX_EPOCHS)) {
            faults.add("work ended early: " + own.stop().label());
        }
        // Where the objective computes to 0, the tolerance is on the gap itself.
        double measure = own.primal() > 0 ? verdict.primal() : 1.0;
        if (own.stop() == StopReason.CONVERGED && !(verdict.gap() <= tolerance * measure + nothing)) {
            faults.add("the relative gap is " + verdict.relativeGap() + ", the tolerance " + tolerance);
        }
        return faults;
    }
}
