package org.lariat.cli.plot;

import java.awt.Color;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.lariat.cli.report.CvCurve;
import org.lariat.cli.report.CvCurve.Point;
import org.lariat.cli.report.ReportData.Mark;

/** The cross-validation curve with ±1 standard error. */
final class CvPanel {
    private static final Color POINTS = new Color(0xB3321B);
    private static final Color BARS = new Color(0x8A939C);
    private static final int MARKER = 6;

    private final CvCurve cv;
    private final List<Mark> marks;

    CvPanel(CvCurve cv, List<Mark> marks) {
        this.cv = cv;
        this.marks = marks;
    }

    /**
     * Draws it.
     *
     * @param room at the right, in units of the figure, so that the panels have one axis
     */
    XYChart chart(double room) {
        Panel panel = new Panel(cv.lambdas(), cv.measure() + " ± 1 SE", room);
        double[] mean = cv.points().stream().mapToDouble(Point::mean).toArray();
        double[] error = cv.points().stream().mapToDouble(Point::standardError).toArray();
        XYSeries series = panel.chart().addSeries("mean ± 1 SE", panel.places(), mean, error);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setMarkerColor(POINTS);
        panel.chart().getStyler().setErrorBarsColor(BARS);
        panel.chart().getStyler().setMarkerSize(MARKER);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Point point : cv.points()) {
            low = Math.min(low, point.mean() - point.standardError());
            high = Math.max(high, point.mean() + point.standardError());
        }
        double margin = high > low ? 0.06 * (high - low) : 1.0;
        panel.mark(marks, low - margin, high + 2.5 * margin);
        return panel.chart();
    }
}
