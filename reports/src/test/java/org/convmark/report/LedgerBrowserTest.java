package org.convmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.convmark.result.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader's choices do to the ledgers in a real browser. */
class LedgerBrowserTest {

  private static final Pattern ROW = Pattern.compile("<tr data-verdict=\"[^>]*>");
  private static final String CHOOSE =
      """
      const form = document.querySelector('[data-ledger="claims"] form');
      const choose = (name, value) => {
        form.elements[name].value = value;
        form.elements[name].dispatchEvent(new Event('input', { bubbles: true }));
      };
      const shown = (id) => document.querySelectorAll(
          `[data-ledger="${id}"] tr[data-verdict]:not([hidden])`).length;
      const tallies = () => Array.from(document.querySelectorAll('[data-ledger="claims"] dd'),
          (place) => place.textContent).join('/');
      """;

  @TempDir Path folder;
  private Browser browser;

  @BeforeEach
  void findBrowser() {
    browser = Browser.require(folder);
  }

  @Test
  void addressOpensTheLedgerFiltered() throws Exception {
    String dom = dom(SampleRun.typical(), "#claims?verdict=CONTRADICTED", "");
    List<String> rows = ROW.matcher(dom).results().map(MatchResult::group).toList();
    assertThat(rows).as("nine claims, three published figures").hasSize(12);
    assertThat(rows).filteredOn(row -> row.contains("hidden")).hasSize(7);
    assertThat(rows)
        .filteredOn(row -> row.contains("hidden"))
        .noneMatch(row -> row.contains("CONTRADICTED"));
    assertThat(dom).contains("2 of 9 shown: verdict CONTRADICTED.", "All 3 shown.");
    assertThat(dom).doesNotContain("<body data-errors");
  }

  @Test
  void choicesNarrowTheRowsAndTheCountsAndTheAddressFollow() throws Exception {
    String dom =
        dom(
            SampleRun.typical(),
            "",
            """
            choose('kind', 'filter_count');
            note('kind', shown('claims') + ':' + tallies());
            choose('q', 'REDUCTION  1152');
            note('words', shown('claims') + ':' + tallies());
            later(() => {
              note('address', location.hash);
              form.querySelector('.all').click();
              note('all', shown('claims') + ':' + tallies() + location.hash);
              note('requests', performance.getEntriesByType('resource').length);
            });
            """);
    assertThat(dom)
        .contains("data-kind=\"3:1/0/2\"", "data-words=\"1:0/0/1\"")
        .contains("data-address=\"#claims?kind=filter_count&amp;q=REDUCTION++1152\"")
        .contains("data-all=\"9:2/1/6#claims\"", "data-requests=\"0\"")
        .doesNotContain("data-errors=");
  }

  @Test
  void countsOfTheDocumentsLeadToTheirRows() throws Exception {
    String dom =
        dom(
            SampleRun.typical(),
            "",
            """
            document.querySelector('#claims-documents a[href$="&verdict=NEEDS_DATA"]').click();
            later(() => {
              note('followed', shown('claims') + ':' + tallies());
              location.hash = '#claims?verdict=MAYBE&kind=params&unknown=x';
              later(() => note('odd', shown('claims') + ':' + shown('published')));
            });
            """);
    assertThat(dom)
        .contains("data-followed=\"1:0/1/0\"", "data-odd=\"2:3\"")
        .doesNotContain("data-errors=");
  }

  @Test
  void hostileTextIsFoundByItsOwnChoice() throws Exception {
    String dom =
        dom(
            SampleRun.hostile(),
            "",
            """
            const found = Array.from(form.elements.document.options).slice(1).map((option) => {
              choose('document', option.value);
              return shown('claims');
            });
            note('found', found.join());
            note('handlers', document.querySelectorAll('[onmouseover]').length);
            """);
    assertThat(dom)
        .contains("data-found=\"1,1,1,1\"", "data-handlers=\"0\"")
        .doesNotContain("data-errors=");
  }

  @Test
  void filtersNeedNoChart() throws Exception {
    Path page = page(SampleRun.typical(), "");
    String html = Files.readString(page);
    Files.writeString(page, html.replace(Assets.load().packedLibrary(), ""));
    assertThat(browser.dom(page, "#claims?kind=params"))
        .contains("2 of 9 shown: kind params.")
        .doesNotContain("data-drawn=");
  }

  @Test
  void bubblesAreDrawn() throws Exception {
    String dom = dom(SampleRun.typical(), "#networks", "");
    int start = dom.indexOf("id=\"models-chart\"");
    String chart = dom.substring(start, dom.indexOf("</svg>", start));
    assertThat(chart.split("<circle|<path", -1)).hasSizeGreaterThan(20);
    assertThat(chart).contains(">googlenet<", ">resnet50<", "documented top-5 error");
  }

  private String dom(Run run, String fragment, String script) throws Exception {
    return browser.dom(page(run, script), fragment).replaceAll("(?s)<script.*?</script>", "");
  }

  private Path page(Run run, String script) throws Exception {
    return ScriptedPage.write(folder, Report.of(run), CHOOSE + script);
  }
}
