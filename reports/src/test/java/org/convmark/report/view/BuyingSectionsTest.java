package org.convmark.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.convmark.report.SampleMarket;
import org.convmark.report.SampleRun;
import org.convmark.report.buying.Buying;
import org.convmark.report.buying.DevicesFile;
import org.convmark.report.buying.Offer;
import org.convmark.report.buying.Price;
import org.convmark.report.buying.Slo;
import org.convmark.report.buying.Terms;
import org.convmark.result.Run;
import org.convmark.result.yaml.Glob;
import org.junit.jupiter.api.Test;

class BuyingSectionsTest {

  private static final OptionalDouble NO = OptionalDouble.empty();
  private static final Offer SERVER =
      new Offer(
          new Glob("Intel*"),
          "server",
          Optional.of(new Price(Price.Basis.BOUGHT, 12_000)),
          OptionalDouble.of(400),
          OptionalDouble.of(256));
  private static final Offer CARD =
      new Offer(new Glob("*Card*"), "", Optional.of(new Price(Price.Basis.RENTED, 0.5)), NO, NO);

  private static List<Section> sections(List<Run> runs, String limit, Offer... offers) {
    DevicesFile file =
        new DevicesFile(
            "/a/d.yaml", "EUR", Terms.DEFAULT, Set.of("utilisation", "devices"), List.of(offers));
    Optional<Slo> slo = limit.isEmpty() ? Optional.empty() : Optional.of(Slo.of(limit));
    return Page.of(runs, List.of(), new Buying(file, slo)).sections().stream()
        .filter(section -> section.id().startsWith("buying-"))
        .toList();
  }

  private static List<String> column(Table table, String title) {
    int place = table.columns().stream().map(Column::title).toList().indexOf(title);
    return table.rows().stream().map(row -> row.get(place).text()).toList();
  }

  private static Table table(List<Section> sections, String id) {
    return sections.stream()
        .flatMap(section -> section.tables().stream())
        .filter(table -> table.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyDeviceIsARowOfEveryTaskWithItsMachine() {
    Table devices = table(sections(SampleMarket.runs(), "", SERVER, CARD), "buying-devices-table");
    assertThat(devices.rows()).hasSize(24);
    assertThat(devices.rows())
        .extracting(row -> row.get(1).text() + " " + row.get(1).note())
        .containsOnly("server cpu of m3f9a1c2", SampleMarket.CARD + " cuda:0 of m77");
    assertThat(devices.rows().get(0).get(9).note()).startsWith("TDP; ");
    assertThat(devices.rows().get(1).get(9).note()).startsWith("measured, NVML; ");
    assertThat(column(devices, "Headroom")).contains("255.6", "\u2013");
  }

  @Test
  void theCheapestIsNamedWithTheNextAndWhetherTheirIntervalsLieApart() {
    List<Section> sections = sections(SampleMarket.runs(), "p50=20ms", SERVER, CARD);
    assertThat(sections.get(0).lead())
        .contains("vgg16/plain, forward, fp32: no device is shown to meet p50 \u2264 20 ms.")
        .anySatisfy(
            sentence ->
                assertThat(sentence)
                    .startsWith("alexnet/single_tower, forward, fp32: Example Card 80G costs least")
                    .contains("EUR per million images", "Next is server with")
                    .endsWith("their intervals lie apart."));
    assertThat(table(sections, "buying-cheapest-table").rows()).hasSize(6);
  }

  @Test
  void withoutPricesThroughputStandsAndCostsSayWhatToGive() {
    List<Section> sections = sections(SampleMarket.runs(), "");
    assertThat(sections.get(0).lead().get(0)).contains("--devices FILE");
    assertThat(sections.get(0).lead().get(2)).contains("does most", "images/s");
    assertThat(sections.get(0).tables())
        .extracting(Table::id)
        .containsExactly("buying-front-table");
    Table devices = table(sections, "buying-devices-table");
    assertThat(column(devices, "Cost of 10\u2076 images")).containsOnly("no price given");
    assertThat(column(devices, "Throughput")).doesNotContain("\u2013");
  }

  @Test
  void aDeviceWithoutAPriceIsLeftOutOfTheAnswerAndCounted() {
    assertThat(sections(SampleMarket.runs(), "", SERVER).get(0).lead().get(1))
        .contains("server costs least", "1 device that does it has no cost.");
  }

  @Test
  void anEntryThatMatchesNothingIsAWarning() {
    List<Section> sections = sections(List.of(SampleRun.typical()), "", SERVER, CARD);
    assertThat(sections.get(1).lead())
        .anySatisfy(line -> assertThat(line).startsWith("Assumed for nothing here: '*Card*'"));
  }

  @Test
  void tooFewSamplesForTheLimitAreCounted() {
    List<Section> sections = sections(SampleMarket.runs(), "p99=10s", SERVER, CARD);
    assertThat(sections.get(0).lead())
        .contains("26 cells have too few samples for p99, and so are not taken to meet the limit.");
    assertThat(column(table(sections, "buying-devices-table"), "Best configuration"))
        .contains("too few samples");
  }

  @Test
  void whatIsAssumedSaysWhereItIsFrom() {
    Table assumed =
        table(sections(SampleMarket.runs(), "", SERVER, CARD), "buying-assumptions-table");
    assertThat(column(assumed, "From")).startsWith("default", "d.yaml", "default", "default");
    assertThat(column(assumed, "What"))
        .contains("Price of server", "Power of server", "Rent of " + SampleMarket.CARD)
        .doesNotContain("Power of " + SampleMarket.CARD);
  }

  @Test
  void devicesOfOneNameAreToldApartByTheirMachines() {
    String same = "Intel(R) Xeon(R) Platinum 8481C CPU @ 2.70GHz";
    List<Run> runs = List.of(SampleRun.typical(), SampleMarket.card(same));
    assertThat(column(table(sections(runs, "", SERVER), "buying-devices-table"), "Device"))
        .containsOnly("server (cpu of m3f9a1c2)", "server (cuda:0 of m77)");
  }

  @Test
  void aRunOfWhichNothingWasTimedSaysSo() {
    assertThat(sections(List.of(SampleRun.nothingTimed()), ""))
        .singleElement()
        .satisfies(section -> assertThat(section.lead()).containsExactly(Page.NOTHING_TIMED));
  }

  @Test
  void whatThePageComputesWithStaysSmallForManyCells() throws Exception {
    List<Run> runs = IntStream.range(0, 20).mapToObj(i -> SampleMarket.card("Card " + i)).toList();
    Page page = Page.of(runs);
    assertThat(page.calculators().get(0).offered().ways()).hasSizeGreaterThan(500);
    ObjectMapper json = new ObjectMapper();
    String facts = json.writeValueAsString(page.calculators());
    String chart = json.writeValueAsString(page.drawings().get("buying-front-chart"));
    assertThat(facts.length() + chart.length()).isLessThan(300_000);
  }
}
