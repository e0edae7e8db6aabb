package org.lariat.data;

import org.jspecify.annotations.Nullable;
import org.lariat.data.prep.Fill;

/**
 * What to do about missing values. In text files an empty field, {@code NA}, {@code N/A}, {@code NaN} and {@code null} in
 * any case are missing values; in dense binary files NaN is.
 */
public enum MissingPolicy {
    /** Refuse the file, naming the first place. */
    REFUSE,
    /** Put the mean of the column in their place; for features only, a missing response is refused. */
    MEAN,
    /** Put the median of the column in their place; for features only. */
    MEDIAN,
    /** Drop rows in which a value that is used is missing. */
    DROP_ROW;

    /** What is put in place of missing values; null for nothing. */
    public @Nullable Fill fill() {
        return switch (this) {
            case MEAN -> Fill.MEAN;
            case MEDIAN -> Fill.MEDIAN;
            case REFUSE, DROP_ROW -> null;
        };
    }
}
