package org.convmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convmark.result.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What axe-core finds in a report: nothing, not even of moderate weight. */
class AccessibilityTest {

  private static final Pattern FOUND = Pattern.compile("data-axe=\"([^\"]*)\"");

  @TempDir Path folder;
  private Browser browser;

  @BeforeEach
  void findBrowser() {
    browser = Browser.require(folder);
  }

  @Test
  void nothingIsFound() throws Exception {
    assertThat(found(Report.of(SampleRun.typical()), "#all", "{}")).startsWith("none of ");
  }

  @Test
  @Tag("full")
  void coloursContrastInTheDarkToo() throws Exception {
    String contrast = "{ runOnly: ['color-contrast'] }";
    assertThat(found(Report.of(SampleRun.typical()), "#all?theme=dark", contrast))
        .startsWith("none of ");
  }

  @Test
  void norInAReportOfSeveralRuns() throws Exception {
    List<Run> runs = List.of(SampleRun.nothingTimed(), SampleRun.hostile());
    assertThat(found(Report.of(runs), "#all", "{}")).startsWith("none of ");
  }

  private String found(Report report, String fragment, String options) throws Exception {
    Path page =
        ScriptedPage.write(
            folder,
            report,
            axe()
                + """
                ;axe.run(document, OPTIONS).then((result) => {
                  note('axe', result.violations.length === 0
                    ? 'none of ' + result.passes.length
                    : result.violations.map((each) => [each.impact, each.id, each.nodes.length]
                        .concat(each.nodes.map((node) => node.html.slice(0, 200)))
                        .join(' ')).join(' | '));
                }).catch((error) => note('axe', String(error)));
                """
                    .replace("OPTIONS", options));
    Matcher seen = FOUND.matcher(browser.dom(page, fragment));
    assertThat(seen.find()).as("axe-core came to an end").isTrue();
    return seen.group(1);
  }

  private static String axe() throws Exception {
    try (InputStream in = AccessibilityTest.class.getResourceAsStream("/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("</script", "<\\/script");
    }
  }
}
