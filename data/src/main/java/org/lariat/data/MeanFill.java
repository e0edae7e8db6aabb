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
        ColumnSum sum = new ColumnSum();
        for (double value : values) {
            sum.add(value);
        }
        if (sum.missing() > 0) {
            double fill = value(file, name, sum.missing(), sum.present() == 0 ? Double.NaN : sum.mean());
            for (int i = 0; i < values.length; i++) {
                values[i] = Double.isNaN(values[i]) ? fill : values[i];
            }
        }
        return values;
    }

    /**
     * What to put in place of the missing values of a column.
     *
     * @param missing how many there are
     * @param mean of the others, NaN if there are none
     */
    double value(InputFile file, String name, int missing, double mean) {
        if (missing == 0) {
            return Double.NaN;
        }
        double fill = given.getOrDefault(name, mean);
        if (Double.isNaN(fill)) {
            throw file.error(
                    "column '" + name + "' has no values, so it has no mean; leave it out with --ignore " + name);
        }
        count += missing;
        columns.add("'" + name + "' (" + missing + ")");
        return fill;
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
