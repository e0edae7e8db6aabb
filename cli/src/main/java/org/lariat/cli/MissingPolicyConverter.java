package org.lariat.cli;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Collectors;
import org.lariat.data.MissingPolicy;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Policies under the names of the flag: {@code refuse}, {@code mean}, {@code drop-row}. */
final class MissingPolicyConverter implements ITypeConverter<MissingPolicy> {
    private static String name(MissingPolicy policy) {
        return policy.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public MissingPolicy convert(String value) {
        return Arrays.stream(MissingPolicy.values())
                .filter(policy -> name(policy).equals(value))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + value + "' is none of "
                        + Arrays.stream(MissingPolicy.values())
                                .map(MissingPolicyConverter::name)
                                .collect(Collectors.joining(", "))));
    }

    /** For help and shell completion. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(MissingPolicy.values())
                    .map(MissingPolicyConverter::name)
                    .iterator();
        }
    }
}
