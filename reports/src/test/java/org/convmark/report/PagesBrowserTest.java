package org.convmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a reader gets about in a report, in a real browser. */
class PagesBrowserTest {

  private static final String LOOK =
      """
      const open = () => Array.from(document.querySelectorAll('.page:not([hidden])'),
          (page) => page.dataset.page).join();
      const first = (id) => document.querySelector('#' + id + ' tbody tr:not([hidden])').cells;
      const field = (id) => document.getElementById(id).closest('.table').querySelector('[type=search]');
      const requests = () => performance.getEntriesByType('resource').length;
      """;

  @TempDir Path folder;
  private Browser browser;

  @BeforeEach
  void findBrowser() {
    browser = Browser.require(folder);
  }

  @Test
  void onePageIsOpenAtATimeAndTheAddressSaysWhich() throws Exception {
    String dom =
        dom(
            Report.of(SampleRun.typical()),
            "",
            """
            note('first', open());
            location.hash = '#networks';
            later(() => {
              note('second', open() + ':' + document.querySelector('nav [aria-current]').hash);
              location.hash = '#memory-table';
              later(() => {
                note('third', open());
                location.hash = '#nowhere"><script>';
                later(() => {
                  note('lost', open());
                  note('told', document.getElementById('lost').textContent);
                                    location.hash = '#all';
                  later(() => {
                    note('all', document.getElementById('lost').textContent);
                    location.hash = '#summary';
                    later(() => note('top', scrollY));
                  });
                });
              });
            });
            """);
    assertThat(dom)
        .contains("data-first=\"summary\"", "data-second=\"networks:#networks\"")
        .contains("data-third=\"engines\"", "data-lost=\"summary\"")
        .contains("data-told=\"There is no place \u201cnowhere", "data-all=\"\"", "data-top=\"0\"")
        .doesNotContain("data-errors=");
  }

  @Test
  void addressOpensThePageOfATableInItsOrder() throws Exception {
    String dom =
        dom(
            Report.of(SampleRun.typical()),
            "#memory-table?rows=googlenet%20pytorch&sort=4&order=descending",
            """
            note('open', open());
            note('first', first('memory-table')[2].textContent);
            note('field', field('memory-table').value);
            note('shown', document.getElementById('memory-table').closest('.table').querySelector('.shown').textContent);
            """);
    assertThat(dom)
        .contains("data-open=\"engines\"", "data-field=\"googlenet pytorch\"")
        .contains("3 of 26 rows shown: googlenet pytorch.")
        .doesNotContain("data-errors=");
  }

  @Test
  void tablesAreSortedByNumbersUpThenDownThenAsTheyWere() throws Exception {
    String dom =
        dom(
            Report.of(SampleRun.typical()),
            "#engines",
            """
            const table = document.getElementById('latency-table-0');
            const means = () => Array.from(table.tBodies[0].rows, (row) => row.cells[2].textContent);
            const numbers = () => means().map((text) => parseFloat(text.replace(/,/g, ''))).filter((x) => !Number.isNaN(x));
            const rises = (list) => list.every((x, i) => i === 0 || list[i - 1] <= x);
            const before = means().join();
            const button = table.tHead.rows[0].cells[2].querySelector('button');
            button.click();
            note('up', rises(numbers()) + table.tHead.rows[0].cells[2].getAttribute('aria-sort') + location.hash);
            button.click();
            note('down', rises(numbers().reverse()));
            note('last', means().at(-1));
            button.click();
            note('back', means().join() === before);
            note('requests', requests());
            """);
    assertThat(dom)
        .contains("data-up=\"trueascending#latency-table-0?sort=3&amp;order=ascending\"")
        .contains("data-down=\"true\"", "data-last=\"PARITY_FAILED\"", "data-back=\"true\"")
        .contains("data-requests=\"0\"")
        .doesNotContain("data-errors=");
  }

  @Test
  void chartsTellTheirNumbersAndFollowTheirChoice() throws Exception {
    String dom =
        dom(
            Report.of(SampleRun.scaling()),
            "#scaling",
            """
            const figure = document.getElementById('batches-chart').closest('figure');
            const details = () => figure.querySelector('details');
            const rows = () => details().querySelectorAll('tbody tr').length + ':' + details().querySelector('caption').textContent;
            later(() => {
              details().open = true;
              later(() => {
                note('rows', rows());
                const select = figure.querySelector('select');
                select.value = '1';
                select.dispatchEvent(new Event('change'));
                note('other', rows());
              });
            });
            """);
    assertThat(dom)
        .contains("data-rows=\"6:Data of this chart: alexnet/single_tower, forward, 4 threads\"")
        .contains("data-other=\"6:Data of this chart: vgg16/plain, forward, 4 threads\"")
        .doesNotContain("data-errors=");
  }

  @Test
  void severalRunsStandInOneReportWithAnchorsOfTheirOwn() throws Exception {
    Report both = Report.of(List.of(SampleRun.typical(), SampleRun.scaling()));
    String dom =
        dom(
            both,
            "#run-2-batches-table",
            """
            const ids = Array.from(document.querySelectorAll(':not(svg *)[id]'), (place) => place.id);
            note('open', open());
            note('twice', ids.filter((id, i) => ids.indexOf(id) !== i).join());
            note('dead', Array.from(document.querySelectorAll('main a[href^="#"]'), (link) => link.hash)
                .filter((hash) => !document.getElementById(hash.slice(1).split('?')[0])).join());
            """);
    assertThat(dom)
        .contains("data-open=\"scaling\"", "data-twice=\"\"", "data-dead=\"\"")
        .doesNotContain("data-errors=");
  }

  /** What the script noted, and whether there were errors: the start of the body. */
  private String dom(Report report, String fragment, String script) throws Exception {
    String dom = browser.dom(ScriptedPage.write(folder, report, LOOK + script), fragment);
    int body = dom.indexOf("<body");
    return dom.substring(body, dom.indexOf('>', body));
  }
}
