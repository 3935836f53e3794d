package org.convmark.report.chart;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Draws as SVG 1.1; the writer of the JDK escapes. */
final class SvgCanvas implements Canvas {

  private static final String SPACE = "http://www.w3.org/2000/svg";
  private static final String FONTS = "Helvetica, Arial, 'Liberation Sans', sans-serif";

  /** From the middle height of letters to their base line, as a share of their size. */
  private static final double BASE = 0.35;

  private final XMLStreamWriter xml;

  private SvgCanvas(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static byte[] draw(Picture picture) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      new SvgCanvas(xml).all(picture);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private void all(Picture picture) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement("svg");
    xml.writeDefaultNamespace(SPACE);
    xml.writeAttribute("version", "1.1");
    xml.writeAttribute("width", number(Picture.WIDTH));
    xml.writeAttribute("height", number(picture.height()));
    xml.writeAttribute("viewBox", "0 0 " + number(Picture.WIDTH) + " " + number(picture.height()));
    xml.writeAttribute("font-family", FONTS);
    xml.writeAttribute("role", "img");
    element("title", picture.title());
    element("desc", picture.description());
    picture.drawOn(this);
    xml.writeCharacters("\n");
    xml.writeEndElement();
    xml.writeCharacters("\n");
  }

  private void element(String name, String text) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement(name);
    xml.writeCharacters(allowed(text));
    xml.writeEndElement();
  }

  @Override
  public void line(Point from, Point to, Ink ink) {
    empty(
        "line",
        ink,
        List.of("x1", number(from.x()), "y1", number(from.y())),
        List.of("x2", number(to.x()), "y2", number(to.y())));
  }

  @Override
  public void area(List<Point> corners, Ink ink) {
    String points =
        corners.stream()
            .map(corner -> number(corner.x()) + "," + number(corner.y()))
            .collect(Collectors.joining(" "));
    empty("polygon", ink, List.of("points", points), List.of());
  }

  @Override
  public void circle(Point centre, double radius, Ink ink) {
    empty(
        "circle",
        ink,
        List.of("cx", number(centre.x()), "cy", number(centre.y())),
        List.of("r", number(radius)));
  }

  @Override
  public void words(Point at, String text, Lettering lettering) {
    try {
      xml.writeCharacters("\n");
      xml.writeStartElement("text");
      attributes(
          List.of(
              "x",
              number(at.x()),
              "y",
              number(at.y() + BASE * lettering.size()),
              "font-size",
              number(lettering.size()),
              "fill",
              lettering.color()));
      if (lettering.weight() == Weight.BOLD) {
        xml.writeAttribute("font-weight", "bold");
      }
      if (lettering.align() != Align.LEFT) {
        xml.writeAttribute("text-anchor", lettering.align() == Align.RIGHT ? "end" : "middle");
      }
      xml.writeCharacters(allowed(text));
      xml.writeEndElement();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory does not fail", e);
    }
  }

  private void empty(String name, Ink ink, List<String> place, List<String> size) {
    try {
      xml.writeCharacters("\n");
      xml.writeEmptyElement(name);
      attributes(place);
      attributes(size);
      xml.writeAttribute("fill", ink.fill());
      if (ink.opacity() < 1) {
        xml.writeAttribute("fill-opacity", number(ink.opacity()));
      }
      if (!ink.stroke().equals(NONE)) {
        attributes(List.of("stroke", ink.stroke(), "stroke-width", number(ink.width())));
      }
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory does not fail", e);
    }
  }

  private void attributes(List<String> namesAndValues) throws XMLStreamException {
    for (int i = 0; i < namesAndValues.size(); i += 2) {
      xml.writeAttribute(namesAndValues.get(i), namesAndValues.get(i + 1));
    }
  }

  /** XML has no place for some characters, not even escaped. */
  private static String allowed(String text) {
    return text.replaceAll(
        "[^\\t\\n\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "\ufffd");
  }

  private static String number(double value) {
    String two = String.format(Locale.ROOT, "%.2f", value);
    return two.replaceAll("\\.?0+$", "");
  }
}
