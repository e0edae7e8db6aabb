package org.lariat.verify.table;

import java.util.List;
import org.lariat.kernel.BackendUnavailableException;

/**
 * What to check; immutable.
 *
 * @param full whether every case is run, instead of a selection with every pair of levels
 * @param widths whether the Vector API is run at other widths, too, each in a JVM of its own
 * @param cases ids of the cases to run, as rows have them; empty: those that {@code full} chooses
 * @param only names of the backends to check beside the reference; empty: all
 * @param threads cases to run at the same time, ≥ 1
 */
public record CrossCheckOptions(boolean full, boolean widths, List<String> cases, List<String> only, int threads) {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if {@code threads < 1}, or an id names no case
     * @throws BackendUnavailableException if a backend is named that is not there
     */
    public CrossCheckOptions {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, not " + threads);
        }
        cases = List.copyOf(cases);
        cases.forEach(Case::named);
        only = List.copyOf(only);
        List<String> known = Backends.others().stream().map(Backend::name).toList();
        for (String name : only) {
            if (!known.contains(name)) {
                throw new BackendUnavailableException(
                        "there is no backend '" + name + "'; known here: " + String.join(", ", known));
            }
        }
    }

    /** Every pair of levels, every backend, on all processors. */
    public static CrossCheckOptions quick() {
        return new CrossCheckOptions(
                false, true, List.of(), List.of(), Runtime.getRuntime().availableProcessors());
    }

    /** With or without {@link #full()}. */
    public CrossCheckOptions full(boolean value) {
        return new CrossCheckOptions(value, widths, cases, only, threads);
    }

    /** With or without {@link #widths()}. */
    public CrossCheckOptions widths(boolean value) {
        return new CrossCheckOptions(full, value, cases, only, threads);
    }

    /** With certain {@link #cases()}. */
    public CrossCheckOptions cases(List<String> value) {
        return new CrossCheckOptions(full, widths, value, only, threads);
    }

    /** With certain backends {@link #only()}. */
    public CrossCheckOptions only(List<String> value) {
        return new CrossCheckOptions(full, widths, cases, value, threads);
    }

    /** With another number of {@link #threads()}. */
    public CrossCheckOptions threads(int value) {
        return new CrossCheckOptions(full, widths, cases, only, value);
    }

    boolean includes(Backend backend) {
        return only.isEmpty() || only.contains(backend.name());
    }
}
