package org.lariat.cli;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.lariat.data.MissingPolicy;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Policies under the names of the flag: {@code refuse}, {@code mean}, {@code drop-row}. */
final class MissingPolicyConverter implements ITypeConverter<MissingPolicy> {
    private static final List<String> NAMES = Arrays.stream(MissingPolicy.values())
            .map(policy -> policy.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList();

    @Override
    public MissingPolicy convert(String value) {
        int k = NAMES.indexOf(value);
        if (k < 0) {
            throw new TypeConversionException("'" + value + "' is none of " + String.join(", ", NAMES));
        }
        return MissingPolicy.values()[k];
    }

    /** For help and shell completion. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return NAMES.iterator();
        }
    }
}
