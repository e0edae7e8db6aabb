package org.lariat.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.lariat.data.DataException;
import org.lariat.data.text.Quoted;

/**
 * One number for each feature, from a file: lines {@code name,value} in any order, which may leave features out; or one
 * value a line for all of them, in the order of the columns. A first line without a number is a header.
 */
final class FeatureNumbers {
    private final List<String> names;
    private final Map<String, Integer> positions = new HashMap<>();

    /** The numbers allowed, and the rule in words: {@code "a lower bound must be at most 0"}. */
    record Range(double least, double most, String rule) {
        boolean contains(double value) {
            return value >= least && value <= most;
        }
    }

    FeatureNumbers(List<String> names) {
        this.names = names;
    }

    /** Where names stand; found out when a file names some. */
    private Map<String, Integer> positions() {
        if (positions.isEmpty()) {
            for (int j = 0; j < names.size(); j++) {
                positions.put(names.get(j), j);
            }
        }
        return positions;
    }

    /**
     * The same number for all, or numbers from a file; the default for all where nothing was said.
     *
     * @param flag where the text comes from
     * @throws UsageException if it is a number out of range
     */
    double[] fromNumberOrFile(String flag, @Nullable String text, double byDefault, Range range) {
        if (text == null) {
            return all(byDefault);
        }
        OptionalDouble number = Reals.parse(text);
        if (number.isEmpty()) {
            return fromFile(Path.of(text), byDefault, range);
        }
        if (!range.contains(number.getAsDouble())) {
            throw new UsageException(flag + " is " + text + ", but " + range.rule());
        }
        return all(number.getAsDouble());
    }

    /**
     * Reads a file.
     *
     * @param byDefault for features that a file with names leaves out
     * @throws DataException if a name is unknown or repeated, a value is no number or out of range, or their number differs
     */
    double[] fromFile(Path path, double byDefault, Range range) {
        String text = String.join("\n", TextFile.lines(path));
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(text)) {
            List<CsvRecord> records =
                    reader.stream().filter(r -> !r.getField(0).isBlank()).toList();
            if (records.isEmpty()) {
                throw new DataException(path + ": is empty");
            }
            CsvRecord first = records.getFirst();
            boolean header =
                    Reals.parse(first.getField(first.getFieldCount() - 1)).isEmpty();
            List<CsvRecord> body = header ? records.subList(1, records.size()) : records;
            return first.getFieldCount() == 1 ? listed(path, body, range) : named(path, body, byDefault, range);
        } catch (CsvParseException e) {
            throw new DataException(path + ": is not valid CSV: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private double[] all(double value) {
        double[] values = new double[names.size()];
        Arrays.fill(values, value);
        return values;
    }

    private double[] listed(Path path, List<CsvRecord> body, Range range) {
        if (body.size() != names.size()) {
            throw new DataException(path + ": has " + body.size() + " values, but there are " + names.size()
                    + " features; give one value for each, or lines 'name,value'");
        }
        return body.stream()
                .mapToDouble(record -> value(path, record, 0, range))
                .toArray();
    }

    private double[] named(Path path, List<CsvRecord> body, double byDefault, Range range) {
        double[] values = all(byDefault);
        boolean[] seen = new boolean[values.length];
        for (CsvRecord record : body) {
            int line = (int) record.getStartingLineNumber();
            if (record.getFieldCount() != 2) {
                throw TextFile.error(path, line, "has " + record.getFieldCount() + " fields; 'name,value' is expected");
            }
            String name = record.getField(0);
            Integer j = positions().get(name);
            if (j == null) {
                throw TextFile.error(path, line, "there is no feature " + Quoted.of(name));
            }
            if (seen[j]) {
                throw TextFile.error(path, line, "feature " + Quoted.of(name) + " was given before");
            }
            seen[j] = true;
            values[j] = value(path, record, 1, range);
        }
        return values;
    }

    private static double value(Path path, CsvRecord record, int field, Range range) {
        String text = record.getField(field);
        int line = (int) record.getStartingLineNumber();
        OptionalDouble value = Reals.parse(text);
        if (value.isEmpty()) {
            throw TextFile.error(path, line, Quoted.of(text) + " is not a number");
        }
        if (!range.contains(value.getAsDouble())) {
            throw TextFile.error(path, line, "the value is " + Quoted.start(text) + ", but " + range.rule());
        }
        return value.getAsDouble();
    }
}
