package org.lariat.data.prep;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lariat.data.text.Quoted;

/**
 * Steps of a numeric column, in this order: clip, logarithm, value for missing ones.
 *
 * @param name of the column
 * @param clip in original units, or null
 * @param log or null
 * @param fill what takes the place of a missing value, in the units after the logarithm; null if they are not filled in
 * @param indicator whether a second feature says where values are missing
 */
public record NumberSteps(
        String name,
        @Nullable Bounds clip,
        @Nullable Log log,
        @Nullable Double fill,
        boolean indicator) implements ColumnSteps {
    /**
     * Checks the value filled in.
     *
     * @throws IllegalArgumentException if it is not finite
     */
    public NumberSteps {
        if (fill != null && !Double.isFinite(fill)) {
            throw new IllegalArgumentException("the value to fill in for " + Quoted.of(name) + " is " + fill);
        }
    }

    /** Whether nothing is done. */
    public boolean isEmpty() {
        return clip == null && log == null && fill == null && !indicator;
    }

    @Override
    public boolean fills() {
        return fill != null;
    }

    /** The same steps with a value for missing ones, if there was none. */
    public NumberSteps orFill(double value) {
        return fill != null ? this : new NumberSteps(name, clip, log, value, indicator);
    }

    /** Whether the column's logarithm exists for a value. */
    public boolean isDefined(double value) {
        return log == null || Double.isNaN(value) || log.isDefined(clipped(value));
    }

    /** The value as the model sees it. NaN is a missing value, and comes back where it is not filled in. */
    public double apply(double value) {
        if (Double.isNaN(value)) {
            return fill == null ? Double.NaN : fill;
        }
        return log == null ? clipped(value) : log.apply(clipped(value));
    }

    private double clipped(double value) {
        return clip == null ? value : clip.apply(value);
    }

    @Override
    public List<String> outputs() {
        return indicator ? List.of(name, name + MISSING) : List.of(name);
    }

    @Override
    public String description() {
        List<String> steps = new ArrayList<>();
        if (clip != null) {
            steps.add("clipped to [" + clip.low() + ", " + clip.high() + "]");
        }
        if (log != null) {
            steps.add(log.label());
        }
        if (fill != null) {
            steps.add("missing: " + fill + (indicator ? ", with an indicator" : ""));
        }
        return Quoted.of(name) + ": " + String.join("; ", steps);
    }
}
