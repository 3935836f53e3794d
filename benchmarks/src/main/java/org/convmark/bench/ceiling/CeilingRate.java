package org.convmark.bench.ceiling;

import java.io.IOException;
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

  private double compute(Graph graph) throws EngineException, IOException {
    return graph.cost().macs() / seconds(graph) / 1e9;
  }

  private double bandwidth(long tensorBytes) throws EngineException, IOException {
    Stream stream = new Stream(chain(SHORT), chain(LONG));
    return 1e-9
        / stream
            .secondsPerByte(tensorBytes)
            .orElseThrow(
                () ->
                    new EngineException(
                        Status.FAILED,
                        "a longer chain of sums took no longer, which gives no figure; stop what"
                            + " else runs"));
  }

  private Stream.Chain chain(int sums) throws EngineException, IOException {
    return new Stream.Chain(sums, seconds(CeilingNetworks.stream(sums)));
  }

  private double seconds(Graph graph) throws EngineException, IOException {
    try (Session session = loader.load(graph)) {
      return MedianCall.seconds(session);
    }
  }
}
