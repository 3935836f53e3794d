package org.convmark.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;

/** Draws pixels, with the machine's own font, on white. */
final class PngCanvas implements Canvas {

  private static final int PIXELS = 2;
  private static final double BASE = 0.35;

  private final Graphics2D graphics;

  private PngCanvas(Graphics2D graphics) {
    this.graphics = graphics;
  }

  static byte[] draw(Picture picture) throws IOException {
    BufferedImage image =
        new BufferedImage(
            (int) Math.ceil(Picture.WIDTH * PIXELS),
            (int) Math.ceil(picture.height() * PIXELS),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.scale(PIXELS, PIXELS);
      picture.drawOn(new PngCanvas(graphics));
    } catch (LinkageError | InternalError e) {
      throw new IOException(
          "this Java has no fonts; install fontconfig and a font, or ask for svg", e);
    } finally {
      graphics.dispose();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.setUseCache(false);
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  @Override
  public void line(Point from, Point to, Ink ink) {
    paint(new Line2D.Double(from.x(), from.y(), to.x(), to.y()), ink);
  }

  @Override
  public void area(List<Point> corners, Ink ink) {
    Path2D path = new Path2D.Double();
    path.moveTo(corners.get(0).x(), corners.get(0).y());
    corners.stream().skip(1).forEach(corner -> path.lineTo(corner.x(), corner.y()));
    path.closePath();
    paint(path, ink);
  }

  @Override
  public void circle(Point centre, double radius, Ink ink) {
    paint(
        new Ellipse2D.Double(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius),
        ink);
  }

  private void paint(Shape shape, Ink ink) {
    if (!ink.fill().equals(NONE)) {
      Color color = Color.decode(ink.fill());
      int alpha = (int) Math.round(255 * ink.opacity());
      graphics.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha));
      graphics.fill(shape);
    }
    if (!ink.stroke().equals(NONE)) {
      graphics.setColor(Color.decode(ink.stroke()));
      graphics.setStroke(new BasicStroke((float) ink.width()));
      graphics.draw(shape);
    }
  }

  @Override
  public void words(Point at, String text, Lettering lettering) {
    int style = lettering.weight() == Weight.BOLD ? Font.BOLD : Font.PLAIN;
    Font plain = new Font(Font.SANS_SERIF, style, 1).deriveFont((float) lettering.size());
    double own = plain.getStringBounds(text, graphics.getFontRenderContext()).getWidth();
    // pictures are laid out without a font, and this one may be wider
    double narrowed = Math.min(1, Letters.width(text, lettering) / own);
    Font font = plain.deriveFont(AffineTransform.getScaleInstance(narrowed, 1));
    double width = own * narrowed;
    double shift =
        switch (lettering.align()) {
          case LEFT -> 0;
          case MIDDLE -> width / 2;
          case RIGHT -> width;
        };
    graphics.setFont(font);
    graphics.setColor(Color.decode(lettering.color()));
    graphics.drawString(text, (float) (at.x() - shift), (float) (at.y() + BASE * lettering.size()));
  }
}
