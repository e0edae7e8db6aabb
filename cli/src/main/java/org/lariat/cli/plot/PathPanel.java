package org.lariat.cli.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.lariat.cli.report.PathPart;
import org.lariat.cli.report.PathPart.Track;
import org.lariat.cli.report.ReportData.Mark;

/** Coefficients along λ: the features that matter most in colour and by name, others in grey. */
final class PathPanel {
    private static final int NAME_LENGTH = 24;
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

    XYChart chart() {
        Panel panel =
                new Panel(path.lambdas(), path.perDeviation() ? "Coefficient × standard deviation" : "Coefficient");
        double low = 0;
        double high = 0;
        for (Track track : path.tracks()) {
            for (double value : values(track)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        // Drawn in the order they are added: those with a name on top.
        for (int k = COLOURS.size(); k < path.tracks().size(); k++) {
            line(panel, k).setShowInLegend(false);
        }
        for (int k = 0; k < Math.min(COLOURS.size(), path.tracks().size()); k++) {
            line(panel, k);
        }
        double room = high > low ? 0.06 * (high - low) : 1.0;
        panel.mark(marks, low - room, high + 2 * room);
        return panel.chart();
    }

    private double[] values(Track track) {
        double unit = path.perDeviation() ? track.deviation() : 1.0;
        return track.values().stream().mapToDouble(v -> v * unit).toArray();
    }

    private XYSeries line(Panel panel, int k) {
        Track track = path.tracks().get(k);
        XYSeries series = panel.chart().addSeries(k + ". " + track.name(), panel.places(), values(track));
        series.setLabel(printable(track.name()));
        series.setMarker(path.points().size() == 1 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
        boolean named = k < COLOURS.size();
        Color colour = named ? COLOURS.get(k) : OTHERS;
        series.setLineColor(colour);
        series.setMarkerColor(colour);
        series.setLineStyle(stroke(named ? 2f : 1f, named ? DASHES[k % DASHES.length] : DASHES[0]));
        return series;
    }

    private static BasicStroke stroke(float width, float[] dashes) {
        return dashes.length == 0
                ? new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
                : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, dashes, 0f);
    }

    /** A name short enough for a legend, without what XML does not allow. */
    static String printable(String name) {
        int[] letters = name.codePoints()
                .map(c -> Character.isISOControl(c) || !Character.isDefined(c) || isSurrogate(c) ? '\ufffd' : c)
                .toArray();
        return letters.length <= NAME_LENGTH
                ? new String(letters, 0, letters.length)
                : new String(letters, 0, NAME_LENGTH - 1) + "…";
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
