package org.lariat.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lariat.objective.Penalty;
import org.lariat.resident.Precision;
import org.lariat.resident.ResidentDesign;
import org.lariat.resident.ResidentFista;
import org.lariat.resident.ResidentProblem;

/**
 * FISTA on a resident design for a block of neighbouring λs, of one problem or several (folds), iterated together as one matrix product, each from
 * the solution before them. Columns are those that the sequential strong rule keeps for the smallest λ of some problem (Tibshirani et al. 2012,
 * doi:10.1111/j.1467-9868.2011.01004.x); the rule may err, and violators come back. What comes of it are warm starts, whose certificates are
 * another's business.
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

    /** A block of more than so many ends when half of them are done: the slowest of many would have all others iterated with it. */
    private static final int WORTH_DIVIDING = 8;

    private final ResidentDesign design;
    private final List<Member> members;
    private final List<ResidentRequest> requests; // of the members
    private final double[] lambdas; // of each member
    private final double[] b; // (count × p)
    private final boolean[] kept; // (p)
    private final int n;
    private final int p;
    private final boolean[] open; // whose gap is above the goal
    private long steps;
    private boolean divided; // since half of them are done

    /**
     * A problem at one λ.
     *
     * @param request what asks for it
     * @param number of the λ there
     * @param start where to go on, (p)
     * @param taken steps taken for it before
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Member(ResidentRequest request, int number, double[] start, long taken) {
        double lambda() {
            return request.lambda(number);
        }

        ResidentProblem resident() {
            return request.part().resident();
        }

        ResidentCurvature curvature() {
            return request.part().curvature();
        }
    }

    /** For some λs of some problems, on this design. */
    ResidentBlock(ResidentDesign design, List<Member> members) {
        this.design = design;
        this.members = List.copyOf(members);
        this.requests = members.stream().map(Member::request).distinct().toList();
        this.lambdas = members.stream().mapToDouble(Member::lambda).toArray();
        this.n = design.rows();
        this.p = design.columns();
        this.b = new double[lambdas.length * p];
        this.kept = new boolean[p];
        this.open = new boolean[lambdas.length];
        for (int k = 0; k < lambdas.length; k++) {
            System.arraycopy(members.get(k).start(), 0, b, k * p, p);
        }
    }

    /** Iterates, and gives the requests what came of it; returns who is to go on in a smaller block. */
    List<Member> run() {
        ResidentCurvature.estimate(
                design, requests.stream().map(ResidentRequest::part).toList());
        keepStrong();
        try (ResidentFista fista =
                design.fista(members.stream().map(Member::resident).toArray(ResidentProblem[]::new))) {
            fista.start(b);
            int round = 0;
            do {
                fista.keep(columns());
                descend(fista);
                fista.read(b);
                round++;
            } while (round < MOST_ROUNDS && !isCancelled() && takeViolators());
        }
        requests.forEach(request -> request.took(steps));
        List<Member> left = new ArrayList<>();
        for (int k = 0; k < lambdas.length; k++) {
            Member member = members.get(k);
            if (divided && open[k] && !isCancelled()) {
                double[] start = Arrays.copyOfRange(b, k * p, (k + 1) * p);
                left.add(new Member(member.request(), member.number(), start, member.taken() + steps));
            } else {
                member.request().take(member.number(), b, k * p);
            }
        }
        return left;
    }

    private boolean isCancelled() {
        return requests.stream().anyMatch(r -> r.limits().cancelled().getAsBoolean());
    }

    /** Keeps what the strong rule keeps for some request; all columns if one has no solution before it. */
    private void keepStrong() {
        double[] residuals = new double[requests.size() * n];
        for (int q = 0; q < requests.size(); q++) {
            double[] residual = requests.get(q).residual();
            if (residual == null) {
                Arrays.fill(kept, true);
                return;
            }
            System.arraycopy(residual, 0, residuals, q * n, n);
        }
        double[] c = new double[requests.size() * p];
        List<ResidentProblem> problems =
                requests.stream().map(r -> r.part().resident()).toList();
        new ResidentProducts(design, problems).correlations(residuals, c);
        int count = 0;
        for (int j = 0; j < p; j++) {
            for (int q = 0; q < requests.size() && !kept[j]; q++) {
                kept[j] = isStrong(requests.get(q), j, c[q * p + j]);
            }
            for (int k = 0; k < lambdas.length && !kept[j]; k++) {
                kept[j] = b[k * p + j] != 0.0;
            }
            count += kept[j] ? 1 : 0;
        }
        if (count > WORTH_COMPACTING * p) {
            Arrays.fill(kept, true);
        }
    }

    private static boolean isStrong(ResidentRequest request, int j, double c) {
        double unit = request.part().resident().unit()[j];
        double threshold = 2 * request.smallestLambda() - request.previousLambda();
        return Double.isFinite(unit) && Math.abs(c) >= threshold * unit;
    }

    private int[] columns() {
        int[] columns = new int[p];
        int count = 0;
        for (int j = 0; j < p; j++) {
            if (kept[j]) {
                columns[count++] = j;
            }
        }
        return Arrays.copyOf(columns, count);
    }

    /** Steps until every gap over the kept columns is small enough, of many those of half, or none gets smaller. */
    private void descend(ResidentFista fista) {
        double goal = goal();
        int enough = lambdas.length > WORTH_DIVIDING ? lambdas.length / 2 : 0; // may be left
        long most = members.stream()
                .mapToLong(m -> Math.min(MOST_STEPS, m.request().limits().maxEpochs()) - m.taken())
                .min()
                .orElseThrow();
        double best = Double.POSITIVE_INFINITY;
        int looks = 0;
        double[] primals = new double[lambdas.length]; // at the start
        ResidentFista.Terms[] terms = fista.measure(lambdas);
        for (int k = 0; k < primals.length; k++) {
            primals[k] = terms[k].primal(lambdas[k]);
        }
        while (findOpen(terms, goal) > enough && looks < LOOKS_WITHOUT_GAIN && steps < most && !isCancelled()) {
            double[] l =
                    members.stream().mapToDouble(m -> m.curvature().value()).toArray();
            fista.iterate(lambdas, l, STEPS_PER_LOOK);
            steps += STEPS_PER_LOOK;
            terms = fista.measure(lambdas);
            if (raise(terms)) {
                restart(fista, terms, primals);
                terms = fista.measure(lambdas);
            }
            double worst = worstGap(terms);
            looks = worst < GAIN * best ? 0 : looks + 1;
            best = Math.min(best, worst);
        }
        divided = findOpen(terms, goal) <= enough;
    }

    private int findOpen(ResidentFista.Terms[] terms, double goal) {
        int count = 0;
        for (int k = 0; k < terms.length; k++) {
            open[k] = relativeGap(terms, k) > goal;
            count += open[k] ? 1 : 0;
        }
        return count;
    }

    private double goal() {
        double tolerance =
                requests.stream().mapToDouble(r -> r.limits().tolerance()).min().orElseThrow();
        double least = design.precision() == Precision.FLOAT32 ? LEAST_GOAL_FLOAT32 : LEAST_GOAL_FLOAT64;
        return Math.max(INNER_SHARE * tolerance, least);
    }

    /** Whether some L was too small. */
    private boolean raise(ResidentFista.Terms[] terms) {
        boolean raised = false;
        for (int k = 0; k < terms.length; k++) {
            raised |= members.get(k).curvature().raise(terms[k].stretch());
        }
        return raised;
    }

    private double worstGap(ResidentFista.Terms[] terms) {
        double worst = 0.0;
        for (int k = 0; k < terms.length; k++) {
            worst = Math.max(worst, relativeGap(terms, k));
        }
        return worst;
    }

    private double relativeGap(ResidentFista.Terms[] terms, int k) {
        double primal = terms[k].primal(lambdas[k]);
        return primal > 0 ? terms[k].gap(lambdas[k]) / primal : 0.0;
    }

    /** Goes on without momentum, from where things are; or from where they began, if they have become worse. */
    private void restart(ResidentFista fista, ResidentFista.Terms[] terms, double[] primals) {
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
        ResidentProducts products = new ResidentProducts(
                design, members.stream().map(Member::resident).toList());
        double[] residuals = new double[lambdas.length * n];
        double[] c = new double[lambdas.length * p];
        products.combine(b, residuals);
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = members.get(i / n).resident().target()[i % n] - residuals[i];
        }
        products.correlations(residuals, c);
        boolean[] before = kept.clone();
        boolean taken = false;
        for (int k = 0; k < lambdas.length; k++) {
            Penalty penalty = members.get(k).request().part().problem().penalty(lambdas[k]);
            double[] unit = members.get(k).resident().unit();
            for (int j = 0; j < p; j++) {
                if (!before[j] && Double.isFinite(unit[j]) && penalty.violation(j, c[k * p + j], 0.0) > 0) {
                    kept[j] = true;
                    taken = true;
                }
            }
        }
        return taken;
    }
}
