package org.convmark.result.compare;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.convmark.result.Cell;
import org.convmark.result.Memory;
import org.convmark.result.NetworkCost;
import org.convmark.result.Words;
import org.convmark.result.stat.LatencySummary;

/** A figure that two runs are compared by: of each fork, or of the network. */
public enum Metric {
  /** Mean time of a call. */
  LATENCY_MEAN("latency-mean", Better.LOWER, 0.03),
  /** The 99th percentile of the calls' times, where there are samples enough for one. */
  LATENCY_P99("latency-p99", Better.LOWER, 0.10),
  /** Images per second. */
  THROUGHPUT("throughput", Better.HIGHER, 0.03),
  /** Peak resident set of the timed iterations in MiB; on a GPU the peak of its memory. */
  MEMORY("memory", Better.LOWER, 0.02),
  /** Energy of an image in J, where a counter tells it. */
  ENERGY("energy", Better.LOWER, 0.05),
  /** Time to a session that is ready for its first call. */
  LOAD("load", Better.LOWER, 0.10),
  /** Time of the first call. */
  FIRST_CALL("first-call", Better.LOWER, 0.10),
  /** Trainable parameters. */
  PARAMS("params", Better.SAME, 0),
  /** Multiply-accumulates of the forward pass. */
  MACS("macs", Better.SAME, 0),
  /** Output elements of convolutions and linear layers. */
  ACTIVATIONS("activations", Better.SAME, 0),
  /** Bytes of the parameters at 32 bits. */
  WEIGHT_BYTES("weight-bytes", Better.SAME, 0);

  /** Which way is better. */
  public enum Better {
    LOWER,
    HIGHER,
    /** Neither: the figure is counted, and another one is another network. */
    SAME
  }

  private static final String CPU = "cpu";
  private static final double MS_PER_SECOND = 1000;
  private static final double BYTES_PER_MIB = 1 << 20;
  private static final double P99 = 0.99;

  private final String word;
  private final Better better;
  private final double threshold;

  Metric(String word, Better better, double threshold) {
    this.word = word;
    this.better = better;
    this.threshold = threshold;
  }

  /** The word of the command line and of files. */
  public String word() {
    return word;
  }

  public Better better() {
    return better;
  }

  /** The unit of its figures, as people write it; empty of counts. */
  public String unit() {
    return switch (this) {
      case LATENCY_MEAN, LATENCY_P99, LOAD, FIRST_CALL -> "ms";
      case THROUGHPUT -> "img/s";
      case MEMORY -> "MiB";
      case ENERGY -> "J/img";
      case WEIGHT_BYTES -> "bytes";
      case PARAMS, MACS, ACTIVATIONS -> "";
    };
  }

  /** Whether it is counted on the network, and compared by equality rather than by a test. */
  public boolean isExact() {
    return better == Better.SAME;
  }

  /** The share from which a change matters, unless another is asked for. */
  public double threshold() {
    return threshold;
  }

  /** The metric of that word; another word is an {@link IllegalArgumentException}. */
  public static Metric of(String word) {
    return Words.meaning("metric", word, List.of(values()), Metric::word);
  }

  /** All words, in the order of the metrics. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Metric::word).toList();
  }

  /** The samples of a cell from which the figure is worth comparing. */
  int samples() {
    return this == LATENCY_P99 ? LatencySummary.samplesFor(P99) : 0;
  }

  /** The figure of a fork in {@link #unit}; empty if the fork does not tell it. */
  OptionalDouble value(ForkFigures fork, Cell cell) {
    return switch (this) {
      case LATENCY_MEAN -> fork.meanMs();
      case LATENCY_P99 -> fork.p99Ms();
      case THROUGHPUT -> throughput(fork.meanMs(), cell.batch());
      case MEMORY -> memory(fork.memory(), cell);
      case ENERGY -> fork.joulesPerImage();
      case LOAD -> fork.start().loadMs();
      case FIRST_CALL -> fork.start().firstCallMs();
      case PARAMS, MACS, ACTIVATIONS, WEIGHT_BYTES -> OptionalDouble.empty();
    };
  }

  private static OptionalDouble throughput(OptionalDouble meanMs, int batch) {
    return meanMs.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(batch * MS_PER_SECOND / meanMs.getAsDouble());
  }

  private static OptionalDouble memory(Memory memory, Cell cell) {
    return cell.device().equals(CPU) ? memory.hostPeak() : memory.devicePeak();
  }

  /** The figure of a network; only of an exact metric. */
  long value(NetworkCost cost) {
    return switch (this) {
      case PARAMS -> cost.params();
      case MACS -> cost.macs();
      case ACTIVATIONS -> cost.activations();
      case WEIGHT_BYTES -> Math.round(cost.weightsMib() * BYTES_PER_MIB);
      default -> throw new IllegalStateException(word + " is no figure of a network");
    };
  }

  /** The figures turned so that more is worse. */
  double[] costs(double[] values) {
    return better == Better.HIGHER ? Arrays.stream(values).map(v -> 1 / v).toArray() : values;
  }
}
