package org.lariat.bench.suite.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.lariat.data.AtomicFile;
import org.lariat.data.DataException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Runs of the benchmark as JSON files. Numbers have full precision; what is not finite is a string. */
public final class BenchFile {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private BenchFile() {}

    /**
     * Writes a file, in full or not at all.
     *
     * @throws DataException if it cannot be written
     */
    public static void write(Path file, BenchResult result) {
        AtomicFile.write(file, out -> out.write(bytes(result)));
    }

    /** The same as UTF-8 text. */
    public static byte[] bytes(BenchResult result) {
        return JSON.writeValueAsBytes(result);
    }

    /**
     * Reads a file.
     *
     * @throws DataException if it cannot be read, or is not what {@link #write} makes; the message says why
     */
    public static BenchResult read(Path file) {
        try {
            JsonNode tree = JSON.readTree(Files.readAllBytes(file));
            String format = tree.path("format").asString("");
            if (!format.equals(BenchResult.FORMAT)) {
                throw new DataException(file + ": is not a result of 'lariat bench': its format is '" + format
                        + "', not '" + BenchResult.FORMAT + "'");
            }
            return JSON.treeToValue(tree, BenchResult.class);
        } catch (NoSuchFileException e) {
            throw new DataException(file + ": there is no such file", e);
        } catch (IOException | UncheckedIOException e) {
            throw new DataException(file + ": cannot be read: " + e.getMessage(), e);
        } catch (JacksonException e) {
            throw new DataException(
                    file + ": is not a result of 'lariat bench': " + e.getOriginalMessage() + "; measure anew", e);
        }
    }
}
