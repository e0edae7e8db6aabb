package org.lariat.cli.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.lariat.cli.report.Digits;
import org.lariat.cli.report.LambdaAxis;
import org.lariat.cli.report.ReportData.Mark;

/**
 * What the panels of a figure share: black on white, one sans-serif font, and an axis of λ on a logarithmic scale that falls
 * from left to right. The library has no falling axis, so places on it are −log₁₀ λ.
 */
final class Panel {
    private static final int TEXT = 15;
    private static final int LEFT = 80;
    private static final Color GRID = new Color(0xE6E9EC);
    private static final BasicStroke THIN = new BasicStroke(1f);

    /** Where the word on a marked λ stands, as a share of the panel's height from its top; alternating. */
    private static final double[] WORD_HEIGHT = {0.035, 0.085};

    private final XYChart chart = new XYChart(Figure.WIDTH, Figure.HEIGHT, ChartTheme.Matlab);
    private final LambdaAxis axis;
    private final double[] places;

    Panel(double[] lambdas, String yTitle) {
        axis = new LambdaAxis(lambdas);
        places = axis.places();
        for (int k = 0; k < places.length; k++) {
            places[k] = -places[k];
        }
        chart.setXAxisTitle("λ (log scale)");
        chart.setYAxisTitle(yTitle);
        style(chart.getStyler());
    }

    private static void style(XYStyler style) {
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, TEXT);
        style.setBaseFont(font);
        style.setAxisTitleFont(font);
        style.setAxisTickLabelsFont(font);
        style.setLegendFont(font);
        style.setAnnotationTextFont(font);
        style.setChartTitleVisible(false);
        style.setChartBackgroundColor(Color.WHITE);
        style.setPlotGridLinesColor(GRID);
        style.setPlotGridLinesStroke(THIN);
        style.setPlotGridVerticalLinesVisible(false);
        style.setAxisTickMarksStroke(THIN);
        style.setLegendPosition(LegendPosition.OutsideS);
        style.setLegendLayout(LegendLayout.Horizontal);
        style.setLegendBorderColor(Color.WHITE);
        style.setYAxisLeftWidthHint(LEFT); // panels one below the other have one axis of λ
        style.setAnnotationLineColor(Color.DARK_GRAY);
        style.setAnnotationLineStroke(
                new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1f, new float[] {6f, 4f}, 0f));
        style.setAntiAlias(true);
        style.setXAxisTickMarkSpacingHint(80);
        style.setXAxisTickLabelsFormattingFunction(place -> Digits.of(Math.pow(10, -place), 2));
        style.setYAxisTickLabelsFormattingFunction(value -> Digits.of(value, 4));
    }

    /** The library's chart, to add series to. */
    XYChart chart() {
        return chart;
    }

    /** The place of each λ. */
    double[] places() {
        return places;
    }

    /** Puts a line and its name into the legend. */
    void name(String name, Color colour, BasicStroke stroke) {
        double[] nothing = new double[places.length];
        Arrays.fill(nothing, Double.NaN);
        XYSeries series = chart.addSeries("line " + chart.getSeriesCollection().size(), places, nothing);
        series.setLabel(name);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(colour);
        series.setLineStyle(stroke);
    }

    /**
     * Draws lines at λs worth one, with their names.
     *
     * @param marks in order
     * @param low end of the y axis
     * @param high end of the y axis
     */
    void mark(List<Mark> marks, double low, double high) {
        for (int k = 0; k < marks.size(); k++) {
            double place = -axis.place(marks.get(k).lambda());
            chart.addAnnotation(new AnnotationLine(place, true, false));
            double height = high - WORD_HEIGHT[k % WORD_HEIGHT.length] * (high - low);
            chart.addAnnotation(new AnnotationText(marks.get(k).label(), place, height, false));
        }
        chart.getStyler().setYAxisMin(low);
        chart.getStyler().setYAxisMax(high);
    }
}
