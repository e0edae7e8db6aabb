package org.lariat.verify;

import java.util.ArrayList;
import java.util.List;

/** A subspace of {@link Rows} with an orthonormal basis, by Gram–Schmidt done twice. */
final class Span {
    /** A vector whose part outside the span is below this share of it counts as inside: float64 data says no more. */
    private static final double DEPENDENT = 1e-12;

    private final Rows rows;
    private final List<DoubleDouble[]> basis = new ArrayList<>();

    Span(Rows rows) {
        this.rows = rows;
    }

    /** Extends the span by a vector, unless that lies in it. */
    void add(DoubleDouble[] vector) {
        if (basis.size() == rows.count()) {
            return;
        }
        DoubleDouble[] rest = withoutPartIn(vector);
        DoubleDouble norm = rows.inner(rest, rest).sqrt();
        if (norm.hi() > DEPENDENT * rows.inner(vector, vector).sqrt().hi()) {
            for (int i = 0; i < rest.length; i++) {
                rest[i] = rest[i].dividedBy(norm);
            }
            basis.add(rest);
        }
    }

    /** The vector minus its projection on the span. */
    DoubleDouble[] withoutPartIn(DoubleDouble[] vector) {
        DoubleDouble[] rest = vector.clone();
        for (int round = 0; round < 2; round++) {
            for (DoubleDouble[] q : basis) {
                Rows.subtract(rows.inner(rest, q), q, rest);
            }
        }
        return rest;
    }
}
