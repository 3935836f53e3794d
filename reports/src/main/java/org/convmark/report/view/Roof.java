package org.convmark.report.view;

import java.util.List;
import java.util.Optional;
import org.convmark.result.Ceiling;
import org.convmark.result.Interval;
import org.convmark.result.Measurement;

/**
 * What a machine attains at most, by arithmetic and by memory (Williams, Waterman and Patterson
 * 2009), under one choice of device, precision and threads.
 */
record Roof(Where where, Optional<Ceiling> compute, Optional<Ceiling> bandwidth) {

  /** Under which conditions ceilings hold; the batch is not one of them. */
  record Where(String device, String precision, int threads) {

    static Where of(Measurement cell) {
      return new Where(cell.cell().device(), cell.cell().precision(), cell.cell().threads());
    }

    String label() {
      return device + ", " + precision + ", " + threads + (threads == 1 ? " thread" : " threads");
    }
  }

  static Roof of(List<Ceiling> ceilings, Where where) {
    return new Roof(
        where,
        find(ceilings, where, Ceiling.Kind.COMPUTE),
        find(ceilings, where, Ceiling.Kind.BANDWIDTH));
  }

  private static Optional<Ceiling> find(List<Ceiling> all, Where where, Ceiling.Kind kind) {
    return all.stream()
        .filter(ceiling -> ceiling.kind() == kind)
        .filter(
            ceiling ->
                where.equals(new Where(ceiling.device(), ceiling.precision(), ceiling.threads())))
        .findFirst();
  }

  boolean isComplete() {
    return compute.isPresent() && bandwidth.isPresent();
  }

  /** 10^9 multiply-accumulates per second that are attainable at an intensity. */
  double at(double intensity) {
    return Math.min(rate(compute), rate(bandwidth) * intensity);
  }

  /** The intensity, in multiply-accumulates per byte, from which arithmetic is the bound. */
  double ridge() {
    return rate(compute) / rate(bandwidth);
  }

  private static double rate(Optional<Ceiling> ceiling) {
    return ceiling.orElseThrow().rate().value();
  }

  static String printed(Ceiling ceiling) {
    Optional<Interval> interval = ceiling.rate().interval();
    double rate = ceiling.rate().value();
    return Numbers.figure(rate)
        + interval.map(ends -> " (" + Figures.ends(rate, ends) + ")").orElse("");
  }

  /**
   * Multiply-accumulates per byte that must at least pass between memory and processor if nothing
   * stays in a cache between layers: the weights once a call, and each output of convolutions and
   * linear layers once written and once read.
   */
  static double intensity(Measurement cell) {
    double width = bytes(cell.cell().precision());
    double weights = cell.cost().params() * width / cell.cell().batch();
    double activations = 2.0 * cell.cost().activations() * width;
    return cell.cost().macs() / (weights + activations);
  }

  private static double bytes(String precision) {
    return precision.endsWith("16") ? 2 : 4;
  }
}
