package org.lariat.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lariat.data.text.Quoted;

/** A label for every row: the fold or the group it belongs to. */
public final class RowLabels {
    private RowLabels() {}

    /**
     * The lines of a text file, one label for each row. The extension does not matter, but for .gz.
     *
     * @param path the file
     * @throws DataException if it cannot be read, is empty, or a line is blank
     */
    public static List<String> ofLines(Path path) {
        InputFile file = InputFile.ofText(path);
        List<String> labels = new ArrayList<>();
        try (BufferedReader text = file.openText()) {
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                labels.add(checked(file, labels.size() + 1, line));
            }
        } catch (IOException e) {
            throw file.failure(e);
        }
        if (labels.isEmpty()) {
            throw file.error("is empty; a label for each row was expected, one a line");
        }
        return labels;
    }

    /**
     * A column of delimited text, as it stands there.
     *
     * @param path the file, with a header
     * @param name of the column
     * @throws DataException if the file is of another format, there is no such column, or a field is blank
     */
    public static List<String> ofColumn(Path path, String name) {
        InputFile file = InputFile.of(path);
        switch (file.format()) {
            case CSV, TSV, TXT -> {
                // has named columns of text
            }
            default -> throw file.error("has no columns of text; put the labels into a file, one a line");
        }
        List<String> labels = new ArrayList<>();
        try (CsvRows rows = CsvRows.open(file, (char) 0)) {
            int column = rows.first().indexOf(name);
            if (column < 0) {
                throw file.error("there is no column " + Quoted.of(name) + "; " + CloseNames.hint(name, rows.first()));
            }
            for (CsvRecord row = rows.next(); row != null; row = rows.next()) {
                labels.add(checked(file, row.getStartingLineNumber(), row.getField(column)));
            }
        }
        return labels;
    }

    private static String checked(InputFile file, long line, String text) {
        if (text.isBlank()) {
            throw file.error(line, "has no label; every row needs one");
        }
        return text.strip();
    }
}
