package org.lariat.cli;

import java.util.OptionalDouble;
import org.lariat.data.prep.Bounds;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * What {@code --clip-at} asks for.
 *
 * @param column to clip
 * @param bounds in its units
 */
record Clip(String column, Bounds bounds) {
    private static Bounds bounds(String text, double low, double high) {
        if (!(low <= high)) {
            throw new TypeConversionException("in '" + text + "' the lower bound is above the upper one");
        }
        return new Bounds(low, high);
    }

    /** Reads {@code NAME=LOW:HIGH}, where one of the bounds may be left out. */
    static final class Converter implements ITypeConverter<Clip> {
        @Override
        public Clip convert(String text) {
            int equals = text.lastIndexOf('=');
            int colon = text.indexOf(':', equals + 1);
            OptionalDouble low = colon < 0 ? OptionalDouble.empty() : Reals.parse(text.substring(equals + 1, colon));
            OptionalDouble high = colon < 0 ? OptionalDouble.empty() : Reals.parse(text.substring(colon + 1));
            boolean lowOpen = colon == equals + 1;
            boolean highOpen = colon == text.length() - 1;
            if (equals < 1 || colon < 0 || (low.isEmpty() && !lowOpen) || (high.isEmpty() && !highOpen)) {
                throw new TypeConversionException(
                        "'" + text + "' is not of the form NAME=LOW:HIGH, such as age=0:120 or price=0:");
            }
            return new Clip(
                    text.substring(0, equals),
                    bounds(text, low.orElse(Double.NEGATIVE_INFINITY), high.orElse(Double.POSITIVE_INFINITY)));
        }
    }

    /** Reads two quantiles, {@code LOW,HIGH}. */
    static final class QuantilesConverter implements ITypeConverter<Bounds> {
        @Override
        public Bounds convert(String text) {
            String[] parts = text.split(",", -1);
            OptionalDouble low = Reals.parse(parts[0]);
            OptionalDouble high = parts.length == 2 ? Reals.parse(parts[1]) : OptionalDouble.empty();
            boolean fits = low.isPresent()
                    && high.isPresent()
                    && low.getAsDouble() >= 0
                    && low.getAsDouble() < high.getAsDouble()
                    && high.getAsDouble() <= 1;
            if (!fits) {
                throw new TypeConversionException(
                        "'" + text + "' is not two quantiles LOW,HIGH that ascend within 0 and 1, such as 0.01,0.99");
            }
            return new Bounds(low.getAsDouble(), high.getAsDouble());
        }
    }
}
