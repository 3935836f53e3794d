package org.convmark.bench.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.convmark.model.graph.Graph;
import org.convmark.model.onnx.ElementType;
import org.convmark.model.onnx.OnnxExport;
import org.convmark.model.weights.Weights;
import org.convmark.result.Workload;

/** Sessions on real engines for tests, all with the same seed. */
public final class TestSessions {

  public static final long SEED = 7;

  /** One operator's threads in tests. */
  public static final int THREADS = 2;

  private TestSessions() {}

  public static Session open(String engine, Graph graph, Workload workload, int batch)
      throws EngineException, IOException {
    return open(engine, graph, workload, batch, Training.withoutDropout(0));
  }

  public static Session open(
      String engine, Graph graph, Workload workload, int batch, Training training)
      throws EngineException, IOException {
    return open(engine, graph, workload, new LoadRequest.Setting(batch, Precision.FP32), training);
  }

  public static Session open(
      String engine, Graph graph, Workload workload, LoadRequest.Setting setting, Training training)
      throws EngineException, IOException {
    Weights weights = Weights.seeded(graph, SEED);
    Path folder = Files.createTempDirectory("convmark-test-");
    try {
      Path onnx = folder.resolve("net.onnx");
      if (engine.equals("onnxruntime")) {
        OnnxExport.of(weights, ElementType.of(setting.precision().word())).to(onnx);
      }
      return Engines.of(engine)
          .start(Device.CPU, THREADS)
          .load(new LoadRequest(NetworkData.of(weights), onnx, workload, setting, training));
    } finally {
      // an engine has read the file when its session is there
      Files.deleteIfExists(folder.resolve("net.onnx"));
      Files.delete(folder);
    }
  }

  /** Inference. */
  public static Session open(String engine, Graph graph, LoadRequest.Setting setting)
      throws EngineException, IOException {
    return open(engine, graph, Workload.FORWARD, setting, Training.withoutDropout(0));
  }

  /** The logits of one call. */
  public static float[] logits(String engine, Graph graph, Workload workload, int batch)
      throws EngineException, IOException {
    try (Session session = open(engine, graph, workload, batch)) {
      return call(session);
    }
  }

  /** Makes a call and returns its logits. */
  public static float[] call(Session session) {
    session.prepare();
    session.run();
    float[] logits = session.logits();
    session.release();
    return logits;
  }

  /** The Euclidean norm of the difference over that of {@code expected}. */
  public static double relativeError(float[] actual, float[] expected) {
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < expected.length; i++) {
      difference += Math.pow((double) actual[i] - expected[i], 2);
      norm += Math.pow(expected[i], 2);
    }
    return Math.sqrt(difference / norm);
  }
}
