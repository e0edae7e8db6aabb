package org.lariat.cli.plot;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.lariat.cli.report.ReportData;
import org.lariat.data.AtomicFile;
import org.lariat.data.DataException;

/** Draws a figure into a file whose name says the format. */
public final class PlotFile {
    /** Names a figure may end with. */
    public static final List<String> EXTENSIONS = List.of(".png", ".svg");

    private PlotFile() {}

    /** True if the name of a file ends with a format that can be drawn. */
    public static boolean known(Path file) {
        return EXTENSIONS.stream().anyMatch(end -> named(file, end));
    }

    private static boolean named(Path file, String end) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(end);
    }

    /**
     * Finds out whether text can be drawn here: small containers have no fonts.
     *
     * @throws DataException if not, saying what to install
     */
    public static void checkFonts() {
        try {
            new Font(Font.SANS_SERIF, Font.PLAIN, 1).getStringBounds("λ", new FontRenderContext(null, true, true));
        } catch (LinkageError | InternalError | RuntimeException e) { // what Java throws differs between versions
            throw new DataException(
                    "--plot: this machine has no fonts that Java can use; install fontconfig and a font"
                            + " (Debian: apt install fontconfig fonts-dejavu-core), or use --report",
                    e);
        }
    }

    /**
     * Writes the path, and above it the cross-validation curve where there is one, in full or not at all.
     *
     * @param file to write or replace, {@link #known}
     * @param data with a path
     * @throws DataException if it cannot be written; the message says why
     */
    public static void write(Path file, ReportData data) {
        Figure figure =
                new Figure(panels(data), PathPanel.description(data.path().orElseThrow()));
        AtomicFile.write(file, out -> draw(figure, file, out));
    }

    private static List<XYChart> panels(ReportData data) {
        PathPanel path = new PathPanel(data.path().orElseThrow(), data.marks());
        double room = Names.width(path.names(), Panel.FONT);
        return data.cv()
                .map(cv -> List.of(new CvPanel(cv, data.marks()).chart(room), path.chart(room)))
                .orElseGet(() -> List.of(path.chart(room)));
    }

    private static void draw(Figure figure, Path file, OutputStream out) throws IOException {
        if (named(file, ".svg")) {
            figure.writeSvg(out);
        } else {
            figure.writePng(out);
        }
    }
}
