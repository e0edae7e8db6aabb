package org.lariat.data;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lariat.data.prep.Holdout;
import org.lariat.data.prep.NumberSteps;
import org.lariat.data.prep.Pipeline;
import org.lariat.data.prep.Preparation;
import org.lariat.data.text.Quoted;
import org.lariat.matrix.ElementType;

/**
 * How to read a data set; immutable, checked when made. Start from {@link #defaults()} or {@link #builder()}.
 *
 * @param target column of the response (in a {@code .npz} file: the array); null for none, or for the only column of the
 *     target file
 * @param targetFile file with the response, and with weights and offset where it has these columns; null for none
 * @param weights column of observation weights, or null
 * @param offset column of the offset, or null
 * @param ignored columns left out
 * @param only if not null, the feature columns to read; others are skipped unread
 * @param categorical columns taken as categories even where all values are numbers
 * @param oneHot whether columns with text become one indicator column {@code name=level} for each level
 * @param missing what to do about missing values
 * @param preparation what else to do to columns; steps are fitted on training rows
 * @param holdout the rows that are not for training, beside those of weight 0; null for none
 * @param fitted steps to apply, such as those of a model; nothing is fitted then. Null: see above
 * @param inputs what columns without names are called if there are as many; empty for V1 … Vp
 * @param elementType how the matrix is stored
 * @param features number of columns of an svmlight file; 0 for the largest number in it
 * @param pageBudget bytes of a file that is used in place (.lmat, and .npy column by column) that may stay in memory; results
 *     do not depend on it
 * @param delimiter between fields of delimited text; 0 to go by the extension
 */
public record ReadOptions(
        @Nullable String target,
        @Nullable Path targetFile,
        @Nullable String weights,
        @Nullable String offset,
        Set<String> ignored,
        @Nullable Set<String> only,
        Set<String> categorical,
        boolean oneHot,
        MissingPolicy missing,
        Preparation preparation,
        @Nullable Holdout holdout,
        @Nullable Pipeline fitted,
        List<String> inputs,
        ElementType elementType,
        int features,
        long pageBudget,
        char delimiter) {
    /** The default page budget, 1 GiB: room for the columns of large working sets, and little against what machines have. */
    public static final long DEFAULT_PAGE_BUDGET = 1L << 30;

    /** The smallest page budget, 16 MiB: memory is given back in pieces of 2 MiB, and there have to be some of them. */
    public static final long LEAST_PAGE_BUDGET = 1L << 24;

    /**
     * Checks that the columns do not contradict each other.
     *
     * @throws DataException if a column has two roles, or a number is out of range
     */
    public ReadOptions {
        ignored = Set.copyOf(ignored);
        only = only == null ? null : Set.copyOf(only);
        categorical = Set.copyOf(categorical);
        inputs = List.copyOf(inputs);
        Map<String, String> roles = new LinkedHashMap<>();
        role(roles, target, "the response");
        role(roles, weights, "the weights");
        role(roles, offset, "the offset");
        for (String name : new TreeSet<>(ignored)) {
            role(roles, name, "an ignored column");
        }
        if (features < 0) {
            throw new DataException("the number of features must be at least 1, not " + features);
        }
        if (pageBudget < LEAST_PAGE_BUDGET) {
            throw new DataException(
                    "the page budget must be at least 16m (" + LEAST_PAGE_BUDGET + " bytes), not " + pageBudget);
        }
        if (delimiter == '"' || delimiter == '\n' || delimiter == '\r') {
            throw new DataException("a quote or a line break cannot be the delimiter");
        }
    }

    private static void role(Map<String, String> roles, @Nullable String name, String role) {
        if (name != null) {
            String other = roles.put(name, role);
            if (other != null) {
                throw new DataException("column " + Quoted.of(name) + " cannot be both " + other + " and " + role);
            }
        }
    }

    /** Whether columns of numbers are changed beyond their missing values. */
    boolean changesNumbers() {
        return fitted == null
                ? preparation.changesNumbers()
                : fitted.columns().stream().anyMatch(NumberSteps.class::isInstance);
    }

    /** No response, no one-hot, missing values refused, float64. */
    public static ReadOptions defaults() {
        return builder().build();
    }

    /** A builder that starts from the defaults. */
    public static ReadOptionsBuilder builder() {
        return new ReadOptionsBuilder();
    }

    /** A builder that starts from these options. */
    public ReadOptionsBuilder toBuilder() {
        return new ReadOptionsBuilder()
                .target(target)
                .targetFile(targetFile)
                .weights(weights)
                .offset(offset)
                .ignored(ignored)
                .only(only)
                .categorical(categorical)
                .oneHot(oneHot)
                .missing(missing)
                .preparation(preparation)
                .holdout(holdout)
                .fitted(fitted)
                .inputs(inputs)
                .elementType(elementType)
                .features(features)
                .pageBudget(pageBudget)
                .delimiter(delimiter);
    }
}
