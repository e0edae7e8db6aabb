package org.lariat.cli;

import java.util.List;
import org.lariat.data.MissingPolicy;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * What {@code --impute} asks for.
 *
 * @param policy one that fills in
 * @param indicator whether columns with missing values get an indicator of them
 */
record Impute(MissingPolicy policy, boolean indicator) {
    /** Reads {@code mean} or {@code median}, with or without {@code ,indicator}. */
    static final class Converter implements ITypeConverter<Impute> {
        @Override
        public Impute convert(String text) {
            List<String> words = List.of(text.split(",", -1));
            boolean indicator = words.size() == 2 && words.get(1).equals("indicator");
            boolean known = words.getFirst().equals("mean") || words.getFirst().equals("median");
            if (!known || (words.size() != 1 && !indicator)) {
                throw new TypeConversionException(
                        "'" + text + "' is none of mean, median, mean,indicator and median,indicator");
            }
            return new Impute(words.getFirst().equals("mean") ? MissingPolicy.MEAN : MissingPolicy.MEDIAN, indicator);
        }
    }
}
