package org.lariat.data;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The vectors that a {@code .lmat} file keeps beside its columns: response, weights and offset, with their names. */
final class LmatVectors {
    /** What a vector is, and the number that says so in the file. */
    enum Role {
        RESPONSE(1),
        WEIGHTS(2),
        OFFSET(3);

        private final int number;

        Role(int number) {
            this.number = number;
        }
    }

    private final Map<Role, String> names = new EnumMap<>(Role.class);
    private final Map<Role, double[]> values = new EnumMap<>(Role.class);

    /** The vectors that were read, under the names they were asked for by. */
    static LmatVectors of(RowValues rowValues, ReadOptions options) {
        LmatVectors vectors = new LmatVectors();
        vectors.put(Role.RESPONSE, options.target() == null ? "y" : options.target(), rowValues.y());
        vectors.put(Role.WEIGHTS, options.weights() == null ? "weights" : options.weights(), rowValues.weights());
        vectors.put(Role.OFFSET, options.offset() == null ? "offset" : options.offset(), rowValues.offset());
        return vectors;
    }

    private void put(Role role, String name, double @Nullable [] vector) {
        if (vector != null) {
            names.put(role, name);
            values.put(role, vector);
        }
    }

    /** The name of a vector, or null if it is not there. */
    @Nullable
    String name(Role role) {
        return names.get(role);
    }

    /** A vector, (n), or null if it is not there. */
    double @Nullable [] values(Role role) {
        return values.get(role);
    }

    /** Names of all vectors. */
    List<String> names() {
        return new ArrayList<>(names.values());
    }

    RowValues rowValues() {
        return new RowValues(values(Role.RESPONSE), values(Role.WEIGHTS), values(Role.OFFSET));
    }

    void writeTo(LmatOutput out) {
        out.integer(values.size());
        values.forEach((role, vector) -> {
            out.integer(role.number);
            out.text(String.valueOf(names.get(role)));
            out.reals(vector);
        });
    }

    static LmatVectors read(LmatInput in, int rows) {
        LmatVectors vectors = new LmatVectors();
        int count = in.count(1);
        for (int k = 0; k < count; k++) {
            int role = in.integer();
            String name = in.text();
            double[] values = in.reals(rows);
            for (Role known : Role.values()) { // others may come to be, and mean nothing here
                if (known.number == role) {
                    vectors.put(known, name, values);
                }
            }
        }
        return vectors;
    }
}
