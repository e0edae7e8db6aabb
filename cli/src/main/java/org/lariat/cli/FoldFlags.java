package org.lariat.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lariat.data.DataException;
import org.lariat.data.RowLabels;
import org.lariat.objective.Problem;
import org.lariat.selection.ErrorMeasure;
import org.lariat.selection.FoldMean;
import org.lariat.selection.Folds;
import picocli.CommandLine.Option;

/** How rows are divided for cross-validation, and what is measured on them. */
final class FoldFlags {
    private static final int DEFAULT_FOLDS = 10;
    private static final long DEFAULT_SEED = 1;

    /** Fewer rows than this are not divided: a fold would train on next to nothing. */
    private static final int FEWEST_ROWS = 10;

    /** Why there is no cross-validation. */
    static final String NOT_DIVIDED =
            "fewer than " + FEWEST_ROWS + " rows, or a constant response, are not cross-validated";

    /** λs that the best must be back before the folds end early. */
    static final int PATIENCE = 10;

    @Option(names = "--folds", paramLabel = "K", description = "Number of folds. Default: " + DEFAULT_FOLDS + ".")
    @Nullable
    Integer count;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Decides which rows a fold, or --holdout, takes. Default: " + DEFAULT_SEED + ".")
    @Nullable
    Long seed;

    @Option(
            names = "--fold-repeats",
            paramLabel = "R",
            description = "Divide R times, with seeds S, S+1, … Default: 1.")
    int repeats = 1;

    @Option(names = "--leave-one-out", description = "Hold out one row at a time.")
    boolean leaveOneOut;

    @Option(names = "--stratified", description = "Spread the values of the response alike over folds.")
    boolean stratified;

    @Option(names = "--consecutive", description = "Folds of consecutive rows, not shuffled.")
    boolean consecutive;

    @Option(
            names = "--time-ordered",
            description = "Rows are in order of time: train on all rows before a fold, never after it.")
    boolean timeOrdered;

    @Option(names = "--groups", paramLabel = "NAME", description = "Column whose values keep rows in one fold.")
    @Nullable
    String groups;

    @Option(names = "--group-file", paramLabel = "FILE", description = "The same from a file, one group a line.")
    @Nullable
    Path groupFile;

    @Option(names = "--fold-column", paramLabel = "NAME", description = "Column that names the fold of each row.")
    @Nullable
    String foldColumn;

    @Option(names = "--fold-file", paramLabel = "FILE", description = "The same from a file, one fold a line.")
    @Nullable
    Path foldFile;

    @Option(names = "--measure", paramLabel = "NAME", description = "mse, mae or r2. Default: mse.")
    String measure = "mse";

    @Option(
            names = "--fold-mean",
            paramLabel = "NAME",
            description = "weighted: folds count by the weight they hold out, as in glmnet; or plain: all alike, as in"
                    + " scikit-learn. Default: weighted.")
    String mean = "weighted";

    @Option(
            names = "--stop-early",
            description =
                    "End the folds once the error is worse than the best by more than a standard error and the best "
                            + PATIENCE + " λs back.")
    boolean stopEarly;

    private List<String> labels = List.of(); // of rows, where they decide the folds
    private int[] numbers = {}; // of labels that are folds

    /** Whether any flag about folds was given. */
    boolean given() {
        return count != null
                || kinds() > 0
                || repeats != 1
                || stopEarly
                || !measure.equals("mse")
                || !mean.equals("weighted");
    }

    /** Checks what can be checked before data is read, and keeps label columns out of the features. */
    void prepare(DataFlags data) {
        if (kinds() > 1) {
            throw new UsageException("--leave-one-out, --stratified, --consecutive, --time-ordered, --groups,"
                    + " --group-file, --fold-column and --fold-file exclude each other");
        }
        boolean fixed = leaveOneOut || foldColumn != null || foldFile != null;
        if (fixed && count != null) {
            throw new UsageException("--folds does not go with folds that are given or leave one row out");
        }
        if (repeats < 1) {
            throw new UsageException("--fold-repeats must be at least 1, not " + repeats);
        }
        if (repeats > 1 && (fixed || consecutive || timeOrdered)) {
            throw new UsageException("--fold-repeats needs folds that a seed decides: random, --stratified or grouped");
        }
        measure();
        rule();
        String column = groups != null ? groups : foldColumn;
        Path file = groupFile != null ? groupFile : foldFile;
        if (column != null) {
            labels = RowLabels.ofColumn(data.data, column);
        } else if (file != null) {
            labels = RowLabels.ofLines(file);
        }
        if (foldColumn != null || foldFile != null) {
            numbers = numbered(labels);
        }
        if (column != null) {
            List<String> ignored = new ArrayList<>(data.ignored);
            ignored.add(column);
            data.ignored = ignored;
        }
    }

    private int kinds() {
        int kinds = 0;
        for (boolean asked : new boolean[] {
            leaveOneOut,
            stratified,
            consecutive,
            timeOrdered,
            groups != null,
            groupFile != null,
            foldColumn != null,
            foldFile != null
        }) {
            kinds += asked ? 1 : 0;
        }
        return kinds;
    }

    /** The seed given, or the default. */
    long seed() {
        return seed == null ? DEFAULT_SEED : seed;
    }

    ErrorMeasure measure() {
        return switch (measure) {
            case "mse" -> ErrorMeasure.MSE;
            case "mae" -> ErrorMeasure.MAE;
            case "r2" -> ErrorMeasure.R2;
            default -> throw new UsageException("--measure must be mse, mae or r2, not '" + measure + "'");
        };
    }

    FoldMean rule() {
        return switch (mean) {
            case "weighted" -> FoldMean.WEIGHTED;
            case "plain" -> FoldMean.PLAIN;
            default -> throw new UsageException("--fold-mean must be weighted or plain, not '" + mean + "'");
        };
    }

    /**
     * The folds: of the rows with positive weight, others take part in none.
     *
     * @param data where label columns are
     * @param problem whose rows are divided
     */
    Folds folds(DataFlags data, Problem problem) {
        double[] y = problem.y();
        int[] rows = used(problem);
        double[] response = IntStream.of(rows).mapToDouble(i -> y[i]).toArray();
        long first = seed();
        try {
            List<Folds> divisions = new ArrayList<>();
            for (int r = 0; r < repeats; r++) {
                divisions.add(division(data, y.length, rows, response, first + r));
            }
            return Folds.repeated(divisions).among(y.length, rows);
        } catch (DataException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }

    /** A holdout of single rows would undo what groups and time are kept for. */
    void refuseWithHoldout(@Nullable Double share) {
        if (share != null && (groups != null || groupFile != null || timeOrdered)) {
            throw new UsageException(
                    "--holdout draws single rows at random: it would part groups and mix past with future;"
                            + " leave it out, or make the holdout a file of its own");
        }
    }

    /** Whether there are rows enough for folds, and something to predict. */
    static boolean canDivide(Problem problem) {
        int[] rows = used(problem);
        double[] y = problem.y();
        return rows.length >= FEWEST_ROWS && IntStream.of(rows).anyMatch(i -> y[i] != y[rows[0]]);
    }

    /** The rows with positive weight. */
    static int[] used(Problem problem) {
        double[] weights = problem.weights();
        return IntStream.range(0, problem.x().rows())
                .filter(i -> weights == null || weights[i] > 0)
                .toArray();
    }

    private Folds division(DataFlags data, int all, int[] rows, double[] y, long divisionSeed) {
        int n = rows.length;
        int k = count == null ? Math.min(DEFAULT_FOLDS, n) : count;
        if (leaveOneOut) {
            return Folds.leaveOneOut(n);
        }
        if (foldColumn != null || foldFile != null) {
            checkLabels(data, all);
            return given(data, rows);
        }
        if (groups != null || groupFile != null) {
            return Folds.grouped(labels(data, all, rows), k, divisionSeed);
        }
        if (stratified) {
            return Folds.stratified(y, k, divisionSeed);
        }
        if (timeOrdered) {
            return Folds.timeOrdered(n, count == null ? Math.min(DEFAULT_FOLDS, n - 1) : k);
        }
        return consecutive ? Folds.blocks(n, k) : Folds.random(n, k, divisionSeed);
    }

    private Folds given(DataFlags data, int[] rows) {
        int first = numbers[rows[0]];
        if (IntStream.of(rows).allMatch(i -> numbers[i] == first)) {
            throw new DataException(labelSource(data) + ": every row has the fold " + labels.get(rows[0])
                    + "; at least two folds are needed");
        }
        return Folds.given(IntStream.of(rows).map(i -> numbers[i]).toArray());
    }

    private List<String> labels(DataFlags data, int all, int[] rows) {
        checkLabels(data, all);
        return IntStream.of(rows).mapToObj(labels::get).toList();
    }

    private void checkLabels(DataFlags data, int all) {
        if (labels.size() != all) {
            throw new DataException(
                    labelSource(data) + ": has labels for " + labels.size() + " rows, but " + all
                            + " rows were read; there must be one for each (rows dropped for missing values need theirs dropped)");
        }
    }

    private Path labelSource(DataFlags data) {
        Path file = groupFile != null ? groupFile : foldFile;
        return file == null ? data.data : file;
    }

    /** Folds in the order of their labels: numbers by value, text by the alphabet. */
    private static int[] numbered(List<String> labels) {
        List<String> distinct = labels.stream().distinct().toList();
        boolean numeric = distinct.stream().allMatch(l -> Reals.parse(l).isPresent());
        Comparator<String> order =
                numeric ? Comparator.comparingDouble(l -> Reals.parse(l).orElseThrow()) : Comparator.naturalOrder();
        List<String> sorted = distinct.stream().sorted(order).toList();
        Map<String, Integer> number = new HashMap<>();
        sorted.forEach(l -> number.put(l, number.size()));
        return labels.stream().mapToInt(number::get).toArray();
    }
}
