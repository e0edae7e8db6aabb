package org.lariat.solver;

/**
 * A bend of the lasso path: a λ at which a column enters or leaves the set of non-zero coefficients. Columns that do so at the same λ have
 * a knot each.
 *
 * @param lambda λ
 * @param column the column, from 0
 * @param sign of its coefficient below λ if it enters, above λ if it leaves: 1 or −1
 * @param change what the column does as λ decreases
 */
public record Knot(double lambda, int column, int sign, Change change) {
    /** What a column does at a knot. */
    public enum Change {
        /** Its coefficient is 0 above λ, and not below. */
        ENTERS,
        /** Its coefficient is 0 below λ, and not above. */
        LEAVES
    }

    /** The same knot where λ is measured in other units. */
    public Knot scaled(double factor) {
        return new Knot(factor * lambda, column, sign, change);
    }
}
