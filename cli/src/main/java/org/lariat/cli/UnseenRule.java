package org.lariat.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lariat.data.prep.Preparation;
import org.lariat.data.prep.Unseen;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * What {@code --unseen} asks for.
 *
 * @param unseen the rule
 * @param rare levels in fewer training rows count as other
 */
record UnseenRule(Unseen unseen, int rare) {
    private static final Pattern FORM = Pattern.compile("(error|ignore|other)(?:(?<=other),([1-9][0-9]{0,8}))?");

    /** Reads {@code error}, {@code ignore}, {@code other} or {@code other,N}. */
    static final class Converter implements ITypeConverter<UnseenRule> {
        @Override
        public UnseenRule convert(String text) {
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches()) {
                throw new TypeConversionException(
                        "'" + text + "' is none of error, ignore, other and other,N, where N is"
                                + " the number of rows below which a level is rare");
            }
            int rare = matcher.group(2) == null ? Preparation.DEFAULT_RARE : Integer.parseInt(matcher.group(2));
            return new UnseenRule(Unseen.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)), rare);
        }
    }
}
