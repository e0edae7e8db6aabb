package org.lariat.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lariat.data.prep.Holdout;
import org.lariat.data.prep.Pipeline;
import org.lariat.data.prep.Preparation;
import org.lariat.matrix.ElementType;

/** Puts {@link ReadOptions} together; each method sets the value of the same name. Not thread-safe. */
public final class ReadOptionsBuilder {
    private @Nullable String target;
    private @Nullable Path targetFile;
    private @Nullable String weights;
    private @Nullable String offset;
    private Set<String> ignored = Set.of();
    private @Nullable Set<String> only;
    private Set<String> categorical = Set.of();
    private boolean oneHot;
    private MissingPolicy missing = MissingPolicy.REFUSE;
    private Preparation preparation = Preparation.NONE;
    private @Nullable Holdout holdout;
    private @Nullable Pipeline fitted;
    private List<String> inputs = List.of();
    private ElementType elementType = ElementType.FLOAT64;
    private int features;
    private long pageBudget = ReadOptions.DEFAULT_PAGE_BUDGET;
    private char delimiter;

    ReadOptionsBuilder() {}

    /** Sets {@link ReadOptions#target()}. */
    public ReadOptionsBuilder target(@Nullable String value) {
        target = value;
        return this;
    }

    /** Sets {@link ReadOptions#targetFile()}. */
    public ReadOptionsBuilder targetFile(@Nullable Path value) {
        targetFile = value;
        return this;
    }

    /** Sets {@link ReadOptions#weights()}. */
    public ReadOptionsBuilder weights(@Nullable String value) {
        weights = value;
        return this;
    }

    /** Sets {@link ReadOptions#offset()}. */
    public ReadOptionsBuilder offset(@Nullable String value) {
        offset = value;
        return this;
    }

    /** Sets {@link ReadOptions#ignored()}. */
    public ReadOptionsBuilder ignored(Set<String> value) {
        ignored = value;
        return this;
    }

    /** Sets {@link ReadOptions#only()}. */
    public ReadOptionsBuilder only(@Nullable Set<String> value) {
        only = value;
        return this;
    }

    /** Sets {@link ReadOptions#categorical()}. */
    public ReadOptionsBuilder categorical(Set<String> value) {
        categorical = value;
        return this;
    }

    /** Sets {@link ReadOptions#oneHot()}. */
    public ReadOptionsBuilder oneHot(boolean value) {
        oneHot = value;
        return this;
    }

    /** Sets {@link ReadOptions#missing()}. */
    public ReadOptionsBuilder missing(MissingPolicy value) {
        missing = value;
        return this;
    }

    /** Sets {@link ReadOptions#preparation()}. */
    public ReadOptionsBuilder preparation(Preparation value) {
        preparation = value;
        return this;
    }

    /** Sets {@link ReadOptions#holdout()}. */
    public ReadOptionsBuilder holdout(@Nullable Holdout value) {
        holdout = value;
        return this;
    }

    /** Sets {@link ReadOptions#fitted()}. */
    public ReadOptionsBuilder fitted(@Nullable Pipeline value) {
        fitted = value;
        return this;
    }

    /** Sets {@link ReadOptions#inputs()}. */
    public ReadOptionsBuilder inputs(List<String> value) {
        inputs = value;
        return this;
    }

    /** Sets {@link ReadOptions#elementType()}. */
    public ReadOptionsBuilder elementType(ElementType value) {
        elementType = value;
        return this;
    }

    /** Sets {@link ReadOptions#features()}. */
    public ReadOptionsBuilder features(int value) {
        features = value;
        return this;
    }

    /** Sets {@link ReadOptions#pageBudget()}. */
    public ReadOptionsBuilder pageBudget(long value) {
        pageBudget = value;
        return this;
    }

    /** Sets {@link ReadOptions#delimiter()}. */
    public ReadOptionsBuilder delimiter(char value) {
        delimiter = value;
        return this;
    }

    /**
     * The options.
     *
     * @throws DataException if they contradict each other
     */
    public ReadOptions build() {
        return new ReadOptions(
                target,
                targetFile,
                weights,
                offset,
                ignored,
                only,
                categorical,
                oneHot,
                missing,
                preparation,
                holdout,
                fitted,
                inputs,
                elementType,
                features,
                pageBudget,
                delimiter);
    }
}
