package org.lariat.cli.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import org.knowm.xchart.internal.chartpart.Annotation;

/**
 * A line through points, drawn as one: the library's own series are drawn piece by piece, each of which begins its dashes
 * anew, so that a line with many points has none.
 */
final class Curve extends Annotation {
    private final double[] x;
    private final double[] y;
    private final Color colour;
    private final BasicStroke stroke;

    Curve(double[] x, double[] y, Color colour, BasicStroke stroke) {
        super(false);
        this.x = x;
        this.y = y;
        this.colour = colour;
        this.stroke = stroke;
    }

    @Override
    public void paint(Graphics2D graphics) {
        Path2D line = new Path2D.Double();
        line.moveTo(chart.getScreenXFromChart(x[0]), chart.getScreenYFromChart(y[0]));
        for (int k = 1; k < x.length; k++) {
            line.lineTo(chart.getScreenXFromChart(x[k]), chart.getScreenYFromChart(y[k]));
        }
        graphics.setColor(colour);
        graphics.setStroke(stroke);
        graphics.draw(line);
    }
}
