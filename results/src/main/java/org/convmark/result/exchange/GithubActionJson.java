package org.convmark.result.exchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convmark.result.Estimate;
import org.convmark.result.Interval;
import org.convmark.result.Measurement;
import org.convmark.result.Run;
import org.convmark.result.Workload;

/**
 * The custom input of github-action-benchmark: a list of name, unit, value, range and extra. Its
 * {@code tool} says for a whole file whether smaller or bigger is better.
 */
final class GithubActionJson {

  private static final double MS_PER_SECOND = 1000;
  private static final double BYTES_PER_MIB = 1 << 20;

  private GithubActionJson() {}

  static String text(Run run, List<Quantity> quantities) {
    ArrayNode all = Json.list();
    List<Quantity> wanted = wanted(quantities);
    for (Measurement row : run.measurements()) {
      for (Quantity quantity : wanted) {
        quantity.of(row).ifPresent(value -> all.add(entry(row, quantity, value)));
      }
    }
    return Json.text(Exported.some(run, all));
  }

  private static List<Quantity> wanted(List<Quantity> quantities) {
    List<Quantity> wanted =
        quantities.isEmpty()
            ? Arrays.stream(Quantity.values()).filter(each -> !each.isBiggerBetter()).toList()
            : quantities;
    if (wanted.stream().map(Quantity::isBiggerBetter).distinct().count() > 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "--metric: expected metrics of one direction, found %s; the action takes %s in a file"
                  + " of its own (tool: customBiggerIsBetter)",
              wanted.stream().map(Quantity::word).toList(),
              Quantity.THROUGHPUT.word()));
    }
    return wanted;
  }

  private static ObjectNode entry(Measurement row, Quantity quantity, Estimate estimate) {
    double scale = scale(quantity);
    ObjectNode entry =
        Json.object()
            .put("name", row.cell().id() + " " + quantity.word())
            .put("unit", unit(row, quantity))
            .put("value", estimate.value() * scale);
    estimate.interval().ifPresent(interval -> entry.put("range", range(interval, scale)));
    return entry.put("extra", extra(row, estimate.interval()));
  }

  private static double scale(Quantity quantity) {
    return switch (quantity.unit()) {
      case SECONDS -> MS_PER_SECOND;
      case BYTES -> 1 / BYTES_PER_MIB;
      case PER_SECOND -> 1;
    };
  }

  private static String unit(Measurement row, Quantity quantity) {
    return switch (quantity.unit()) {
      case SECONDS -> "ms";
      case BYTES -> "MiB";
      case PER_SECOND -> row.cell().workload() == Workload.CALL ? "calls/s" : "img/s";
    };
  }

  private static String range(Interval interval, double scale) {
    return String.format(Locale.ROOT, "± %.4g", (interval.high() - interval.low()) / 2 * scale);
  }

  private static String extra(Measurement row, Optional<Interval> interval) {
    int forks = row.figures().orElseThrow().timing().counts().forks();
    String version = row.provenance().engine().version();
    return String.format(
        Locale.ROOT,
        "%s %s; %d forks%s",
        row.cell().engine(),
        version,
        forks,
        interval.isPresent() ? "; the range is half of the 95 % interval over forks" : "");
  }
}
