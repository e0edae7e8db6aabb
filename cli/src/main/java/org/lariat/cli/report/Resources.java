package org.lariat.cli.report;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Files that lie beside the classes of this package. */
final class Resources {
    private Resources() {}

    /**
     * A file as text, with Unix line ends: what a browser makes of any, and what the hash of a script is taken over.
     *
     * @throws IOException if it cannot be read
     */
    static String text(String name) throws IOException {
        try (InputStream in = Resources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException("part of the program is missing: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }

    /**
     * A file of properties.
     *
     * @throws IOException if it cannot be read
     */
    static Properties properties(String name) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(text(name)));
        return properties;
    }
}
