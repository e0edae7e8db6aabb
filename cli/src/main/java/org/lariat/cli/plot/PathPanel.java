package org.lariat.cli.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.lariat.cli.report.PathPart;
import org.lariat.cli.report.PathPart.Track;
import org.lariat.cli.report.ReportData.Mark;

/** Coefficients along λ: the features that matter most in colour and by name, others in grey. */
final class PathPanel {
    private static final int NAME_LENGTH = 18;
    private static final Color OTHERS = new Color(0xB0B8C0);

    /** Told apart with the common kinds of colour blindness; the strokes tell them apart in print without colour. */
    private static final List<Color> COLOURS = List.of(
            new Color(0x0072B2),
            new Color(0xC44E00),
            new Color(0x00785A),
            new Color(0x9B2D86),
            new Color(0x332288),
            new Color(0x8C6D00),
            new Color(0x1584A3),
            new Color(0x8B1A3A));

    private static final float[][] DASHES = {{}, {9f, 4f}, {3f, 3f}, {10f, 3f, 3f, 3f}};

    private final PathPart path;
    private final List<Mark> marks;

    PathPanel(PathPart path, List<Mark> marks) {
        this.path = path;
        this.marks = marks;
    }

    /** Names of the lines in colour, at their ends. */
    List<Names.Name> names() {
        List<Names.Name> names = new ArrayList<>();
        for (int k = 0; k < Math.min(COLOURS.size(), path.tracks().size()); k++) {
            Track track = path.tracks().get(k);
            double[] values = values(track);
            names.add(new Names.Name(printable(track.name()), values[values.length - 1], colour(k)));
        }
        return names;
    }

    /**
     * Draws it.
     *
     * @param room for the names, in units of the figure
     */
    XYChart chart(double room) {
        Panel panel = new Panel(
                path.lambdas(), path.perDeviation() ? "Coefficient × standard deviation" : "Coefficient", room);
        double low = 0;
        double high = 0;
        for (int k = path.tracks().size() - 1; k >= 0; k--) { // what matters most is on top
            double[] values = values(path.tracks().get(k));
            low = Math.min(low, Arrays.stream(values).min().orElseThrow());
            high = Math.max(high, Arrays.stream(values).max().orElseThrow());
            panel.line(values, colour(k), stroke(k));
        }
        // The library draws nothing without a series; this one is the line at 0.
        XYSeries zero = panel.chart()
                .addSeries("0", panel.places(), new double[path.points().size()]);
        zero.setMarker(SeriesMarkers.NONE);
        zero.setLineColor(OTHERS);
        zero.setLineStyle(stroke(0.5f, DASHES[0]));
        panel.names(names());
        double margin = high > low ? 0.06 * (high - low) : 1.0;
        panel.mark(marks, low - margin, high + 2.5 * margin);
        return panel.chart();
    }

    private double[] values(Track track) {
        double unit = path.perDeviation() ? track.deviation() : 1.0;
        return track.values().stream().mapToDouble(v -> v * unit).toArray();
    }

    private static Color colour(int k) {
        return k < COLOURS.size() ? COLOURS.get(k) : OTHERS;
    }

    private static BasicStroke stroke(int k) {
        return k < COLOURS.size() ? stroke(2f, DASHES[k % DASHES.length]) : stroke(1f, DASHES[0]);
    }

    private static BasicStroke stroke(float width, float[] dashes) {
        return dashes.length == 0
                ? new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
                : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, dashes, 0f);
    }

    /** The figure in words. */
    static String description(PathPart path) {
        return "Coefficients along λ. Named: "
                + path.tracks().stream()
                        .limit(COLOURS.size())
                        .map(track -> printable(track.name()))
                        .collect(Collectors.joining(", "))
                + ".";
    }

    /** A name short enough for a margin, without what XML does not allow. */
    static String printable(String name) {
        int[] letters = name.codePoints()
                .map(c -> Character.isISOControl(c) || !Character.isDefined(c) || isSurrogate(c) ? '\ufffd' : c)
                .toArray();
        if (letters.length == 0) {
            return "–";
        }
        return letters.length <= NAME_LENGTH
                ? new String(letters, 0, letters.length)
                : new String(letters, 0, NAME_LENGTH - 1) + "…";
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
