package org.convmark.bench.engine;

import static org.convmark.model.graph.Window.square;

import java.io.IOException;
import java.util.Locale;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Shape;
import org.convmark.model.graph.Tensor;

/**
 * Whether a timed call ends only when its device has finished. Then its time grows with the batch,
 * whereas a call which only hands its work over takes about as long for many images as for few.
 *
 * @param few the least seconds of a call with {@value #FEW} images
 * @param many the least seconds of a call with {@value #MANY} images
 */
public record Growth(double few, double many) {

  /**
   * The smaller batch. It is not one image: MXNet hands that over in a quarter of the time that
   * more take, of whatever number.
   */
  private static final int FEW = 4;

  private static final int MANY = 64;

  /** A batch is computed more efficiently than its images one by one, but not by so much. */
  private static final double LEAST = 4;

  private static final int WARMUP = 1;
  private static final int CALLS = 3;
  private static final int ATTEMPTS = 6;

  /** Opens a session on {@link #network}. */
  public interface Loader {
    Session load(int batch) throws EngineException, IOException;
  }

  /** 79 million multiply-accumulates of an image in few operators: arithmetic, little overhead. */
  public static Graph network() {
    return Graph.build(
        "trial/growth",
        Shape.image(3, 64, 64),
        image -> {
          Tensor x = image.in("conv1").conv(32, square(3).pad(1)).relu();
          x = x.in("conv2").conv(64, square(3).stride(2).pad(1)).relu();
          x = x.in("conv3").conv(128, square(3).stride(2).pad(1)).relu();
          x = x.in("conv4").conv(128, square(3).pad(1)).relu().globalAvgPool();
          return x.in("fc").flatten().linear(10);
        });
  }

  /**
   * Measures the sessions that a loader opens, one after the other; again if the time does not seem
   * to grow, since others that use the machine make calls longer, but never shorter.
   */
  public static Growth of(Loader loader) throws EngineException, IOException {
    Growth growth = new Growth(fastest(loader, FEW), fastest(loader, MANY));
    for (int attempt = 1; attempt < ATTEMPTS && !growth.holds(); attempt++) {
      growth =
          new Growth(
              Math.min(growth.few(), fastest(loader, FEW)),
              Math.min(growth.many(), fastest(loader, MANY)));
    }
    return growth;
  }

  private static double fastest(Loader loader, int batch) throws EngineException, IOException {
    double fastest = Double.POSITIVE_INFINITY;
    try (Session session = loader.load(batch)) {
      for (int i = 0; i < WARMUP + CALLS; i++) {
        session.prepare();
        long start = System.nanoTime();
        session.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        session.release();
        fastest = i < WARMUP ? fastest : Math.min(fastest, seconds);
      }
    }
    return fastest;
  }

  /** How many times as long the larger batch takes. */
  public double factor() {
    return many / few;
  }

  public boolean holds() {
    return factor() >= LEAST;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d images take %.1f times as long as %d (%.2f and %.2f ms; expected %.0f times or more)",
        MANY,
        factor(),
        FEW,
        many * 1e3,
        few * 1e3,
        LEAST);
  }
}
