package org.lariat.data.prep;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What to do to columns, before anything is fitted; immutable, start from {@link #NONE}. In this order, each column by
 * itself: clip, logarithm, filling in of missing values, indicators. A mean that is filled in is thus that of the column as
 * the model sees it, and a row with it is, to the model, an average one. Whether values are filled in at all and which
 * columns are categories is for {@link org.lariat.data.ReadOptions} to say.
 *
 * @param clip quantiles of the training rows to clip every number to, in [0, 1]; null for none
 * @param clipAt given bounds by column, in its original units; they go before the quantiles
 * @param logs logarithms by column
 * @param indicators whether a column with missing values in training rows gets an indicator {@code column.missing}
 * @param unseen what to do about levels that do not occur in training rows
 * @param rare with {@link Unseen#OTHER}: levels in fewer training rows are counted as other
 */
public record Preparation(
        @Nullable Bounds clip,
        Map<String, Bounds> clipAt,
        Map<String, Log> logs,
        boolean indicators,
        Unseen unseen,
        int rare) {
    /** A level seen once says nothing that is not said of that one row. */
    public static final int DEFAULT_RARE = 2;

    /** Nothing; unseen levels are refused. */
    public static final Preparation NONE = new Preparation(null, Map.of(), Map.of(), false, Unseen.ERROR, DEFAULT_RARE);

    /**
     * Checks ranges.
     *
     * @throws IllegalArgumentException naming what is out of range
     */
    public Preparation {
        clipAt = Map.copyOf(clipAt);
        logs = Map.copyOf(logs);
        if (clip != null && !(clip.low() >= 0 && clip.low() < clip.high() && clip.high() <= 1)) {
            throw new IllegalArgumentException("the quantiles to clip to are " + clip.low() + " and " + clip.high()
                    + "; they must ascend within 0 and 1");
        }
        if (rare < 1) {
            throw new IllegalArgumentException(
                    "rare levels are those in fewer than " + rare + " rows; it must be at least 1");
        }
    }

    /** Clips numbers to quantiles of the training rows. */
    public Preparation clip(double low, double high) {
        return new Preparation(new Bounds(low, high), clipAt, logs, indicators, unseen, rare);
    }

    /** Clips columns to given bounds. */
    public Preparation clipAt(Map<String, Bounds> value) {
        return new Preparation(clip, value, logs, indicators, unseen, rare);
    }

    /** Takes logarithms of columns. */
    public Preparation logs(Map<String, Log> value) {
        return new Preparation(clip, clipAt, value, indicators, unseen, rare);
    }

    /** With or without indicators of missing values. */
    public Preparation indicators(boolean value) {
        return new Preparation(clip, clipAt, logs, value, unseen, rare);
    }

    /** With another rule for unseen levels. */
    public Preparation unseen(Unseen value) {
        return new Preparation(clip, clipAt, logs, indicators, value, rare);
    }

    /** With another number of rows below which levels are rare. */
    public Preparation rare(int value) {
        return new Preparation(clip, clipAt, logs, indicators, unseen, value);
    }

    /** Whether values of numeric columns may change. */
    public boolean changesNumbers() {
        return clip != null || !clipAt.isEmpty() || !logs.isEmpty();
    }

    /** The columns that are named, in alphabetical order. */
    public Set<String> named() {
        Set<String> names = new TreeSet<>(clipAt.keySet());
        names.addAll(logs.keySet());
        return names;
    }
}
