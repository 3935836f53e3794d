package org.convmark.result.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.convmark.result.Estimate;
import org.convmark.result.Measurement;
import org.convmark.result.Run;

/**
 * Bencher Metric Format: benchmark, measure, value with its bounds
 * (bencher.dev/docs/reference/bencher-metric-format). Of the two measures that every project has,
 * {@code latency} is in nanoseconds; the unit of others stands in their name, since the format has
 * no other place for it.
 */
final class BencherJson {

  private static final double NS_PER_SECOND = 1e9;

  private BencherJson() {}

  static String text(Run run, List<Quantity> quantities) {
    List<Quantity> wanted = quantities.isEmpty() ? List.of(Quantity.values()) : quantities;
    ObjectNode all = Json.object();
    for (Measurement row : run.measurements()) {
      ObjectNode measures = Json.object();
      for (Quantity quantity : wanted) {
        quantity.of(row).ifPresent(value -> measures.set(slug(quantity), value(quantity, value)));
      }
      if (!measures.isEmpty()) {
        all.set(row.cell().id(), measures);
      }
    }
    return Json.text(Exported.some(run, all));
  }

  private static String slug(Quantity quantity) {
    if (quantity == Quantity.LATENCY_MEAN) {
      return "latency";
    }
    return switch (quantity.unit()) {
      case SECONDS -> quantity.word() + "-ns";
      case BYTES -> quantity.word() + "-bytes";
      case PER_SECOND -> quantity.word();
    };
  }

  private static ObjectNode value(Quantity quantity, Estimate estimate) {
    double scale = quantity.unit() == Quantity.Unit.SECONDS ? NS_PER_SECOND : 1;
    ObjectNode value = Json.object().put("value", estimate.value() * scale);
    estimate
        .interval()
        .ifPresent(
            interval ->
                value
                    .put("lower_value", interval.low() * scale)
                    .put("upper_value", interval.high() * scale));
    return value;
  }
}
