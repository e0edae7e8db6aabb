package org.lariat.solver;

/** How far a proximal gradient method looks ahead along its last step. */
interface Momentum {
    /** Never: plain proximal gradient. */
    Momentum NONE = (ahead, b, previous) -> 0.0;

    /**
     * The weight β of the next point to step from, b + β(b − previous).
     *
     * @param ahead the point that was stepped from
     * @param b where the step led
     * @param previous where the step before it led
     */
    double weight(double[] ahead, double[] b, double[] previous);
}
