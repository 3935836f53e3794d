package org.convmark.bench.ceiling;

import java.io.IOException;
import java.util.List;
import org.apache.commons.statistics.descriptive.Median;
import org.convmark.bench.engine.Device;
import org.convmark.bench.engine.EngineException;
import org.convmark.bench.engine.Precision;
import org.convmark.bench.engine.Session;
import org.convmark.model.graph.Graph;
import org.convmark.result.Ceiling;
import org.convmark.result.Status;

/** What an engine that is loaded attains at most on its device. */
public final class CeilingRate {

  private static final int SHORT = 2;
  private static final int LONG = 6;

  /** What two chains read and write at a time. */
  private static final int TENSORS = 4;

  private final Loader loader;

  /** Opens a session of one image for inference. */
  public interface Loader {
    Session load(Graph graph) throws EngineException, IOException;
  }

  public CeilingRate(Loader loader) {
    this.loader = loader;
  }

  /**
   * In 10^9 a second of what the kind counts.
   *
   * @param threads of one operator
   * @throws EngineException if a network does not load, or gives no figure
   */
  public double of(Ceiling.Kind kind, Device device, int threads, Precision precision)
      throws EngineException, IOException {
    return switch (kind) {
      case COMPUTE -> compute(CeilingNetworks.products(device, threads));
      case BANDWIDTH -> bandwidth(CeilingNetworks.STREAM_VALUES * precision.bytes());
    };
  }

  /** What the values of the networks need at once, in MiB (2^20 bytes). */
  public static double needMib(Ceiling.Kind kind, Precision precision) {
    return switch (kind) {
      case COMPUTE -> 0;
      case BANDWIDTH ->
          (double) TENSORS * CeilingNetworks.STREAM_VALUES * precision.bytes() / (1 << 20);
    };
  }

  private double compute(Graph graph) throws EngineException, IOException {
    try (Session session = loader.load(graph)) {
      double[] calls = Calls.of(session).stream().mapToDouble(Double::doubleValue).toArray();
      return graph.cost().macs() / Median.withDefaults().evaluate(calls) / 1e9;
    }
  }

  private double bandwidth(long tensorBytes) throws EngineException, IOException {
    try (Session shorter = loader.load(CeilingNetworks.stream(SHORT));
        Session longer = loader.load(CeilingNetworks.stream(LONG))) {
      List<List<Double>> calls = Calls.inTurns(List.of(shorter, longer));
      return new Stream(calls.get(0), calls.get(1), LONG - SHORT)
          .secondsPerByte(tensorBytes).stream()
              .map(seconds -> 1e-9 / seconds)
              .findFirst()
              .orElseThrow(CeilingRate::noFigure);
    }
  }

  private static EngineException noFigure() {
    return new EngineException(
        Status.FAILED,
        "a longer chain of sums took no longer, which gives no figure; stop what else runs");
  }
}
