package org.convmark.report.view;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.convmark.result.Interval;

/**
 * One mark of a chart. Null stands for what is not there, as JSON has it.
 *
 * @param series index into the chart's series
 * @param label the value in print, or why there is none
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"series", "value", "low", "high", "label"})
public record Mark(int series, Double value, Double low, Double high, String label) {

  public Mark {
    label = Text.visible(label);
  }

  static Mark of(int series, double value) {
    return new Mark(series, Numbers.rounded(value), null, null, Numbers.figure(value));
  }

  static Mark of(int series, double value, Optional<Interval> interval) {
    Mark bare = of(series, value);
    return interval
        .map(
            ends ->
                new Mark(
                    series,
                    bare.value(),
                    Numbers.rounded(ends.low()),
                    Numbers.rounded(ends.high()),
                    bare.label()))
        .orElse(bare);
  }

  static Mark missing(int series, String why) {
    return new Mark(series, null, null, null, why);
  }

  DoubleStream ends() {
    return Stream.of(
            Optional.ofNullable(value), Optional.ofNullable(low), Optional.ofNullable(high))
        .flatMap(Optional::stream)
        .mapToDouble(Double::doubleValue);
  }
}
