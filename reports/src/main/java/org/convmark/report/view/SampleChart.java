package org.convmark.report.view;

import java.util.List;

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
      int fork, List<List<Double>> warmup, List<List<Double>> measure, Integer steady) {}

  public SampleChart {
    cells = List.copyOf(cells);
  }
}
