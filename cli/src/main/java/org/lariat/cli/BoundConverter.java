package org.lariat.cli;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lariat.stability.ErrorBound;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Bounds under the names of the flag, which are those that R's package stabs has: {@code unimodal}, {@code r-concave}, and {@code mb}. */
final class BoundConverter implements ITypeConverter<ErrorBound> {
    private static final Map<String, ErrorBound> BOUNDS = new LinkedHashMap<>();

    static {
        BOUNDS.put("unimodal", ErrorBound.UNIMODAL);
        BOUNDS.put("r-concave", ErrorBound.R_CONCAVE);
        BOUNDS.put("mb", ErrorBound.MEINSHAUSEN_BUHLMANN);
    }

    /** The name of a bound. */
    static String name(ErrorBound bound) {
        return BOUNDS.entrySet().stream()
                .filter(entry -> entry.getValue() == bound)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public ErrorBound convert(String value) {
        ErrorBound bound = BOUNDS.get(value);
        if (bound == null) {
            throw new TypeConversionException("'" + value + "' is none of " + String.join(", ", BOUNDS.keySet()));
        }
        return bound;
    }

    /** For help and shell completion. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return BOUNDS.keySet().iterator();
        }
    }
}
