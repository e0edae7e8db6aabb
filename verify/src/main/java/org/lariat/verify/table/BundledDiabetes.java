package org.lariat.verify.table;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The example data/examples/diabetes.csv, which the build puts beside these classes. */
final class BundledDiabetes {
    private static final String NAME = "diabetes.csv";

    private BundledDiabetes() {}

    /** 442 rows, 10 columns; the last column of the file is the response. */
    static RawData read() {
        List<double[]> rows = text().lines()
                .skip(1)
                .map(line -> List.of(line.split(",", -1)).stream()
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
        int p = rows.getFirst().length - 1;
        double[][] columns = new double[p][rows.size()];
        double[] y = new double[rows.size()];
        for (int i = 0; i < y.length; i++) {
            double[] row = rows.get(i);
            for (int j = 0; j < p; j++) {
                columns[j][i] = row[j];
            }
            y[i] = row[p];
        }
        return new RawData(columns, y);
    }

    private static String text() {
        try (InputStream in = BundledDiabetes.class.getResourceAsStream(NAME)) {
            if (in == null) {
                throw new FileNotFoundException("part of the program is missing: " + NAME);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
