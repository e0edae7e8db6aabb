package org.lariat.bench.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether Lariat reached the target of a problem. Targets in seconds belong to the machine they were set on: where the peer
 * named beside them is slower than it was there, they are longer in the same proportion; where it is faster, they stay.
 */
final class Verdict {
    private final List<String> targets = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();
    private final double slowness;

    private Verdict(Outcomes o) {
        ProblemSpec spec = o.spec();
        double proportion = o.secondsOf(spec.peer()) / spec.peerSeconds();
        slowness = proportion > 1 ? proportion : 1;
        if (!(o.lariat().gap() <= spec.tolerance())) {
            missed.add("gap " + Cells.gap(o.lariat().gap()) + " above " + Cells.gap(spec.tolerance()));
        }
        double seconds = ProblemSpec.number(spec.seconds());
        if (!Double.isNaN(seconds)) {
            seconds(o.lariat().seconds(), seconds, "");
        } else if (!spec.seconds().equals("-")) {
            targets.add("≤ " + spec.seconds());
            double limit = o.secondsOf(spec.seconds());
            if (!(o.lariat().seconds() <= limit)) {
                missed.add(times(o.lariat().seconds() / limit) + " the time of " + spec.seconds());
            }
        }
        if (!Double.isNaN(spec.secondsOnTwo())) {
            seconds(o.onTwo().seconds(), spec.secondsOnTwo(), " on two threads");
        }
        if (!Double.isNaN(spec.sweeps())) {
            targets.add(String.format(Locale.ROOT, "≤ %.0f sweeps", spec.sweeps()));
            double sweeps = o.lariat().reported("sweeps");
            if (!(sweeps <= spec.sweeps())) {
                missed.add(String.format(Locale.ROOT, "%.1f sweeps", sweeps));
            }
        }
        if (!Double.isNaN(spec.times())) {
            targets.add(String.format(Locale.ROOT, "≥ %.0f× faster than the best peer", spec.times()));
            double ratio = o.bestAccurateSeconds() / o.lariat().seconds();
            if (!(ratio >= spec.times())) {
                missed.add(times(ratio) + " faster than the best peer");
            }
        }
    }

    static Verdict of(Outcomes outcomes) {
        return new Verdict(outcomes);
    }

    private void seconds(double measured, double target, String how) {
        double limit = target * slowness;
        targets.add("≤ " + Cells.limit(target) + how + (slowness > 1 ? " (here " + Cells.limit(limit) + ")" : ""));
        if (!(measured <= limit)) {
            missed.add(times(measured / limit) + " the time allowed" + how);
        }
    }

    private static String times(double ratio) {
        return Cells.ratio(ratio) + "×";
    }

    /** What was asked for. */
    String target() {
        return String.join("; ", targets);
    }

    /** Met, or what is missed by how much. */
    String verdict() {
        return missed.isEmpty() ? "met" : "**not met**: " + String.join("; ", missed);
    }
}
