package org.lariat.cli.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.util.Comparator;
import java.util.List;
import org.knowm.xchart.internal.chartpart.Annotation;

/** Names beside the ends of lines, moved apart where they would cover each other. */
final class Names extends Annotation {
    private static final double GAP = 8;

    /** Of the height of its line, what a letter has above the base. */
    private static final double ABOVE_BASE = 0.35;

    /**
     * One name.
     *
     * @param text of it, not empty
     * @param y end of its line
     * @param colour of its line
     */
    record Name(String text, double y, Color colour) {}

    private final double x;
    private final Font font;
    private final List<Name> names;

    /**
     * Names for lines that end at one place.
     *
     * @param x that place
     * @param font to write with
     * @param names in any order
     */
    Names(double x, Font font, List<Name> names) {
        super(false);
        this.x = x;
        this.font = font;
        this.names = names.stream()
                .sorted(Comparator.comparingDouble(n -> -n.y())) // from the top
                .toList();
    }

    /** Width that the longest of the names takes, with its distance from the line. */
    static double width(List<Name> names, Font font) {
        FontRenderContext context = new FontRenderContext(null, true, true);
        return 2 * GAP
                + names.stream()
                        .mapToDouble(
                                n -> font.getStringBounds(n.text(), context).getWidth())
                        .max()
                        .orElse(0.0);
    }

    @Override
    public void paint(Graphics2D graphics) {
        double line = font.getSize2D();
        double[] y = apart(
                names.stream()
                        .mapToDouble(n -> chart.getScreenYFromChart(n.y()))
                        .toArray(),
                line,
                chart.getScreenYFromChart(chart.getStyler().getYAxisMin()) - line / 2);
        for (int k = 0; k < names.size(); k++) {
            AffineTransform place =
                    AffineTransform.getTranslateInstance(chart.getScreenXFromChart(x) + GAP, y[k] + ABOVE_BASE * line);
            graphics.setColor(names.get(k).colour());
            graphics.fill(new TextLayout(names.get(k).text(), font, graphics.getFontRenderContext()).getOutline(place));
        }
    }

    /**
     * Moves heights apart, down first, and up again where the lowest would leave the figure.
     *
     * @param heights ascending
     * @param gap to keep
     * @param lowest height allowed
     */
    static double[] apart(double[] heights, double gap, double lowest) {
        double[] y = heights.clone();
        for (int k = 1; k < y.length; k++) {
            y[k] = Math.max(y[k], y[k - 1] + gap);
        }
        double limit = lowest;
        for (int k = y.length - 1; k >= 0; k--) {
            y[k] = Math.min(y[k], limit);
            limit = y[k] - gap;
        }
        return y;
    }
}
