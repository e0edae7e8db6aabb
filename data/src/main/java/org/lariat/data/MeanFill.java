package org.lariat.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts means in place of missing values and remembers where. */
final class MeanFill {
    private static final int SHOWN = 5;

    private final Map<String, Double> given;
    private final List<String> columns = new ArrayList<>();
    private long count;

    /**
     * Starts with nothing filled in.
     *
     * @param given values to use instead of the mean of the column, by name
     */
    MeanFill(Map<String, Double> given) {
        this.given = given;
    }

    /** The values with NaN replaced; the array itself. */
    double[] filled(InputFile file, String name, double[] values) {
        int missing = 0;
        double sum = 0.0;
        for (double value : values) {
            if (Double.isNaN(value)) {
                missing++;
            } else {
                sum += value / values.length; // no overflow, however large the values
            }
        }
        if (missing == 0) {
            return values;
        }
        Double known = given.get(name);
        if (known == null && missing == values.length) {
            throw file.error(
                    "column '" + name + "' has no values, so it has no mean; leave it out with --ignore " + name);
        }
        double fill = known != null ? known : sum * ((double) values.length / (values.length - missing));
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                values[i] = fill;
            }
        }
        count += missing;
        columns.add("'" + name + "' (" + missing + ")");
        return values;
    }

    /** What a user should know: nothing, or one sentence. */
    List<String> notes() {
        if (count == 0) {
            return List.of();
        }
        String shown = String.join(", ", columns.subList(0, Math.min(SHOWN, columns.size())));
        return List.of((count == 1 ? "1 missing value was" : count + " missing values were")
                + " replaced by the mean of the column: " + shown
                + (columns.size() > SHOWN ? ", … (" + columns.size() + " columns in all)" : ""));
    }
}
