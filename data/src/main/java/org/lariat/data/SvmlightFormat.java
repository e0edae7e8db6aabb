package org.lariat.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import org.lariat.data.text.Quoted;

/**
 * Reads svmlight: on each line the label, then {@code feature:value} with features from 1, ascending; {@code qid:} is
 * skipped, and so is everything after {@code #}.
 */
final class SvmlightFormat {
    private final InputFile file;
    private final ReadOptions options;
    private final Doubles labels = new Doubles();
    private final Ints rowEnds = new Ints();
    private final Ints features = new Ints(); // from 0
    private final Doubles values = new Doubles();
    private int largest; // from 1

    private SvmlightFormat(InputFile file, ReadOptions options) {
        this.file = file;
        this.options = options;
    }

    static Dataset read(InputFile file, ReadOptions options, RowValues side) {
        DataReader.checkNameless(file, options, side);
        SvmlightFormat format = new SvmlightFormat(file, options);
        long number = 0;
        try (BufferedReader text = file.openText()) {
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                format.line(++number, line);
            }
        } catch (IOException e) {
            throw file.failure(e);
        }
        return format.dataset(side);
    }

    private void line(long number, String line) {
        int comment = line.indexOf('#');
        Tokens tokens = new Tokens(file, number, comment < 0 ? line : line.substring(0, comment));
        if (!tokens.hasNext()) {
            return;
        }
        String label = tokens.next("label");
        if (label.indexOf(':') >= 0) {
            throw tokens.error("begins with " + Quoted.of(label) + "; a label must come before the features");
        }
        labels.add(tokens.finite(label, "label"));
        int previous = 0;
        while (tokens.hasNext()) {
            String entry = tokens.next("entry");
            if (!entry.startsWith("qid:")) {
                previous = entry(tokens, entry, previous);
            }
        }
        largest = Math.max(largest, previous);
        rowEnds.add(features.size());
    }

    private int entry(Tokens tokens, String entry, int previous) {
        int colon = entry.indexOf(':');
        if (colon < 0) {
            throw tokens.error(Quoted.of(entry) + " is not of the form feature:value");
        }
        String index = entry.substring(0, colon);
        if (index.equals("0")) {
            throw tokens.error("has feature 0, but features count from 1; write the file again with 1 added to each"
                    + " (scikit-learn: dump_svmlight_file(…, zero_based=False))");
        }
        int feature = tokens.integer(index, "feature number", 1, Integer.MAX_VALUE - 1);
        if (feature <= previous) {
            throw tokens.error("feature " + feature + " comes after feature " + previous + "; features must ascend");
        }
        if (options.features() > 0 && feature > options.features()) {
            throw tokens.error("has feature " + feature + ", but there are to be " + options.features()
                    + " features (--features)");
        }
        features.add(feature - 1);
        values.add(tokens.finite(entry.substring(colon + 1), "value of feature " + feature));
        return feature;
    }

    private Dataset dataset(RowValues side) {
        int rows = labels.size();
        if (rows == 0) {
            throw file.error("holds no rows");
        }
        int columns = options.features() > 0 ? options.features() : largest;
        if (columns == 0) {
            throw file.error("has no features in any row");
        }
        TargetFile.checkRows(options, side, file, rows);
        long[] pointers = new long[rows + 1];
        int[] ends = rowEnds.toArray();
        Arrays.setAll(pointers, i -> i == 0 ? 0 : ends[i - 1]);
        return SparseEntries.compressed(rows, columns, false, pointers, features.toArray(), values.toArray())
                .dataset(file, options, side.or(new RowValues(labels.toArray(), null, null)));
    }
}
