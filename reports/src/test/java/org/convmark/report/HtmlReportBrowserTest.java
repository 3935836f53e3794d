package org.convmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.convmark.result.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real browser makes of the report. */
class HtmlReportBrowserTest {

  private static final Pattern CANVAS = Pattern.compile("<div class=\"canvas\"[^>]*>");
  private static final Pattern SCRIPT = Pattern.compile("(?s)<script[^>]*>.*?</script>");
  private static final Pattern DRAWN = Pattern.compile("data-drawn=\"([0-9]+)\"");

  @TempDir Path folder;
  private Browser browser;

  @BeforeEach
  void findBrowser() {
    browser = Browser.require(folder);
  }

  @Test
  void everyChartIsDrawnWithoutAnError() throws Exception {
    String dom = browser.dom(page(SampleRun.typical()), "#all");
    List<String> canvases = CANVAS.matcher(dom).results().map(MatchResult::group).toList();
    assertThat(canvases).hasSizeGreaterThan(8);
    assertThat(canvases)
        .allSatisfy(canvas -> assertThat(DRAWN.matcher(canvas).results()).isNotEmpty());
    assertThat(DRAWN.matcher(dom).results().map(found -> Integer.parseInt(found.group(1))))
        .allMatch(shapes -> shapes > 10);
    assertThat(dom.contains("<svg")).isTrue();
    assertThat(body(dom)).isEqualTo("<body>");
  }

  @Test
  void hostileTextStaysText() throws Exception {
    String dom = browser.dom(page(SampleRun.hostile()), "#all");
    assertThat(body(dom)).isEqualTo("<body>");
    assertThat(SCRIPT.matcher(dom).replaceAll("").contains("<img")).isFalse();
    assertThat(DRAWN.matcher(dom).results()).isNotEmpty();
  }

  @Test
  void reportOfNothingRunsWithoutAnError() throws Exception {
    assertThat(body(browser.dom(page(SampleRun.empty()), ""))).isEqualTo("<body>");
    assertThat(body(browser.dom(page(SampleRun.nothingTimed()), ""))).isEqualTo("<body>");
  }

  @Test
  void themesArePaintedLightAndDark() throws Exception {
    Path page = page(SampleRun.typical());
    BufferedImage light = image(browser.screenshot(page, "#theme=light", "1280,6000"));
    BufferedImage dark = image(browser.screenshot(page, "#theme=dark", "1280,6000"));
    assertThat(brightness(light)).isGreaterThan(0.85);
    assertThat(brightness(dark)).isLessThan(0.25);
    assertThat(colours(light)).as("the tints of the charts").isGreaterThan(200);
    assertThat(colours(dark)).as("the tints of the charts").isGreaterThan(200);
  }

  @Test
  void printedPagesAreAPdf() throws Exception {
    byte[] pdf = Files.readAllBytes(browser.pdf(page(SampleRun.typical())));
    assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    assertThat(pdf.length).isGreaterThan(50_000);
  }

  private Path page(Run run) throws Exception {
    Path page = folder.resolve("report.html");
    Reports.write(new HtmlReport(), Report.of(run), page);
    return page;
  }

  /** The start of the body, where the page notes every error and every breach of its policy. */
  private static String body(String dom) {
    Matcher body = Pattern.compile("<body[^>]*>").matcher(dom);
    assertThat(body.find()).isTrue();
    return body.group();
  }

  private static BufferedImage image(Path path) throws Exception {
    try (InputStream in = Files.newInputStream(path)) {
      return ImageIO.read(in);
    }
  }

  private static double brightness(BufferedImage image) {
    return pixels(image)
        .mapToDouble(rgb -> ((rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255)) / 765.0)
        .average()
        .orElseThrow();
  }

  private static long colours(BufferedImage image) {
    return pixels(image).distinct().count();
  }

  private static IntStream pixels(BufferedImage image) {
    return IntStream.range(0, image.getWidth() * image.getHeight() / 4)
        .map(i -> i * 4)
        .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()));
  }
}
