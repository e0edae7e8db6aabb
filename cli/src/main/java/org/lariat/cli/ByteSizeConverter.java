package org.lariat.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lariat.data.ReadOptions;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads sizes such as 1073741824, 512m or 1g, as the JVM's own flags write them. */
final class ByteSizeConverter implements ITypeConverter<Long> {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,6}|[0-9]{7,15}(?![kmgt]))([kmgt]?)");
    private static final String UNITS = "kmgt";

    /** The default page budget as it is written. */
    static final String DEFAULT = (ReadOptions.DEFAULT_PAGE_BUDGET >> 30) + "g";

    @Override
    public Long convert(String text) {
        Matcher matcher = SIZE.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new TypeConversionException("'" + text
                    + "' is not a size; sizes are whole numbers of bytes, or with k," + " m, g or t after them");
        }
        int unit = matcher.group(2).isEmpty() ? 0 : 1 + UNITS.indexOf(matcher.group(2));
        long size = Long.parseLong(matcher.group(1)) << (10 * unit);
        if (size < ReadOptions.LEAST_PAGE_BUDGET) {
            throw new TypeConversionException("the page budget must be at least 16m, not " + text);
        }
        return size;
    }
}
