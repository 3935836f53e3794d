package org.convmark.harness.compare;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.convmark.result.compare.Comparison;
import org.convmark.result.compare.Verdict;

/**
 * A comparison as results of tests, which every CI shows: a test for each series, in the form that
 * Ant's JUnit task began. The XML writer of the platform escapes; what XML can't hold at all, such
 * as most control characters, {@link PlainText} has replaced.
 */
public final class JunitReport {

  private static final String NAME = "convmark compare";

  private final ComparisonReport report;
  private final XMLStreamWriter xml;

  private JunitReport(ComparisonReport report, XMLStreamWriter xml) {
    this.report = report;
    this.xml = xml;
  }

  /** The whole document. */
  public static String render(ComparisonReport report) {
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      new JunitReport(report, xml).write();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("memory can't fail to be written", e);
    }
    return out + "\n";
  }

  private void write() throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeCharacters("\n");
    xml.writeStartElement("testsuites");
    counts();
    xml.writeStartElement("testsuite");
    counts();
    if (!report.changed().isEmpty()) {
      xml.writeStartElement("properties");
      xml.writeEmptyElement("property");
      xml.writeAttribute("name", "changed between the sides");
      xml.writeAttribute("value", PlainText.of(report.explanation()));
      xml.writeEndElement();
    }
    for (Comparison comparison : report.comparisons()) {
      testcase(comparison);
    }
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void counts() throws XMLStreamException {
    xml.writeAttribute("name", NAME);
    xml.writeAttribute("tests", String.valueOf(report.comparisons().size()));
    xml.writeAttribute(
        "failures", count(report.comparisons().stream().filter(report::fails).count()));
    xml.writeAttribute("errors", "0");
    xml.writeAttribute(
        "skipped", count(report.comparisons().stream().filter(this::isSkipped).count()));
    xml.writeAttribute("time", "0");
  }

  private static String count(long count) {
    return String.valueOf(count);
  }

  /** What says neither good nor bad of the series, unless the gate fails on it. */
  private boolean isSkipped(Comparison comparison) {
    return !report.fails(comparison)
        && comparison.verdict() != Verdict.REGRESSED
        && comparison.verdict() != Verdict.IMPROVED
        && comparison.verdict() != Verdict.EQUIVALENT;
  }

  private void testcase(Comparison comparison) throws XMLStreamException {
    String sentence = PlainText.of(EvidenceText.sentence(comparison));
    xml.writeCharacters("\n");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", "convmark." + comparison.series().metric().word());
    xml.writeAttribute("name", PlainText.of(comparison.series().cell().id()));
    xml.writeAttribute("time", "0");
    if (report.fails(comparison)) {
      xml.writeStartElement("failure");
      xml.writeAttribute("type", comparison.verdict().name());
      xml.writeAttribute("message", comparison.verdict() + ": " + sentence);
      xml.writeEndElement();
    } else if (isSkipped(comparison)) {
      xml.writeEmptyElement("skipped");
      xml.writeAttribute("message", comparison.verdict() + ": " + sentence);
    } else {
      xml.writeStartElement("system-out");
      xml.writeCharacters(comparison.verdict() + ": " + sentence);
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }
}
