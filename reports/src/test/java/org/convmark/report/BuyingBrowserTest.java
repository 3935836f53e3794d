package org.convmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.convmark.report.buying.Buying;
import org.convmark.report.buying.DevicesFile;
import org.convmark.report.buying.Slo;
import org.convmark.result.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader's assumptions do to the page on buying in a real browser. */
class BuyingBrowserTest {

  private static final String PRICES =
      """
      electricityPerKwh: 0.2
      devices:
        - {match: 'Intel*', name: server, price: 12000, watts: 400}
        - {match: '*Card*', name: card, price: 4000}
      """;

  private static final String READER =
      """
      const place = document.querySelector('[data-calculator="buying"]');
      const form = place.querySelector('form');
      const set = (name, value) => {
        form.elements[name].value = value;
        form.elements[name].dispatchEvent(new Event('input', { bubbles: true }));
      };
      const note = (name, value) => { document.body.dataset[name] = value; };
      const later = (then) => setTimeout(then, 600);
      const answer = () => place.querySelector('.answer').textContent;
      const named = (cell) => Array.from(cell.childNodes).filter((part) => part.nodeName !== 'SMALL')
          .map((part) => part.textContent).join('').trim();
      const texts = (row, from) => Array.from(row.children).slice(from).map(named);
      const costs = () => Array.from(place.querySelectorAll('tbody tr'), (row) => texts(row, 7)[0]).join();
      """;

  @TempDir Path folder;
  private Browser browser;

  @BeforeEach
  void findBrowser() {
    browser = Browser.require(folder);
  }

  @Test
  void thePageComputesWhatTheTablesSay() throws Exception {
    String dom =
        dom(
            report("p50=100ms"),
            "#buying",
            """
            const rows = Array.from(document.querySelectorAll('#buying-devices-table tbody tr'));
            const wrong = [];
            let compared = 0;
            Array.from(form.elements.model.options).forEach((model) => {
              Array.from(form.elements.workload.options).forEach((workload) => {
                set('model', model.value);
                set('workload', workload.value);
                const tabled = rows.filter((row) => named(row.children[0]) === model.value
                    && row.children[0].querySelector('small').textContent.startsWith(workload.value + ','));
                const computed = Array.from(place.querySelectorAll('tbody tr'));
                tabled.forEach((row, i) => {
                  const told = texts(row, 2).slice(0, 8).filter((text) => text !== '\\u2013').join('|');
                  const found = texts(computed[i], 2).join('|');
                  compared += told === found ? 1 : 0;
                  if (told !== found) {
                    wrong.push(model.value + ' ' + told + ' but ' + found);
                  }
                });
                const said = Array.from(document.querySelectorAll('#buying-choice > .lead'), (each) => each.textContent);
                if (workload.value === 'forward' && !said.includes(answer())) {
                  wrong.push(answer());
                }
              });
            });
            note('compared', compared);
            note('wrong', wrong.join('; '));
            """);
    assertThat(dom)
        .contains("data-compared=\"24\"", "data-wrong=\"\"", "costs least", "no cell meets")
        .doesNotContain("data-errors=");
  }

  @Test
  void assumptionsChangeTheCostsAndTheAddressFollows() throws Exception {
    String dom =
        dom(
            report(""),
            "#buying",
            """
            note('before', costs());
            set('utilisation', '0.25');
            note('idle', costs());
            const slider = form.querySelector('[data-of="electricity"]');
            slider.value = '0.4';
            slider.dispatchEvent(new Event('input', { bubbles: true }));
            note('field', form.elements.electricity.value);
            set('price-1', '40000');
            note('changed', place.querySelector('.changed').textContent);
            later(() => {
              note('address', location.hash);
              form.querySelector('.all').click();
              note('again', costs() + location.hash);
              note('requests', performance.getEntriesByType('resource').length);
            });
            """);
    String before = attribute(dom, "before");
    assertThat(before).matches("[0-9.]+,[0-9.]+");
    assertThat(attribute(dom, "idle")).matches("[0-9.]+,[0-9.]+").isNotEqualTo(before);
    assertThat(attribute(dom, "field")).isEqualTo("0.4");
    assertThat(attribute(dom, "changed"))
        .contains("utilisation", "0.25 instead of 0.5", "40000 instead of 4000");
    assertThat(attribute(dom, "address"))
        .isEqualTo("#buying?electricity=0.4&amp;utilisation=0.25&amp;price-1=40000");
    assertThat(attribute(dom, "again")).isEqualTo(before + "#buying");
    assertThat(attribute(dom, "requests")).isEqualTo("0");
    assertThat(dom).doesNotContain("data-errors=");
  }

  @Test
  void anAddressRestoresItsStateAndIgnoresWhatIsUnknown() throws Exception {
    String dom =
        dom(
            report(""),
            "#buying?model=vgg16%2Fplain&ms=40&of=p90&utilisation=7&workload=none&x=1",
            """
            note('state', [form.elements.model.value, form.elements.ms.value, form.elements.of.value,
              form.elements.utilisation.value, form.elements.workload.value].join());
            note('answer', answer());
            location.hash = '#buying?ms=0.001';
            later(() => note('followed', answer() + form.elements.model.value));
            """);
    assertThat(attribute(dom, "state")).isEqualTo("vgg16/plain,40,p90,0.5,forward");
    assertThat(attribute(dom, "answer")).startsWith("vgg16/plain, forward, fp32: card costs least");
    assertThat(attribute(dom, "followed"))
        .contains("no device is shown to meet p99 \u2264 0.001 ms", "alexnet/single_tower");
    assertThat(dom).doesNotContain("data-errors=");
  }

  @Test
  void tooFewSamplesAreSaidAndNeverMeetALimit() throws Exception {
    String dom =
        dom(
            report(""),
            "#buying?of=p99&ms=1000",
            """
            note('answer', answer());
            note('row', place.querySelector('tbody tr').textContent);
            """);
    assertThat(attribute(dom, "answer"))
        .contains("card costs least", "3 cells have too few samples");
    assertThat(attribute(dom, "row")).contains("server", "too few samples");
  }

  @Test
  void theChartIsOfWhatIsChosen() throws Exception {
    String dom = dom(report(""), "#buying?model=vgg16%2Fplain&of=p50&ms=999&price-0=&price-1=", "");
    int start = dom.indexOf("id=\"buying-front-chart\"");
    String chart = dom.substring(start, dom.indexOf("</svg>", start));
    assertThat(chart).contains("device hours per million images").contains("<path");
    assertThat(dom)
        .contains("server, fp32", "card, fp32")
        .doesNotContain("data-errors=", "Network and workload");
  }

  @Test
  void aChartWithoutPointsSaysSo() throws Exception {
    Report server = Report.of(SampleRun.typical());
    String dom = dom(server, "#buying?model=vgg16%2Fplain&of=p99&ms=999", "");
    int start = dom.indexOf("id=\"buying-front-chart\"");
    assertThat(dom.substring(start, dom.indexOf("</svg>", start)))
        .contains("No cell has both figures.")
        .doesNotContain("device hours per million images");
    assertThat(dom).doesNotContain("data-errors=");
  }

  @Test
  void assumptionsNeedNoChart() throws Exception {
    Path page = page(report(""), "");
    Files.writeString(page, Files.readString(page).replace(Assets.load().packedLibrary(), ""));
    assertThat(browser.dom(page, "#buying?ms=0.001")).contains("is shown to meet p99");
  }

  @Test
  void hostileNamesStayText() throws Exception {
    Report report =
        Report.of(
            List.of(SampleRun.hostile(), SampleMarket.card("</script><script>alert(1)</script>")));
    String dom =
        dom(
            report,
            "#buying",
            "note('scripts', place.querySelectorAll('script, img').length); note('answer', answer());");
    assertThat(attribute(dom, "scripts")).isEqualTo("0");
    assertThat(attribute(dom, "answer")).contains("does most");
    assertThat(dom).doesNotContain("data-errors=");
  }

  private Report report(String limit) throws Exception {
    Path file = Files.writeString(folder.resolve("devices.yaml"), PRICES);
    Optional<Slo> slo = limit.isEmpty() ? Optional.empty() : Optional.of(Slo.of(limit));
    List<Run> runs = SampleMarket.runs();
    return Report.of(runs).with(new Buying(DevicesFile.read(file), slo));
  }

  private static String attribute(String dom, String name) {
    var found = Pattern.compile("data-" + name + "=\"([^\"]*)\"").matcher(dom);
    assertThat(found.find()).as(name).isTrue();
    return found.group(1);
  }

  private String dom(Report report, String fragment, String script) throws Exception {
    return browser.dom(page(report, script), fragment).replaceAll("(?s)<script.*?</script>", "");
  }

  /** The report with a reader that the page's policy lets in. */
  private Path page(Report report, String script) throws Exception {
    Path page = folder.resolve("report.html");
    Reports.write(new HtmlReport(), report, page);
    String reader = "(function () {\n" + READER + script + "})();";
    byte[] sum =
        MessageDigest.getInstance("SHA-256").digest(reader.getBytes(StandardCharsets.UTF_8));
    String allowed = "script-src 'sha256-" + Base64.getEncoder().encodeToString(sum) + "' ";
    String html = Files.readString(page).replaceFirst("script-src ", allowed);
    int end = html.lastIndexOf("</body>");
    return Files.writeString(
        page, html.substring(0, end) + "<script>" + reader + "</script>" + html.substring(end));
  }
}
