package org.convmark.harness.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.convmark.result.Cell;
import org.convmark.result.Workload;
import org.convmark.result.compare.Change;
import org.convmark.result.compare.Comparison;
import org.convmark.result.compare.Comparison.Forks;
import org.convmark.result.compare.Difference;
import org.convmark.result.compare.Metric;
import org.convmark.result.compare.Series;
import org.convmark.result.compare.Threshold;
import org.convmark.result.compare.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ReportsTest {

  static final List<String> HOSTILE = HostileTextTest.HOSTILE;

  private static final Set<Verdict> GATE =
      EnumSet.of(Verdict.REGRESSED, Verdict.MISSING, Verdict.FAILED);

  private static Series series(String model) {
    return new Series(
        new Cell(model, "mxnet", "cpu", Workload.FORWARD, new Cell.Setting(1, "fp32", 2)),
        Metric.LATENCY_MEAN);
  }

  private static Comparison tested(String model, Verdict verdict, double factor, String remark) {
    double[] base = {100, 101, 99, 100.5, 100.2};
    double[] later = {100 * factor, 101 * factor, 99 * factor, 100 * factor, 100.3 * factor};
    Comparison.Evidence evidence =
        new Comparison.Evidence(
            forks(base),
            forks(later),
            Change.of(base, later, 0.03),
            0.00001,
            new Threshold(0.03, remark));
    return new Comparison(series(model), verdict, Optional.of(evidence), Optional.empty(), remark);
  }

  private static Forks forks(double[] values) {
    List<Double> all = new ArrayList<>();
    for (double value : values) {
      all.add(value);
    }
    return new Forks(values.length, 100, all);
  }

  private static Comparison untested(String model, Verdict verdict, String remark) {
    return new Comparison(series(model), verdict, Optional.empty(), Optional.empty(), remark);
  }

  private static ComparisonReport report(String remark) {
    return new ComparisonReport(
        List.of(
            tested("same/x", Verdict.EQUIVALENT, 1, remark),
            tested("better/x", Verdict.IMPROVED, 0.8, remark),
            tested("worse/x", Verdict.REGRESSED, 1.3, remark),
            tested("worst/x", Verdict.REGRESSED, 2, remark),
            untested("gone/x", Verdict.MISSING, remark),
            untested("new/x", Verdict.NEW, remark),
            untested("other/x", Verdict.NOT_COMPARABLE, remark),
            tested("unclear/x", Verdict.INCONCLUSIVE, 1.03, remark),
            new Comparison(
                series("known/x"),
                Verdict.REGRESSED,
                Optional.empty(),
                Optional.of(remark),
                "acknowledged: " + remark)),
        List.of(new Difference("git commit", List.of("abc"), List.of(remark))),
        GATE);
  }

  @Test
  void markdownSaysItInOneLineAndFoldsWhatNobodyMustSee() {
    String text = MarkdownReport.render(report("r"));
    assertThat(text.lines().findFirst().orElseThrow())
        .isEqualTo(
            "**Convmark: 1 MISSING, 3 REGRESSED, 1 NOT_COMPARABLE, 1 INCONCLUSIVE, 1 NEW, 1"
                + " IMPROVED, 1 EQUIVALENT (1 acknowledged). The gate fails.**");
    int fold = text.indexOf("<details>");
    assertThat(text.indexOf("gone.x")).isBetween(0, text.indexOf("worst.x"));
    assertThat(text.indexOf("worst.x")).isBetween(0, text.indexOf("worse.x"));
    assertThat(text.indexOf("worse.x")).isBetween(0, fold);
    assertThat(text.indexOf("better.x")).isBetween(0, fold);
    assertThat(text.indexOf("same.x")).isGreaterThan(fold);
    assertThat(text.indexOf("other.x")).isGreaterThan(fold);
    assertThat(text).contains("* `git commit abc then, r now`\n").endsWith("</details>\n");
  }

  @ParameterizedTest
  @FieldSource("HOSTILE")
  void everyRowOfMarkdownKeepsItsCells(String hostile) {
    String text = MarkdownReport.render(report(hostile));
    List<String> rows = text.lines().filter(line -> line.startsWith("|")).toList();
    assertThat(rows).allSatisfy(row -> assertThat(row.chars().filter(c -> c == '|')).hasSize(12));
    String outsideOfCode = text.replaceAll("(?<!`)(`+)(?!`).+?(?<!`)\\1(?!`)", "");
    assertThat(outsideOfCode).doesNotContain("<script", "javascript:", "@", "http:", "`");
  }

  @Test
  void aCommentIsNeverLongerThanGithubTakes() {
    List<Comparison> many =
        IntStream.range(0, 2000)
            .mapToObj(i -> tested("n/" + i, Verdict.REGRESSED, 2, "|".repeat(300)))
            .toList();
    String text = MarkdownReport.render(new ComparisonReport(many, List.of(), GATE));
    assertThat(text.length()).isBetween(30_000, 65_536);
    assertThat(text).contains("more; --format csv has all");
  }

  private static Document parsed(String xml) throws Exception {
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(ReportsTest.class.getResource("junit.xsd"))
        .newValidator()
        .validate(new StreamSource(new StringReader(xml)));
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  @ParameterizedTest
  @FieldSource("HOSTILE")
  void junitIsValidWithATestForEachSeries(String hostile) throws Exception {
    Document document = parsed(JunitReport.render(report(hostile)));
    Element suite = (Element) document.getElementsByTagName("testsuite").item(0);
    assertThat(suite.getAttribute("tests")).isEqualTo("9");
    assertThat(suite.getAttribute("failures")).isEqualTo("3");
    assertThat(suite.getAttribute("skipped")).isEqualTo("3");
    assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(9);
    assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(3);
    assertThat(document.getElementsByTagName("skipped").getLength()).isEqualTo(3);
    Element missing = (Element) document.getElementsByTagName("failure").item(2);
    assertThat(missing.getAttribute("message")).isEqualTo("MISSING: " + PlainText.of(hostile));
  }

  @ParameterizedTest
  @FieldSource("HOSTILE")
  void everyLineForGithubIsACommandOfOurs(String hostile) {
    List<String> lines = GithubAnnotations.render(report(hostile)).lines().toList();
    assertThat(lines).hasSize(7);
    assertThat(lines)
        .allSatisfy(line -> assertThat(line).matches("::(error|warning|notice) title=[^:,]+::.*"));
    assertThat(lines.get(0)).startsWith("::notice title=convmark compare::1 MISSING, 3 REGRESSED");
    assertThat(lines.stream().filter(line -> line.startsWith("::error"))).hasSize(3);
    assertThat(lines.get(1)).startsWith("::error title=MISSING gone.x-mxnet-cpu-forward");
  }

  @Test
  void githubGetsNoMoreThanItShows() {
    List<Comparison> many =
        IntStream.range(0, 50).mapToObj(i -> tested("n/" + i, Verdict.REGRESSED, 2, "")).toList();
    assertThat(GithubAnnotations.render(new ComparisonReport(many, List.of(), GATE)).lines())
        .hasSize(11);
  }

  @ParameterizedTest
  @FieldSource("HOSTILE")
  void columnsForSpreadsheetsHoldNoFormula(String hostile) {
    for (Comparison comparison : report(hostile).comparisons()) {
      for (ComparisonColumn column : ComparisonColumn.forSpreadsheets()) {
        if (column.kind() == ComparisonColumn.Kind.TEXT) {
          assertThat(column.value().apply(comparison)).doesNotContainPattern("^[=+@\\t\\r\\n-]");
        }
      }
      for (ComparisonColumn column : ComparisonColumn.forTerminals()) {
        assertThat(column.value().apply(comparison)).doesNotContainPattern("\\p{C}");
      }
    }
  }
}
