package org.lariat.verify.table;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lariat.LassoOptions;
import org.lariat.LassoPath;
import org.lariat.kernel.BackendUnavailableException;
import org.lariat.objective.Problem;
import org.lariat.verify.table.Backend.Contract;
import org.lariat.verify.table.Row.Kind;

/** Fits cases and says what is to be said of each. */
final class CaseRunner {
    private final Path folder;

    /**
     * A runner.
     *
     * @param folder for files that are mapped
     */
    CaseRunner(Path folder) {
        this.folder = folder;
    }

    /**
     * What the reference makes of a case.
     *
     * @param row what the judge says of it
     * @param fingerprints one for each point of the path; none if there was no path
     */
    record Reference(Row row, List<String> fingerprints) {}

    /** Fits and judges; a mapped file must have the bits of the matrix in memory, too. */
    Reference reference(Backend backend, Case one) {
        try {
            Problem problem = one.problem(folder);
            LassoPath path = fit(backend, one, problem);
            List<String> fingerprints = Fingerprint.of(path);
            Row judged = judged(backend, one, problem, path);
            Case twin = one.with(one.storage().twin());
            if (judged.status() == Status.PASSED
                    && !twin.equals(one)
                    && !Fingerprint.of(fit(backend, twin, twin.problem(folder))).equals(fingerprints)) {
                return new Reference(
                        row(
                                backend,
                                one,
                                Status.FAILED,
                                judged.worstGap(),
                                "the bits differ from those of the matrix in memory"),
                        fingerprints);
            }
            return new Reference(judged, fingerprints);
        } catch (RuntimeException e) {
            return new Reference(row(backend, one, Status.FAILED, null, sentence(e)), List.of());
        }
    }

    /** Fits, and compares every bit with the reference; where bits differ, the judge says how much that matters. */
    Row compared(Backend backend, Case one, List<String> expected) {
        try {
            Problem problem = one.problem(folder);
            LassoPath path = fit(backend, one, problem);
            List<String> fingerprints = Fingerprint.of(path);
            if (fingerprints.equals(expected)) {
                return row(backend, one, Status.PASSED, null, "same bits");
            }
            int first = 0;
            while (first < Math.min(fingerprints.size(), expected.size())
                    && fingerprints.get(first).equals(expected.get(first))) {
                first++;
            }
            Row judged = judged(backend, one, problem, path);
            String difference = "the bits differ from the reference from point " + (first + 1) + " of "
                    + expected.size() + " on; the judge: " + judged.detail();
            return row(backend, one, Status.FAILED, judged.worstGap(), difference);
        } catch (RuntimeException e) {
            return row(backend, one, Status.FAILED, null, sentence(e));
        }
    }

    /** Fits and judges; what the backend refuses is not a fault. */
    Row certified(Backend backend, Case one) {
        try {
            Problem problem = one.problem(folder);
            return judged(backend, one, problem, fit(backend, one, problem));
        } catch (IllegalArgumentException | BackendUnavailableException e) {
            return row(backend, one, Status.REFUSED, null, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return row(backend, one, Status.FAILED, null, sentence(e));
        }
    }

    private static LassoPath fit(Backend backend, Case one, Problem problem) {
        return backend.apply(one.options()).path(problem);
    }

    private static Row judged(Backend backend, Case one, Problem problem, LassoPath path) {
        LassoOptions options = one.options();
        // A device of single precision may prove less than was asked for; it must say so.
        boolean mayGiveUp = one.mayGiveUp() || backend.promises(Contract.CERTIFICATE);
        Inspection inspection = Inspection.of(problem, options, path, mayGiveUp);
        return inspection.faults().isEmpty()
                ? row(backend, one, Status.PASSED, inspection.worstGap(), certificate(inspection, options))
                : row(backend, one, Status.FAILED, inspection.worstGap(), String.join("; ", inspection.faults()));
    }

    private static String certificate(Inspection inspection, LassoOptions options) {
        boolean reached = inspection.worstGap() <= options.tolerance();
        return String.format(
                Locale.ROOT,
                "certificates hold; worst relative gap %.1e%s",
                inspection.worstGap(),
                reached ? "" : ", more than the tolerance, and said so");
    }

    private static Row row(Backend backend, Case one, Status status, @Nullable Double worstGap, String detail) {
        return new Row(backend.label(), Kind.FIT, one.id(), status, worstGap, detail);
    }

    /** What went wrong, with the place: an exception here is a fault of the program. */
    private static String sentence(RuntimeException e) {
        StackTraceElement[] trace = e.getStackTrace();
        return e + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
