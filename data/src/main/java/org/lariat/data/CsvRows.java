package org.lariat.data;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of a delimited text file, one after the other, each with as many fields as the first. */
final class CsvRows implements Closeable {
    /** Far above any table; FastCSV wants a limit. */
    private static final int MAX_FIELDS = 10_000_000;

    private static final int MAX_FIELD_CHARACTERS = 1 << 24;
    private static final int MAX_RECORD_CHARACTERS = 1 << 30;

    private final InputFile file;
    private final BufferedReader text;
    private final CloseableIterator<CsvRecord> records;
    private final CsvRecord first;

    private CsvRows(InputFile file, BufferedReader text, CloseableIterator<CsvRecord> records, CsvRecord first) {
        this.file = file;
        this.text = text;
        this.records = records;
        this.first = first;
    }

    /**
     * Opens a file and reads its first row.
     *
     * @param delimiter between fields; 0 to go by the extension
     */
    static CsvRows open(InputFile file, char delimiter) {
        try {
            char separator = delimiter == 0 ? delimiter(file) : delimiter;
            BufferedReader text = file.openText();
            CloseableIterator<CsvRecord> records = CsvReader.builder()
                    .fieldSeparator(separator)
                    .skipEmptyLines(false)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .maxBufferSize(MAX_RECORD_CHARACTERS)
                    .build(
                            CsvRecordHandler.of(h -> h.maxFields(MAX_FIELDS)
                                    .maxFieldSize(MAX_FIELD_CHARACTERS)
                                    .maxRecordSize(MAX_RECORD_CHARACTERS)),
                            text)
                    .iterator();
            try {
                CsvRecord first = advance(file, records)
                        .orElseThrow(() -> file.error("is empty; a header with the names of the columns was expected"));
                return new CsvRows(file, text, records, first);
            } catch (DataException e) {
                text.close();
                throw e;
            }
        } catch (IOException e) {
            throw file.failure(e);
        }
    }

    private static char delimiter(InputFile file) throws IOException {
        return switch (file.format()) {
            case CSV -> ',';
            case TSV -> '\t';
            default -> {
                try (BufferedReader reader = file.openText()) {
                    String line = Optional.ofNullable(reader.readLine()).orElse("");
                    yield Stream.of('\t', ',', ';', ' ')
                            .filter(c -> line.indexOf(c) >= 0)
                            .findFirst()
                            .orElse(',');
                }
            }
        };
    }

    /** The fields of the first row, stripped of blanks around them. */
    List<String> first() {
        return first.getFields().stream().map(String::strip).toList();
    }

    /** The next row, or null at the end. Blank lines are skipped, unless there is one column: there they are values. */
    @Nullable
    CsvRecord next() {
        while (true) {
            Optional<CsvRecord> next = advance(file, records);
            if (next.isEmpty()) {
                return null;
            }
            CsvRecord row = next.get();
            if (row.getFieldCount() == first.getFieldCount()) {
                return row;
            }
            if (row.getFieldCount() != 1 || !row.getField(0).isBlank()) {
                throw file.error(
                        row.getStartingLineNumber(),
                        "has " + row.getFieldCount() + (row.getFieldCount() == 1 ? " field" : " fields")
                                + ", the header has " + first.getFieldCount()
                                + "; every row must have as many, and fields with a delimiter in them need quotes");
            }
        }
    }

    private static Optional<CsvRecord> advance(InputFile file, CloseableIterator<CsvRecord> records) {
        try {
            return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
        } catch (UncheckedIOException | CsvParseException e) {
            if (e.getCause() instanceof IOException io) {
                throw file.failure(io);
            }
            throw new DataException(file + ": is not well-formed delimited text: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            text.close();
        } catch (IOException e) {
            throw file.failure(e);
        }
    }
}
