package org.lariat.data.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lariat.data.AtomicFile;
import org.lariat.data.DataException;
import org.lariat.data.FileErrors;
import org.lariat.data.Sha256;
import tools.jackson.core.JacksonException;

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
 * <p>The checksum is the SHA-256 of all bytes of the file with {@value #DIGITS} zeros in its own place, so every change is
 * noticed, that of a blank too. Version 2 has the steps of the preparation, the scale of the penalty and scores of rows held
 * out; version 1 is read, too. Doubles read back to the same bits. The same model gives the same bytes.
 */
public final class ModelFile {
    /** Value of the field {@code format}. */
    public static final String FORMAT = "lariat-model";

    /** The version of the format that is written, and the newest that is read. */
    public static final int VERSION = 2;

    private static final int DIGITS = 64;
    private static final String NO_CHECKSUM = "0".repeat(DIGITS);
    private static final int HEAD = 4096;
    private static final Pattern START =
            Pattern.compile("\\A\\{\n\"format\":\"" + FORMAT + "\",\n\"version\":([0-9]{1,9}),\n");
    private static final Pattern CHECKSUM = Pattern.compile("\\G\"sha256\":\"([0-9a-f]{" + DIGITS + "})\",\n");
    private static final Pattern LARIAT = Pattern.compile("\n\"lariat\":\"([^\"]*)\"");

    private ModelFile() {}

    /**
     * Writes a model, all or nothing.
     *
     * @throws DataException if the file cannot be written
     */
    public static void write(Path file, SavedModel model) {
        byte[] plain = ModelWriter.json(model, NO_CHECKSUM);
        byte[] bytes = ModelWriter.json(model, checksum(plain));
        AtomicFile.write(file, out -> out.write(bytes));
    }

    /**
     * Reads a model.
     *
     * @throws DataException if the file cannot be read, is no model file, is damaged, or is in a newer format
     */
    public static SavedModel read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            verify(file, bytes);
            return ModelReader.model(new JsonFields(file.toString(), JsonLines.MAPPER.readTree(bytes)));
        } catch (IOException e) {
            throw FileErrors.reading(file, e);
        } catch (DataException e) {
            throw e;
        } catch (JacksonException | IllegalArgumentException e) {
            throw new DataException(file + ": is no valid model though its checksum is right; fit the model again", e);
        }
    }

    private static void verify(Path file, byte[] bytes) {
        // Latin-1 has one character for each byte, so positions in the text are positions in the file.
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
        Matcher start = START.matcher(head);
        if (!start.find()) {
            throw new DataException(file + ": is not a model file of Lariat, or its beginning is damaged");
        }
        int version = Integer.parseInt(start.group(1));
        if (version > VERSION) {
            Matcher writer = LARIAT.matcher(head);
            throw new DataException(file + ": is in model format " + version + ", this Lariat reads format " + VERSION
                    + "; it needs Lariat " + (writer.find() ? writer.group(1) : "of a newer version") + " or later");
        }
        Matcher checksum = CHECKSUM.matcher(head);
        if (version < 1 || !checksum.find(start.end())) {
            throw new DataException(file + ": is not a model file of Lariat, or its beginning is damaged");
        }
        byte[] plain = bytes.clone();
        for (int k = checksum.start(1); k < checksum.end(1); k++) {
            plain[k] = '0';
        }
        if (!checksum(plain).equals(checksum.group(1))) {
            throw new DataException(file
                    + ": is damaged: its contents do not match its checksum; get it again, or fit the model again");
        }
    }

    private static String checksum(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.digest().digest(bytes));
    }
}
