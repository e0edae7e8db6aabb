package org.lariat.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.lariat.data.text.Quoted;

/** Turns a table of delimited text into a data set: one column for each number, one for each level of a category. */
final class CsvFormat {
    private CsvFormat() {}

    static Dataset read(InputFile file, ReadOptions options, RowValues side, MatrixStore store) {
        CsvScan scan = CsvScan.of(file, options, side);
        CsvFill fill = new CsvFill(file, options, scan);
        List<String> names = fill.names();
        checkNames(file, names);
        RowSelection rows = scan.rows();
        store.begin(rows.kept(), names.size());
        RowValues here = fill.read(rows, store);
        List<String> notes = new ArrayList<>(scan.layout().notes());
        notes.addAll(Notes.dropped(scan.droppedLines(), "line"));
        notes.addAll(fill.notes());
        Set<String> categorical = scan.columns().stream()
                .filter(CsvColumn::categorical)
                .map(CsvColumn::name)
                .collect(Collectors.toSet());
        FeatureNames features =
                new FeatureNames(names, false, categorical, scan.layout().skipped(), fill.pipeline());
        return store.dataset(file.toString(), features, here.or(side.select(rows)), notes);
    }

    private static void checkNames(InputFile file, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw file.error("a level of a category, or an indicator of missing values, makes the column "
                        + Quoted.of(name) + ", which is there already; rename one of them");
            }
        }
    }
}
