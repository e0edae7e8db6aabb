package org.lariat.cli.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.knowm.xchart.XYChart;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** One or more panels, one below the other. */
final class Figure {
    /** Units in an inch; a panel is 6 × 4 inches, and its text (15 units) 9 points high, as journals want it. */
    private static final int UNITS = 120;

    static final int WIDTH = 6 * UNITS;
    static final int HEIGHT = 4 * UNITS;

    /** Pixels for each unit: 300 to the inch. */
    private static final double SCALE = 2.5;

    private static final String SVG = "http://www.w3.org/2000/svg";

    private final List<XYChart> panels;
    private final String description;

    /**
     * A figure.
     *
     * @param panels from top to bottom
     * @param description for readers who cannot see it
     */
    Figure(List<XYChart> panels, String description) {
        this.panels = List.copyOf(panels);
        this.description = description;
    }

    private int height() {
        return HEIGHT * panels.size();
    }

    private void paint(Graphics2D graphics) {
        for (XYChart panel : panels) {
            panel.paint(graphics, WIDTH, HEIGHT);
            graphics.translate(0, HEIGHT);
        }
    }

    void writePng(OutputStream out) throws IOException {
        BufferedImage image =
                new BufferedImage((int) (WIDTH * SCALE), (int) (height() * SCALE), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(SCALE, SCALE);
        paint(graphics);
        graphics.dispose();
        ImageIO.write(image, "png", out);
    }

    /** Letters become outlines, so that the figure looks the same everywhere; the description is text. */
    void writeSvg(OutputStream out) throws IOException {
        SVGGraphics2D graphics = new SVGGraphics2D(emptyDocument());
        paint(graphics);
        Element root = graphics.getRoot();
        Element text = root.getOwnerDocument().createElementNS(SVG, "desc");
        text.setTextContent(description);
        root.insertBefore(text, root.getFirstChild());
        root.setAttributeNS(null, "width", WIDTH / UNITS + "in");
        root.setAttributeNS(null, "height", height() / UNITS + "in");
        root.setAttributeNS(null, "viewBox", "0 0 " + WIDTH + " " + height());
        OutputStreamWriter writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        graphics.stream(root, writer, true, false);
        writer.flush();
    }

    private static Document emptyDocument() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java makes XML documents", e);
        }
    }
}
