package org.lariat.data.model;

import java.nio.file.Path;
import org.lariat.data.DataException;

/**
 * Model files: JSON in UTF-8 that begins with
 *
 * <pre>
 * {
 * "format":"lariat-model",
 * "version":2,
 * "sha256":"… 64 hex digits …",
 * "lariat":"0.1.0",
 * </pre>
 *
 * <p>The checksum is the SHA-256 of all bytes of the file with 64 zeros in its own place, so every change is
 * noticed, that of a blank too. Version 2 has the steps of the preparation, the scale of the penalty and scores of rows held
 * out; version 1 is read, too. Doubles read back to the same bits. The same model gives the same bytes.
 */
public final class ModelFile {
    /** Value of the field {@code format}. */
    public static final String FORMAT = "lariat-model";

    /** The version of the format that is written, and the newest that is read. */
    public static final int VERSION = 2;

    private static final SealedJson SEALED = new SealedJson(FORMAT, VERSION, "model", "fit the model again");

    private ModelFile() {}

    /**
     * Writes a model, all or nothing.
     *
     * @throws DataException if the file cannot be written
     */
    public static void write(Path file, SavedModel model) {
        SEALED.write(file, checksum -> ModelWriter.json(model, checksum));
    }

    /**
     * Reads a model.
     *
     * @throws DataException if the file cannot be read, is no model file, is damaged, or is in a newer format
     */
    public static SavedModel read(Path file) {
        return SEALED.read(file, ModelReader::model);
    }
}
