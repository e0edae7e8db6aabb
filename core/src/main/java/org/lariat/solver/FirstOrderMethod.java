package org.lariat.solver;

/** A method that reads every column in every iteration: where {@link FirstOrderSolver} leaves the choice. */
interface FirstOrderMethod {
    /** Begins work on one λ where the task's state is. */
    Descent start(FirstOrderTask task);

    /** Work on one λ. */
    interface Descent {
        /** One pass over all columns; returns the largest change of a coefficient. */
        double pass();

        /** The objective of what {@link #settle()} would leave, without reading X. */
        double objective();

        /** Leaves the state at the result so far, with a fresh residual; passes may follow. */
        void settle();
    }
}
