package org.lariat.bench.suite;

/** Hears how far a run of the benchmark is, and may end it. */
public interface SuiteListener {
    /** What hears nothing. */
    SuiteListener NONE = new SuiteListener() {
        @Override
        public void onStep(int done, int total, String next) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    /** Some steps are done; what comes next. */
    void onStep(int done, int total, String next);

    /** Whether to stop; asked often, also by threads of fits. */
    boolean cancelled();
}
