package org.lariat.data.prep;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lariat.data.text.Quoted;

/**
 * The steps fitted on training rows, for the columns that have any; others are used as they are. Applied by
 * {@link org.lariat.data.DataReader} while data is read. Immutable.
 */
public final class Pipeline {
    /** No steps. */
    public static final Pipeline NONE = new Pipeline(List.of(), Unseen.ERROR);

    private final List<ColumnSteps> columns;
    private final Unseen unseen;
    private final Map<String, ColumnSteps> byName = new HashMap<>();
    private final Map<String, ColumnSteps> byOutput = new HashMap<>();

    /**
     * Puts steps together.
     *
     * @param columns in the order of the data
     * @param unseen what to do about levels that are not known
     * @throws IllegalArgumentException if two columns, or two of their features, have the same name
     */
    public Pipeline(List<ColumnSteps> columns, Unseen unseen) {
        this.columns = List.copyOf(columns);
        this.unseen = unseen;
        for (ColumnSteps steps : columns) {
            if (byName.put(steps.name(), steps) != null) {
                throw new IllegalArgumentException("there are two columns " + Quoted.of(steps.name()));
            }
            for (String output : steps.outputs()) {
                if (byOutput.put(output, steps) != null) {
                    throw new IllegalArgumentException("two columns make a feature " + Quoted.of(output));
                }
            }
        }
    }

    /** The columns with steps, in the order of the data. */
    public List<ColumnSteps> columns() {
        return columns;
    }

    /** What to do about levels that are not known. */
    public Unseen unseen() {
        return unseen;
    }

    /** Whether there are no steps. */
    public boolean isEmpty() {
        return columns.isEmpty();
    }

    /** The same steps with another rule for levels that are not known. */
    public Pipeline unseen(Unseen rule) {
        return new Pipeline(columns, rule);
    }

    /** The same columns with other steps. */
    public Pipeline map(Function<ColumnSteps, ColumnSteps> change) {
        return new Pipeline(columns.stream().map(change).toList(), unseen);
    }

    /** Steps of a column, null if it has none. */
    public @Nullable ColumnSteps steps(String column) {
        return byName.get(column);
    }

    /** Steps of a numeric column, null if it has none. */
    public @Nullable NumberSteps number(String column) {
        return byName.get(column) instanceof NumberSteps steps ? steps : null;
    }

    /** The coding of a category; null for other columns. */
    public @Nullable Levels levels(String column) {
        return byName.get(column) instanceof Levels levels ? levels : null;
    }

    /** Names of the categories. */
    public Set<String> categorical() {
        return columns.stream()
                .filter(Levels.class::isInstance)
                .map(ColumnSteps::name)
                .collect(Collectors.toSet());
    }

    /** The column of the data that a feature comes from. */
    public String source(String feature) {
        ColumnSteps steps = byOutput.get(feature);
        return steps == null ? feature : steps.name();
    }

    /** Whether a feature is 0 or 1 by construction: a level, or an indicator of missing values. */
    public boolean isIndicator(String feature) {
        ColumnSteps steps = byOutput.get(feature);
        return steps != null && !(steps instanceof NumberSteps && steps.name().equals(feature));
    }

    /** Whether numbers are clipped or replaced by logarithms. */
    public boolean changesNumbers() {
        return columns.stream()
                .anyMatch(c -> c instanceof NumberSteps steps && (steps.clip() != null || steps.log() != null));
    }

    /** Whether the values of training rows may be in the steps: in a bound, a value filled in, an indicator. */
    public boolean isLearned() {
        return columns.stream()
                .anyMatch(c -> c.fills()
                        || c.indicator()
                        || (c instanceof NumberSteps steps && steps.clip() != null)
                        || (c instanceof Levels levels && levels.other()));
    }

    /** A line for each column with steps, for people. */
    public List<String> descriptions() {
        return columns.stream().map(ColumnSteps::description).toList();
    }

    /** Whether the same is done to every column; the rule for levels that are not known may differ. */
    public boolean sameSteps(Pipeline other) {
        return columns.equals(other.columns);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Pipeline that && columns.equals(that.columns) && unseen == that.unseen;
    }

    @Override
    public int hashCode() {
        return Objects.hash(columns, unseen);
    }

    @Override
    public String toString() {
        return "Pipeline" + descriptions();
    }
}
