package org.lariat.cli;

import java.util.Arrays;
import java.util.Locale;
import org.lariat.data.prep.PenaltyScale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Scales under the names of the flag. */
final class PenaltyScaleConverter implements ITypeConverter<PenaltyScale> {
    @Override
    public PenaltyScale convert(String value) {
        return Arrays.stream(PenaltyScale.values())
                .filter(scale -> scale.name().toLowerCase(Locale.ROOT).equals(value))
                .findFirst()
                .orElseThrow(
                        () -> new TypeConversionException("'" + value + "' is none of standard, robust, minmax, none"));
    }
}
