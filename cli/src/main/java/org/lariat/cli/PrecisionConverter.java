package org.lariat.cli;

import org.lariat.resident.Precision;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads float32 and float64. */
final class PrecisionConverter implements ITypeConverter<Precision> {
    @Override
    public Precision convert(String text) {
        return switch (text) {
            case "float32" -> Precision.FLOAT32;
            case "float64" -> Precision.FLOAT64;
            default ->
                throw new TypeConversionException("--device-precision is float32 or float64, not '" + text + "'");
        };
    }
}
