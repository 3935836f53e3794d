package org.convmark.report.buying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.convmark.report.buying.Price.Basis;
import org.convmark.result.Cell;
import org.convmark.result.Documentation;
import org.convmark.result.Energy;
import org.convmark.result.Environment;
import org.convmark.result.Estimate;
import org.convmark.result.Interval;
import org.convmark.result.Measurement;
import org.convmark.result.Memory;
import org.convmark.result.NetworkCost;
import org.convmark.result.Outcome;
import org.convmark.result.Provenance;
import org.convmark.result.Run;
import org.convmark.result.Timing;
import org.convmark.result.Workload;
import org.convmark.result.yaml.Glob;
import org.junit.jupiter.api.Test;

class MarketTest {

  private static final Offset<Double> CLOSE = within(1e-9);
  private static final OptionalDouble NO = OptionalDouble.empty();
  private static final Task TASK = new Task("net/a", Workload.FORWARD, "fp32");

  private final List<Measurement> cells = new ArrayList<>();

  /** A cell of one device whose p50 is its mean. */
  private void timed(
      String device, int batch, String precision, double ms, Optional<Energy> energy) {
    timed(device, batch, precision, ms, energy, Instant.EPOCH);
  }

  private void timed(
      String device,
      int batch,
      String precision,
      double ms,
      Optional<Energy> energy,
      Instant began) {
    Timing timing =
        new Timing(
            new Timing.Counts(3, 60, 0),
            new Estimate(ms, Optional.of(new Interval(ms * 0.8, ms * 1.25))),
            new Timing.Quantiles(OptionalDouble.of(ms), NO, NO, ms, ms),
            NO,
            NO);
    cells.add(
        new Measurement(
            new Cell("net/a", "e", "cpu", Workload.FORWARD, new Cell.Setting(batch, precision, 1)),
            Outcome.OK,
            Optional.of(new Measurement.Figures(timing, Memory.NOT_MEASURED, energy)),
            NetworkCost.NOT_COUNTED,
            new Provenance(NO, Provenance.Loaded.NOT_LOADED, device, "m1", began)));
  }

  private Market market(Optional<Slo> limit, Offer... offers) {
    Run run = new Run("r", new Environment(Map.of()), Documentation.NONE, cells, List.of());
    DevicesFile file =
        new DevicesFile("f", "USD", new Terms(0.2, 0.5, 2, 1.5), Set.of(), List.of(offers));
    return Market.of(List.of(run), new Buying(file, limit));
  }

  private static Offer offer(String match, Basis basis, double amount, OptionalDouble watts) {
    return new Offer(
        new Glob(match), "", Optional.of(new Price(basis, amount)), watts, OptionalDouble.empty());
  }

  private static Estimate cost(Market market) {
    return market.byCost(TASK).get(0).perMillion(market.buying().devices().terms()).orElseThrow();
  }

  /**
   * 2 years of 8766 h at half use are 8766 busy hours: 8766 for the device is 1 an hour. 1000 W
   * with overhead 1.5 at 0.2 a kWh are 0.3 an hour. 100 images/s are 0.36 million an hour.
   */
  @Test
  void aBoughtDeviceCostsItsShareOfLifeAndItsElectricity() {
    timed("a", 1, "fp32", 10, Optional.empty());
    Estimate cost =
        cost(market(Optional.empty(), offer("a", Basis.BOUGHT, 8766, OptionalDouble.of(1000))));
    assertThat(cost.value()).isCloseTo(1.3 / 0.36, CLOSE);
    assertThat(cost.interval().orElseThrow().low()).isCloseTo(0.8 * 1.3 / 0.36, CLOSE);
    assertThat(cost.interval().orElseThrow().high()).isCloseTo(1.25 * 1.3 / 0.36, CLOSE);
  }

  /** 3 an hour, of which every second is busy, are 6; the electricity is in the rent. */
  @Test
  void aRentedDeviceCostsItsIdleHoursToo() {
    timed("a", 1, "fp32", 10, Optional.empty());
    Market market = market(Optional.empty(), offer("a", Basis.RENTED, 3, OptionalDouble.of(1000)));
    assertThat(cost(market).value()).isCloseTo(6 / 0.36, CLOSE);
  }

  /** 0.25 J an image, 100 of them a second, are 25 W and 0.0075 an hour, whatever the mean was. */
  @Test
  void measuredPowerTakesThePlaceOfWatts() {
    Energy energy =
        new Energy(
            new Estimate(0.25, Optional.of(new Interval(0.2, 0.5))), 500, Energy.Source.RAPL);
    timed("a", 1, "fp32", 10, Optional.of(energy));
    Market market =
        market(Optional.empty(), offer("a", Basis.BOUGHT, 8766, OptionalDouble.of(1000)));
    assertThat(cost(market).value()).isCloseTo(1.0075 / 0.36, CLOSE);
    Power power = market.configurations().get(0).power().orElseThrow();
    assertThat(power)
        .isEqualTo(new Power(25, new Estimate(4, Optional.of(new Interval(2, 5))), "RAPL"));
  }

  @Test
  void givenPowerIsCalledTdp() {
    timed("a", 1, "fp32", 10, Optional.empty());
    Market market = market(Optional.empty(), offer("a", Basis.BOUGHT, 1, OptionalDouble.of(50)));
    Power power = market.configurations().get(0).power().orElseThrow();
    assertThat(power.source()).isEqualTo("TDP");
    assertThat(power.imagesPerJoule().value()).isCloseTo(2, CLOSE);
  }

  @Test
  void aBoughtDeviceWithoutWattsHasNoCost() {
    timed("a", 1, "fp32", 10, Optional.empty());
    assertThat(market(Optional.empty(), offer("a", Basis.BOUGHT, 1, NO)).byCost(TASK)).isEmpty();
    assertThat(market(Optional.empty()).byCost(TASK)).isEmpty();
  }

  @Test
  void bestIsTheMostImagesOfThoseWithinTheLimit() {
    timed("a", 1, "fp32", 10, Optional.empty());
    timed("a", 4, "fp32", 20, Optional.empty());
    timed("a", 8, "fp32", 50, Optional.empty());
    timed("a", 16, "fp32", 60, Optional.empty());
    Bid free = market(Optional.empty()).bids(TASK).get(0);
    assertThat(free.best().orElseThrow().cell().batch()).isEqualTo(16);
    assertThat(free.largestBatch()).isEqualTo(16);
    Bid bound = market(Optional.of(Slo.of("p50=50ms"))).bids(TASK).get(0);
    assertThat(bound.best().orElseThrow().cell().batch()).isEqualTo(4);
    assertThat(bound.largestBatch()).isEqualTo(8);
    assertThat(market(Optional.of(Slo.of("p50=9ms"))).bids(TASK).get(0).best()).isEmpty();
  }

  @Test
  void tooFewSamplesAreCountedAndNeverTakenToMeetTheLimit() {
    timed("a", 1, "fp32", 10, Optional.empty());
    Market market = market(Optional.of(Slo.of("p99=1s")));
    assertThat(market.bids(TASK).get(0).best()).isEmpty();
    assertThat(market.unknown()).isEqualTo(1);
  }

  @Test
  void fewerBitsAreAnotherTask() {
    timed("a", 1, "fp32", 10, Optional.empty());
    timed("a", 1, "fp16", 5, Optional.empty());
    Market market = market(Optional.empty());
    assertThat(market.tasks()).extracting(Task::precision).containsExactly("fp32", "fp16");
    assertThat(market.bids(TASK).get(0).best().orElseThrow().cell().precision()).isEqualTo("fp32");
  }

  @Test
  void theCheapestComesFirstWhateverIsFaster() {
    timed("fast", 1, "fp32", 1, Optional.empty());
    timed("slow", 1, "fp32", 10, Optional.empty());
    Market market =
        market(
            Optional.empty(),
            offer("fast", Basis.RENTED, 100, NO),
            offer("slow", Basis.RENTED, 1, NO),
            offer("none", Basis.RENTED, 1, NO));
    assertThat(market.byCost(TASK))
        .extracting(each -> each.device().name())
        .containsExactly("slow", "fast");
    assertThat(market.unused()).extracting(each -> each.match().pattern()).containsExactly("none");
  }

  @Test
  void aLaterRunOfTheSameCellTakesThePlaceOfTheEarlier() {
    timed("a", 1, "fp32", 5, Optional.empty(), Instant.ofEpochSecond(9));
    timed("a", 1, "fp32", 10, Optional.empty(), Instant.ofEpochSecond(1));
    Market market = market(Optional.empty());
    assertThat(market.configurations()).hasSize(1);
    assertThat(market.superseded()).isEqualTo(1);
    assertThat(market.configurations().get(0).throughput().value()).isCloseTo(200, CLOSE);
  }
}
