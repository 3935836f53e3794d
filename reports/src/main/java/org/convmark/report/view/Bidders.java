package org.convmark.report.view;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convmark.report.buying.Configuration;
import org.convmark.report.buying.Device;
import org.convmark.report.buying.DevicesFile;
import org.convmark.report.buying.Market;
import org.convmark.report.buying.Slo;
import org.convmark.report.buying.Task;
import org.convmark.result.Cell;
import org.convmark.result.Estimate;

/** A market with the words for what is in it. */
record Bidders(Market market) {

  /** What a reader calls a device; the machine is told where two would have one name. */
  String name(Device device) {
    String plain = plainName(device);
    boolean isAlone =
        market.devices().stream().filter(each -> plain.equals(plainName(each))).count() == 1;
    return isAlone ? plain : plain + " (" + place(device) + ")";
  }

  private String plainName(Device device) {
    String given = market.offer(device).name();
    if (!given.isEmpty()) {
      return given;
    }
    return device.name().isBlank() ? place(device) : device.name();
  }

  static String place(Device device) {
    return device.word() + " of " + device.machineId();
  }

  DevicesFile file() {
    return market.buying().devices();
  }

  Optional<Slo> limit() {
    return market.buying().limit();
  }

  /** Such as {@code p99 ≤ 50 ms}. */
  static String words(Slo slo) {
    return slo.of().word() + " \u2264 " + Numbers.asPrinted(slo.ms()) + " ms";
  }

  /** What a caption says of the limit. */
  String limited() {
    return limit().map(slo -> ", " + words(slo)).orElse(", no limit of latency");
  }

  static String words(Task task) {
    return task.workload().word() + ", " + task.precision();
  }

  /** How a network is run, but for the precision, which stands elsewhere. */
  static String words(Cell cell) {
    return String.format(
        Locale.ROOT,
        "%s, batch %d, %d %s",
        cell.engine(),
        cell.batch(),
        cell.threads(),
        cell.threads() == 1 ? "thread" : "threads");
  }

  Optional<Estimate> cost(Configuration each) {
    return each.perMillion(file().terms());
  }

  boolean hasCosts() {
    return market.configurations().stream().anyMatch(each -> each.hasCost(file().terms()));
  }

  /** Why a configuration has no cost. */
  static String noCost(Configuration each) {
    return each.offer().price().isEmpty() ? "no price given" : "no watts given";
  }

  /**
   * The latency that is looked at: the limited one, or the highest percentile that some cell has.
   */
  Slo.Of latency(List<Configuration> ways) {
    return limit()
        .map(Slo::of)
        .orElseGet(
            () ->
                List.of(Slo.Of.P99, Slo.Of.P50).stream()
                    .filter(of -> ways.stream().anyMatch(each -> of.in(each.timing()).isPresent()))
                    .findFirst()
                    .orElse(Slo.Of.MEAN));
  }
}
