package org.lariat.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lariat.matrix.DenseMatrix;

/** Turns a table of delimited text into a data set: one column for each number, one for each level of a category. */
final class CsvFormat {
    private CsvFormat() {}

    static Dataset read(InputFile file, ReadOptions options, RowValues side) {
        CsvTable table = CsvTable.read(file, options, side);
        TargetFile.checkRows(options, side, file, table.rows());
        MeanFill fill = new MeanFill(options.means());
        List<String> names = new ArrayList<>();
        Set<String> categorical = new LinkedHashSet<>();
        for (CsvColumn column : table.features()) {
            if (column.categorical()) {
                categorical.add(column.name());
                column.sortedLevels().forEach(level -> names.add(column.name() + "=" + level));
            } else {
                names.add(column.name());
            }
        }
        checkNames(file, names);
        DenseMatrix.Builder builder =
                DenseMatrix.builder(table.features().getFirst().values().size(), names.size(), options.elementType());
        int j = 0;
        for (CsvColumn column : table.features()) {
            if (column.categorical()) {
                for (String level : column.sortedLevels()) {
                    set(builder, j, fill.filled(file, names.get(j++), column.indicator(level)));
                }
            } else {
                set(
                        builder,
                        j,
                        fill.filled(file, names.get(j++), column.values().toArray()));
            }
        }
        List<String> notes = new ArrayList<>(table.layout().notes());
        notes.addAll(Notes.dropped(table.droppedLines(), "line"));
        notes.addAll(fill.notes());
        FeatureNames features =
                new FeatureNames(names, false, categorical, table.layout().skipped());
        return new Dataset(file.toString(), builder.build(), features, table.rowValues(), notes);
    }

    private static void set(DenseMatrix.Builder builder, int j, double[] column) {
        for (int i = 0; i < column.length; i++) {
            builder.set(i, j, column[i]);
        }
    }

    private static void checkNames(InputFile file, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw file.error("a level of a category makes the column '" + name
                        + "', which is there already; rename one of them");
            }
        }
        if (names.isEmpty()) {
            throw file.error("all categories are missing everywhere; leave these columns out with --ignore");
        }
    }
}
