package org.convmark.result.finding;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.convmark.result.Cell;
import org.convmark.result.Interval;
import org.convmark.result.Measurement;
import org.convmark.result.Memory;
import org.convmark.result.Timing;

/**
 * A cell that was timed.
 *
 * @param forks the seconds of the measured iterations of each fork, in the order of the forks
 */
record TimedCell(Measurement row, List<double[]> forks) {

  Cell cell() {
    return row.cell();
  }

  boolean onCpu() {
    return cell().device().equals("cpu");
  }

  Timing timing() {
    return row.figures().orElseThrow().timing();
  }

  Memory memory() {
    return row.figures().orElseThrow().memory();
  }

  /** MiB of the process for this network: what was added on the host, or held on the device. */
  OptionalDouble heldMib() {
    return onCpu() ? memory().added() : memory().devicePeak();
  }

  /** Mean latency in ms. */
  double mean() {
    return timing().mean().value();
  }

  /** Of the mean latency in ms. */
  Optional<Interval> interval() {
    return timing().mean().interval();
  }

  /** What the engine told, such as {@code threads}, or empty text. */
  String setting(String name) {
    return row.provenance().engine().settings().getOrDefault(name, "");
  }

  /** Mean seconds of each fork. */
  double[] forkMeans() {
    return forks.stream()
        .mapToDouble(fork -> Arrays.stream(fork).average().orElseThrow())
        .toArray();
  }

  /** Measured iterations of all forks. */
  int iterations() {
    return forks.stream().mapToInt(fork -> fork.length).sum();
  }
}
