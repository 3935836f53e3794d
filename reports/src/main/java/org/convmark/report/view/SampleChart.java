package org.convmark.report.view;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every iteration of every cell, one cell shown at a time. */
public record SampleChart(List<CellSamples> cells) implements Drawing {

  /**
   * The iterations of one cell.
   *
   * @param interval low and high end in ms; empty if there is none
   */
  public record CellSamples(
      String name, Double mean, List<Double> interval, List<ForkSamples> forks) {

    public CellSamples {
      name = Text.visible(name);
    }
  }

  /**
   * Pairs of iteration and ms of one fork.
   *
   * @param steady the iteration at which the rule for the end of a warm-up held; null, as JSON has
   *     it, if it never did
   */
  public record ForkSamples(
      int fork,
      @JsonIgnore List<List<Double>> warmup,
      @JsonIgnore List<List<Double>> measure,
      Integer steady) {

    /** What the times of the short forms are counted in, in ms: five digits of the shortest. */
    @JsonProperty
    double unit() {
      double least =
          Stream.concat(warmup.stream(), measure.stream())
              .mapToDouble(point -> point.get(1))
              .filter(ms -> ms > 0)
              .min()
              .orElse(1);
      return Math.pow(10, Math.floor(Math.log10(least)) - 4);
    }

    /**
     * The warm-up in short, since a page holds very many times: of iterations that follow one
     * another the first one's number and time, then how much more each takes than the one before.
     */
    @JsonProperty
    List<List<Long>> warm() {
      return stretches(warmup, unit());
    }

    /** The measured iterations likewise. */
    @JsonProperty
    List<List<Long>> measured() {
      return stretches(measure, unit());
    }

    private static List<List<Long>> stretches(List<List<Double>> points, double unit) {
      List<List<Long>> stretches = new ArrayList<>();
      long next = Long.MIN_VALUE;
      long before = 0;
      for (List<Double> point : points) {
        long iteration = point.get(0).longValue();
        if (iteration != next) {
          stretches.add(new ArrayList<>(List.of(iteration)));
          before = 0;
        }
        long time = Math.round(point.get(1) / unit);
        stretches.get(stretches.size() - 1).add(time - before);
        before = time;
        next = iteration + 1;
      }
      return stretches;
    }
  }

  public SampleChart {
    cells = List.copyOf(cells);
  }
}
