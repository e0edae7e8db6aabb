package org.lariat.solver;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lariat.objective.Penalty;
import org.lariat.objective.StandardizedProblem;
import org.lariat.resident.Precision;
import org.lariat.resident.ResidentDesign;
import org.lariat.resident.ResidentFista;
import org.lariat.resident.ResidentProblem;

/**
 * FISTA on a resident design for a block of neighbouring λs, iterated together as one matrix product, from the solution before them. Columns are those
 * that the sequential strong rule keeps for the smallest λ of the block (Tibshirani et al. 2012, doi:10.1111/j.1467-9868.2011.01004.x); the rule may
 * err, and violators come back. What comes of it is a warm start, whose certificate is another's business.
 */
final class ResidentBlock {
    /** Steps between looks at the gap, which costs a pass over the kept columns. */
    private static final int STEPS_PER_LOOK = 10;

    /** Steps for one block at most: where that is not enough, the host's Newton steps are quicker. */
    private static final int MOST_STEPS = 5000;

    /** Looks without {@link #GAIN} after which the arithmetic there has no more to give. */
    private static final int LOOKS_WITHOUT_GAIN = 30;

    private static final double GAIN = 0.9;

    /** The share of the tolerance that the gap is to have, so that the certificate holds. */
    private static final double INNER_SHARE = 0.3;

    /** Relative gaps below this are rounding, where elements are float32, and float64. */
    private static final double LEAST_GOAL_FLOAT32 = 1e-5;

    private static final double LEAST_GOAL_FLOAT64 = 1e-12;

    /** Violators come back so often; then they are left to the host. */
    private static final int MOST_ROUNDS = 5;

    /** A larger share of the columns is not worth compacting. */
    private static final double WORTH_COMPACTING = 0.5;

    private final StandardizedProblem problem;
    private final ResidentDesign design;
    private final ResidentProblem resident;
    private final ResidentCurvature curvature;
    private final double[] lambdas; // decreasing
    private final double[] b; // (count × p)
    private final boolean[] kept; // (p)
    private long steps;

    /**
     * For some λs.
     *
     * @param resident the problem as the design knows it
     * @param start coefficients to start from, (p)
     */
    ResidentBlock(
            StandardizedProblem problem,
            ResidentDesign design,
            ResidentProblem resident,
            ResidentCurvature curvature,
            double[] lambdas,
            double[] start) {
        this.problem = problem;
        this.design = design;
        this.resident = resident;
        this.curvature = curvature;
        this.lambdas = lambdas;
        this.b = new double[lambdas.length * start.length];
        this.kept = new boolean[start.length];
        for (int k = 0; k < lambdas.length; k++) {
            System.arraycopy(start, 0, b, k * start.length, start.length);
        }
    }

    /** Where λ is in the block, −1 if it is not. */
    int indexOf(double lambda) {
        for (int k = 0; k < lambdas.length; k++) {
            if (lambdas[k] == lambda) {
                return k;
            }
        }
        return -1;
    }

    /** Steps taken. */
    long steps() {
        return steps;
    }

    /** Writes the coefficients at a λ of the block to {@code out}, moved into the bounds, (p). */
    void coefficients(int index, double[] out) {
        Penalty penalty = problem.penalty(0.0);
        for (int j = 0; j < out.length; j++) {
            out[j] = penalty.isCandidate(j) ? penalty.clipped(j, b[index * out.length + j]) : 0.0;
        }
    }

    /**
     * Iterates.
     *
     * @param c correlations at the solution before, (p); null if there is none: then all columns are kept
     * @param previousLambda λ of that solution
     */
    void run(double @Nullable [] c, double previousLambda, Limits limits) {
        ResidentProblem[] problems = new ResidentProblem[lambdas.length];
        Arrays.fill(problems, resident);
        keepStrong(c, previousLambda);
        try (ResidentFista fista = design.fista(problems)) {
            fista.start(b);
            for (int round = 0; round < MOST_ROUNDS; round++) {
                fista.keep(columns());
                descend(fista, limits);
                fista.read(b);
                if (limits.cancelled().getAsBoolean() || !takeViolators()) {
                    return;
                }
            }
        }
    }

    private void keepStrong(double @Nullable [] c, double previousLambda) {
        double threshold = 2 * lambdas[lambdas.length - 1] - previousLambda;
        int count = 0;
        for (int j = 0; j < kept.length; j++) {
            double unit = resident.unit()[j];
            kept[j] = Double.isFinite(unit) && (c == null || b[j] != 0.0 || Math.abs(c[j]) >= threshold * unit);
            count += kept[j] ? 1 : 0;
        }
        if (count > WORTH_COMPACTING * kept.length) {
            Arrays.fill(kept, true);
        }
    }

    private int[] columns() {
        int[] columns = new int[kept.length];
        int count = 0;
        for (int j = 0; j < kept.length; j++) {
            if (kept[j]) {
                columns[count++] = j;
            }
        }
        return Arrays.copyOf(columns, count);
    }

    /** Steps until every gap over the kept columns is small enough, or stops getting smaller. */
    private void descend(ResidentFista fista, Limits limits) {
        double least = design.precision() == Precision.FLOAT32 ? LEAST_GOAL_FLOAT32 : LEAST_GOAL_FLOAT64;
        double goal = Math.max(INNER_SHARE * limits.tolerance(), least);
        double best = Double.POSITIVE_INFINITY;
        int looks = 0;
        double[] primals = new double[lambdas.length]; // at the start
        ResidentFista.Terms[] terms = fista.measure(lambdas);
        for (int k = 0; k < primals.length; k++) {
            primals[k] = terms[k].primal(lambdas[k]);
        }
        while (worstGap(terms) > goal
                && looks < LOOKS_WITHOUT_GAIN
                && steps < Math.min(MOST_STEPS, limits.maxEpochs())
                && !limits.cancelled().getAsBoolean()) {
            double[] l = new double[lambdas.length];
            Arrays.fill(l, curvature.value());
            fista.iterate(lambdas, l, STEPS_PER_LOOK);
            steps += STEPS_PER_LOOK;
            terms = fista.measure(lambdas);
            if (curvature.raise(Arrays.stream(terms)
                    .mapToDouble(ResidentFista.Terms::stretch)
                    .max()
                    .orElseThrow())) {
                restart(fista, terms, primals);
                terms = fista.measure(lambdas);
            }
            double worst = worstGap(terms);
            looks = worst < GAIN * best ? 0 : looks + 1;
            best = Math.min(best, worst);
        }
    }

    private double worstGap(ResidentFista.Terms[] terms) {
        double worst = 0.0;
        for (int k = 0; k < terms.length; k++) {
            double primal = terms[k].primal(lambdas[k]);
            worst = Math.max(worst, primal > 0 ? terms[k].gap(lambdas[k]) / primal : 0.0);
        }
        return worst;
    }

    /** Goes on without momentum, from where things are; or from where they began, if they have become worse. */
    private void restart(ResidentFista fista, ResidentFista.Terms[] terms, double[] primals) {
        int p = kept.length;
        double[] now = new double[b.length];
        fista.read(now);
        for (int k = 0; k < lambdas.length; k++) {
            if (!(terms[k].primal(lambdas[k]) <= primals[k])) {
                System.arraycopy(b, k * p, now, k * p, p);
            }
        }
        fista.start(now);
    }

    /** Keeps columns outside that violate optimality at some λ as well; false if there are none. */
    private boolean takeViolators() {
        int count = lambdas.length;
        int n = design.rows();
        int p = kept.length;
        double[] residuals = new double[count * n];
        double[] c = new double[count * p];
        design.combine(b, count, residuals);
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = resident.target()[i % n] - residuals[i];
        }
        design.correlations(residuals, count, c);
        boolean taken = false;
        for (int k = 0; k < count; k++) {
            Penalty penalty = problem.penalty(lambdas[k]);
            for (int j = 0; j < p; j++) {
                if (!kept[j] && penalty.isCandidate(j) && penalty.violation(j, c[k * p + j], 0.0) > 0) {
                    kept[j] = true;
                    taken = true;
                }
            }
        }
        return taken;
    }
}
