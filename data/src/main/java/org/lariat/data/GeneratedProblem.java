package org.lariat.data;

/** A made-up data set and the coefficients it was made with. */
public final class GeneratedProblem {
    private final Dataset data;
    private final double[] coefficients;

    GeneratedProblem(Dataset data, double[] coefficients) {
        this.data = data;
        this.coefficients = coefficients;
    }

    /** Design and response. */
    public Dataset data() {
        return data;
    }

    /** The true coefficients, (p); a copy. */
    public double[] coefficients() {
        return coefficients.clone();
    }
}
