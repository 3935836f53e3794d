package org.convmark.report.view;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.convmark.report.buying.Configuration;
import org.convmark.report.buying.Device;
import org.convmark.report.buying.Offer;
import org.convmark.report.buying.Power;
import org.convmark.report.buying.Price;
import org.convmark.report.view.Calculator.Bound;
import org.convmark.report.view.Calculator.Counted;
import org.convmark.report.view.Calculator.Figured;
import org.convmark.report.view.Calculator.Latency;
import org.convmark.report.view.Calculator.Names;
import org.convmark.report.view.Calculator.Party;
import org.convmark.report.view.Calculator.Place;
import org.convmark.report.view.Calculator.Way;
import org.convmark.result.Timing;

/** Makes of a market what the script of the page reads. */
final class Calculators {

  private final Bidders bidders;
  private final List<Configuration> all;
  private final List<Device> devices;
  private final Names names;

  private Calculators(Bidders bidders) {
    this.bidders = bidders;
    this.all = bidders.market().configurations();
    this.devices = bidders.market().devices();
    this.names =
        new Names(
            distinct(each -> each.cell().model()),
            bidders.market().tasks().stream()
                .map(task -> task.workload().word())
                .distinct()
                .toList(),
            FrontChart.precisions(bidders),
            distinct(each -> each.cell().engine()));
  }

  private List<String> distinct(Function<Configuration, String> part) {
    return all.stream().map(part).distinct().toList();
  }

  static Calculator of(Bidders bidders) {
    return new Calculators(bidders).calculator();
  }

  private Calculator calculator() {
    return new Calculator(
        new Place(Calculator.ID, FrontChart.ID),
        bidders.file().currency(),
        bidders.file().terms(),
        bidders
            .limit()
            .map(slo -> new Bound(slo.of().word(), slo.ms()))
            .orElseGet(() -> new Bound(bidders.latency(all).word(), null)),
        new Calculator.Offered(
            names.shown(),
            devices.stream().map(this::party).toList(),
            all.stream().map(this::way).toList()));
  }

  private Party party(Device device) {
    Offer offer = bidders.market().offer(device);
    int precisions = names.precisions().size();
    return new Party(
        bidders.name(device),
        offer
            .price()
            .filter(price -> price.basis() == Price.Basis.RENTED)
            .map(Price::basis)
            .orElse(Price.Basis.BOUGHT),
        offer.price().map(Price::amount).orElse(null),
        orNull(offer.watts()),
        IntStream.range(0, precisions)
            .mapToObj(i -> Tints.device(devices.indexOf(device) * precisions + i))
            .toList());
  }

  private Way way(Configuration each) {
    return new Way(
        devices.indexOf(each.device()),
        List.of(
            names.models().indexOf(each.cell().model()),
            names.workloads().indexOf(each.cell().workload().word()),
            names.precisions().indexOf(each.cell().precision()),
            names.engines().indexOf(each.cell().engine()),
            each.cell().batch(),
            each.cell().threads()),
        Figured.of(each.throughput()),
        latency(each.timing()),
        each.power().filter(Power::isMeasured).map(Calculators::counted).orElse(null));
  }

  private static Latency latency(Timing timing) {
    return new Latency(
        timing.mean().value(),
        orNull(timing.quantiles().p50()),
        orNull(timing.quantiles().p90()),
        orNull(timing.quantiles().p99()));
  }

  private static Counted counted(Power power) {
    return new Counted(power.watts(), Figured.of(power.imagesPerJoule()), power.source());
  }

  private static Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
