package org.lariat.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Which rows train and which are held out, fold by fold. Immutable; the same arguments give the same folds on every machine.
 */
public final class Folds {
    private static final byte IDLE = 0;
    private static final byte TRAINS = 1;
    private static final byte HELD_OUT = 2;

    private final String description;
    private final byte[][] roles; // [fold][row]
    private final int @Nullable [] holder; // by row the only fold that holds it out, where it trains all others
    private final int divisions;

    private Folds(String description, byte[][] roles, int @Nullable [] holder, int divisions) {
        this.description = description;
        this.roles = roles;
        this.holder = holder;
        this.divisions = divisions;
        for (int k = 0; k < roles.length; k++) {
            int trained = 0;
            int held = 0;
            for (int i = 0; i < roles[k].length && (trained == 0 || held == 0); i++) {
                trained += roles[k][i] == TRAINS ? 1 : 0;
                held += roles[k][i] == HELD_OUT ? 1 : 0;
            }
            if (trained == 0 || held == 0) {
                throw new IllegalArgumentException("fold " + (k + 1) + " has " + trained + " rows to train on and "
                        + held + " held out; at least one of each is needed");
            }
        }
    }

    /**
     * Folds of equal size, give or take one, at random.
     *
     * @param rows n
     * @param count number of folds, in [2, n]
     * @param seed of the shuffle
     * @throws IllegalArgumentException if the number of folds does not fit
     */
    public static Folds random(int rows, int count, long seed) {
        checkCount(count, rows, "rows");
        int[] label = new int[rows];
        int[] order = shuffled(rows, seed);
        for (int k = 0; k < rows; k++) {
            label[order[k]] = k % count;
        }
        return byLabel(count + " random folds, seed " + seed, label, count);
    }

    /**
     * Consecutive blocks of rows, as scikit-learn's {@code KFold} without shuffling: the first n mod K have one row more.
     *
     * @param rows n
     * @param count number of folds, in [2, n]
     * @throws IllegalArgumentException if the number of folds does not fit
     */
    public static Folds blocks(int rows, int count) {
        checkCount(count, rows, "rows");
        int[] label = new int[rows];
        int at = 0;
        for (int k = 0; k < count; k++) {
            int size = rows / count + (k < rows % count ? 1 : 0);
            Arrays.fill(label, at, at + size, k);
            at += size;
        }
        return byLabel(count + " folds of consecutive rows", label, count);
    }

    /**
     * One row held out at a time.
     *
     * @param rows n ≥ 2
     * @throws IllegalArgumentException if there is one row only
     */
    public static Folds leaveOneOut(int rows) {
        checkCount(rows, rows, "rows");
        int[] label = new int[rows];
        Arrays.setAll(label, i -> i);
        return byLabel("leave one out", label, rows);
    }

    /**
     * Folds given by a label for each row; folds are numbered in the order of their labels.
     *
     * @param labels any numbers, (n), at least two different ones
     * @throws IllegalArgumentException if all labels are equal
     */
    public static Folds given(int[] labels) {
        int[] distinct = sortedDistinct(labels);
        if (distinct.length < 2) {
            throw new IllegalArgumentException(
                    "every row has the fold " + labels[0] + "; at least two folds are needed");
        }
        int[] label = new int[labels.length];
        for (int i = 0; i < label.length; i++) {
            label[i] = Arrays.binarySearch(distinct, labels[i]);
        }
        return byLabel(distinct.length + " given folds", label, distinct.length);
    }

    /**
     * Random folds in which the response is spread alike: rows are sorted by it, and each run of {@code count} neighbours
     * is dealt to all folds. Serves classes as well as numbers.
     *
     * @param y the response, (n)
     * @param count number of folds, in [2, n]
     * @param seed of the dealing
     * @throws IllegalArgumentException if the number of folds does not fit
     */
    public static Folds stratified(double[] y, int count, long seed) {
        checkCount(count, y.length, "rows");
        int[] order = shuffled(y.length, seed); // among equal values chance decides
        Integer[] sorted = Arrays.stream(order).boxed().toArray(Integer[]::new);
        Arrays.sort(sorted, (a, b) -> Double.compare(y[a], y[b]));
        SplittableRandom random = new SplittableRandom(seed ^ 0x5DEECE66DL);
        int[] label = new int[y.length];
        int[] deal = new int[count];
        Arrays.setAll(deal, k -> k);
        for (int k = 0; k < sorted.length; k++) {
            if (k % count == 0) {
                shuffle(deal, random);
            }
            label[sorted[k]] = deal[k % count];
        }
        return byLabel(count + " stratified folds, seed " + seed, label, count);
    }

    /**
     * Folds that keep groups together: groups in random order, the larger ones first, each to the smallest fold so far.
     *
     * @param groups the group of each row, (n)
     * @param count number of folds, from 2 to the number of groups
     * @param seed of the order among groups of equal size
     * @throws IllegalArgumentException if there are fewer groups than folds
     */
    public static Folds grouped(List<String> groups, int count, long seed) {
        Map<String, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            members.computeIfAbsent(groups.get(i), g -> new ArrayList<>()).add(i);
        }
        checkCount(count, members.size(), "groups");
        List<List<Integer>> all = new ArrayList<>(members.values());
        int[] order = shuffled(all.size(), seed);
        List<List<Integer>> bySize = new ArrayList<>();
        for (int k : order) {
            bySize.add(all.get(k));
        }
        bySize.sort(Collections.reverseOrder(Comparator.comparingInt(List::size)));
        int[] label = new int[groups.size()];
        int[] size = new int[count];
        for (List<Integer> group : bySize) {
            int smallest = 0;
            for (int k = 1; k < count; k++) {
                smallest = size[k] < size[smallest] ? k : smallest;
            }
            for (int i : group) {
                label[i] = smallest;
            }
            size[smallest] += group.size();
        }
        return byLabel(count + " folds of " + all.size() + " groups, seed " + seed, label, count);
    }

    /**
     * For rows in order of time: they are cut into {@code count + 1} blocks, and every block but the first is held out once,
     * with all rows before it to train on and none after it (an expanding window).
     *
     * @param rows n
     * @param count number of folds, in [1, n − 1]
     * @throws IllegalArgumentException if the number of folds does not fit
     */
    public static Folds timeOrdered(int rows, int count) {
        if (count < 1 || count >= rows) {
            throw new IllegalArgumentException(
                    "the number of time-ordered folds must be from 1 to " + (rows - 1) + ", not " + count);
        }
        byte[][] roles = new byte[count][rows];
        for (int k = 0; k < count; k++) {
            int from = (int) ((long) rows * (k + 1) / (count + 1));
            int to = (int) ((long) rows * (k + 2) / (count + 1));
            Arrays.fill(roles[k], 0, from, TRAINS);
            Arrays.fill(roles[k], from, to, HELD_OUT);
        }
        return new Folds(count + " time-ordered folds", roles, null, 1);
    }

    /**
     * All folds of several divisions, one after the other.
     *
     * @param divisions at least one, of equally many rows
     * @throws IllegalArgumentException if there is none, or numbers of rows differ
     */
    public static Folds repeated(List<Folds> divisions) {
        if (divisions.isEmpty()) {
            throw new IllegalArgumentException("at least one division into folds is needed");
        }
        List<byte[]> all = new ArrayList<>();
        for (Folds folds : divisions) {
            if (folds.rows() != divisions.getFirst().rows()) {
                throw new IllegalArgumentException(
                        "divisions of " + divisions.getFirst().rows() + " and of " + folds.rows() + " rows");
            }
            all.addAll(Arrays.asList(folds.roles));
        }
        String description = divisions.getFirst().description;
        return new Folds(
                divisions.size() == 1 ? description : divisions.size() + " times " + description,
                all.toArray(byte[][]::new),
                divisions.size() == 1 ? divisions.getFirst().holder : null,
                divisions.size());
    }

    /**
     * Folds of some rows of a larger set; the others take part in none.
     *
     * @param all number of rows of the larger set
     * @param rows which of them these folds divide, ascending, as many as {@link #rows()}
     * @throws IllegalArgumentException if the numbers of rows differ
     */
    public Folds among(int all, int[] rows) {
        if (rows.length != rows()) {
            throw new IllegalArgumentException("folds of " + rows() + " rows for " + rows.length);
        }
        if (all == rows.length) {
            return this;
        }
        byte[][] spread = new byte[roles.length][all];
        for (int k = 0; k < roles.length; k++) {
            for (int i = 0; i < rows.length; i++) {
                spread[k][rows[i]] = roles[k][i];
            }
        }
        return new Folds(description, spread, null, divisions);
    }

    private static int[] sortedDistinct(int[] values) {
        int[] sorted = values.clone();
        Arrays.sort(sorted);
        int count = 0;
        for (int value : sorted) {
            if (count == 0 || value != sorted[count - 1]) {
                sorted[count++] = value;
            }
        }
        return Arrays.copyOf(sorted, count);
    }

    private static void checkCount(int count, int available, String of) {
        if (count < 2 || count > available) {
            throw new IllegalArgumentException(
                    "the number of folds must be from 2 to the number of " + of + " (" + available + "), not " + count);
        }
    }

    private static Folds byLabel(String description, int[] label, int count) {
        byte[][] roles = new byte[count][label.length];
        for (byte[] role : roles) {
            Arrays.fill(role, TRAINS);
        }
        for (int i = 0; i < label.length; i++) {
            roles[label[i]][i] = HELD_OUT;
        }
        return new Folds(description, roles, label, 1);
    }

    private static int[] shuffled(int n, long seed) {
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        shuffle(order, new SplittableRandom(seed));
        return order;
    }

    private static void shuffle(int[] items, SplittableRandom random) {
        for (int k = items.length - 1; k > 0; k--) {
            int other = random.nextInt(k + 1);
            int item = items[k];
            items[k] = items[other];
            items[other] = item;
        }
    }

    /** Number of folds. */
    public int count() {
        return roles.length;
    }

    /** How often the rows are divided. */
    public int divisions() {
        return divisions;
    }

    /** Number of rows n. */
    public int rows() {
        return roles[0].length;
    }

    /** A phrase for reports: {@code "10 random folds, seed 1"}. */
    public String description() {
        return description;
    }

    /** Whether a row trains the model of a fold. */
    public boolean trains(int fold, int row) {
        return roles[fold][row] == TRAINS;
    }

    /** The rows a fold holds out, ascending. */
    public int[] heldOut(int fold) {
        int[] rows = new int[rows()];
        int count = 0;
        for (int i = 0; i < rows.length; i++) {
            if (roles[fold][i] == HELD_OUT) {
                rows[count++] = i;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    /** Whether every row is held out exactly once, and trains all other folds. */
    public boolean isPartition() {
        return holder != null;
    }

    /**
     * The fold that holds out a row.
     *
     * @throws IllegalStateException if this is no {@linkplain #isPartition() partition}
     */
    public int holder(int row) {
        if (holder == null) {
            throw new IllegalStateException("no partition: " + description);
        }
        return holder[row];
    }

    /** Whether a row takes no part in a fold: it comes after the fold in time, or in none at all. */
    public boolean isIdle(int fold, int row) {
        return roles[fold][row] == IDLE;
    }
}
