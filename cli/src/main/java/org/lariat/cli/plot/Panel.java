package org.lariat.cli.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.XYStyler;
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
    private static final int RIGHT = 20;
    private static final Color GRID = new Color(0xE6E9EC);
    private static final Color TEXT_COLOUR = Color.DARK_GRAY;
    private static final BasicStroke THIN = new BasicStroke(1f);
    private static final BasicStroke DASHED =
            new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1f, new float[] {6f, 4f}, 0f);

    /** All text of a figure. */
    static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, TEXT);

    /** Room beside the ends of the axis, as a share of its length. */
    private static final double MARGIN = 0.03;

    /** Ends of the axis where there is one λ only. */
    private static final double ALONE = 0.5;

    /** Where the word on a marked λ stands, as a share of the panel's height from its top; alternating. */
    private static final double[] WORD_HEIGHT = {0.045, 0.105};

    /** From a word to the line below it, likewise. */
    private static final double WORD_TO_LINE = 0.035;

    private final XYChart chart = new XYChart(Figure.WIDTH, Figure.HEIGHT, ChartTheme.Matlab);
    private final LambdaAxis axis;
    private final double[] places;

    /**
     * A panel without lines.
     *
     * @param lambdas of the axis, decreasing
     * @param yTitle of the other axis
     * @param room for names at the right end, in units of the figure
     */
    Panel(double[] lambdas, String yTitle, double room) {
        axis = new LambdaAxis(lambdas);
        places = axis.places();
        for (int k = 0; k < places.length; k++) {
            places[k] = -places[k];
        }
        chart.setXAxisTitle("λ (log scale)");
        chart.setYAxisTitle(yTitle);
        style(chart.getStyler());
        double first = places[0];
        double last = places[places.length - 1];
        double length = last > first ? last - first : ALONE;
        double share = room / (Figure.WIDTH - LEFT - RIGHT);
        chart.getStyler().setXAxisMin(first - MARGIN * length);
        chart.getStyler().setXAxisMax(last + length * (MARGIN + share) / (1 - share));
        chart.getStyler()
                .setXAxisTickLabelsFormattingFunction(
                        place -> place > last + MARGIN * length ? " " : Digits.of(Math.pow(10, -place), 2));
    }

    private static void style(XYStyler style) {
        style.setBaseFont(FONT);
        style.setAxisTitleFont(FONT);
        style.setAxisTickLabelsFont(FONT);
        style.setAnnotationTextFont(FONT);
        style.setChartTitleVisible(false);
        style.setChartBackgroundColor(Color.WHITE);
        style.setPlotGridLinesColor(GRID);
        style.setPlotGridLinesStroke(THIN);
        style.setPlotGridVerticalLinesVisible(false);
        style.setAxisTickMarksStroke(THIN);
        style.setLegendVisible(false);
        style.setYAxisLeftWidthHint(LEFT); // panels one below the other have one axis of λ
        style.setAnnotationLineColor(Color.DARK_GRAY);
        style.setAnnotationLineStroke(
                new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1f, new float[] {6f, 4f}, 0f));
        style.setAntiAlias(true);
        style.setXAxisTickMarkSpacingHint(80);
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

    /** Draws a line through points, one for each λ. */
    void line(double[] y, Color colour, BasicStroke stroke) {
        chart.addAnnotation(new Curve(places, y, colour, stroke));
    }

    /** Writes names beside the ends of lines. */
    void names(List<Names.Name> names) {
        chart.addAnnotation(new Names(places[places.length - 1], FONT, names));
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
            double height = high - WORD_HEIGHT[k % WORD_HEIGHT.length] * (high - low);
            double[] ends = {low, height - WORD_TO_LINE * (high - low)};
            chart.addAnnotation(new Curve(new double[] {place, place}, ends, TEXT_COLOUR, DASHED));
            chart.addAnnotation(new AnnotationText(marks.get(k).label(), place, height, false));
        }
        chart.getStyler().setYAxisMin(low);
        chart.getStyler().setYAxisMax(high);
    }
}
