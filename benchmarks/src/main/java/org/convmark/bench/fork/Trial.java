package org.convmark.bench.fork;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.convmark.bench.ceiling.CeilingRate;
import org.convmark.bench.engine.Device;
import org.convmark.bench.engine.EngineException;
import org.convmark.bench.engine.EngineRuntime;
import org.convmark.bench.engine.Growth;
import org.convmark.bench.engine.LoadRequest;
import org.convmark.bench.engine.NetworkData;
import org.convmark.bench.engine.Precision;
import org.convmark.bench.engine.Session;
import org.convmark.bench.engine.Training;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Shape;
import org.convmark.model.onnx.ElementType;
import org.convmark.model.onnx.OnnxExport;
import org.convmark.model.weights.Weights;
import org.convmark.result.Ceiling;
import org.convmark.result.Cell;
import org.convmark.result.Workload;

/** Tries a loaded engine on networks of no paper, to learn of the engine itself. */
final class Trial {

  private static final long SEED = 1;
  private static final int EMPTY_CALLS = 2000;

  private final EngineRuntime runtime;

  Trial(EngineRuntime runtime) {
    this.runtime = runtime;
  }

  /** The median seconds of an inference whose network is a rectifier of one value. */
  double emptyCall() throws IOException, EngineException {
    Graph rectifier = Graph.build("trial/empty", Shape.image(1, 1, 1), x -> x.in("empty").relu());
    long[] nanos = new long[EMPTY_CALLS];
    try (Session session = load(rectifier, Workload.FORWARD, 1)) {
      for (int i = 0; i < EMPTY_CALLS; i++) {
        session.prepare();
        long start = System.nanoTime();
        session.run();
        nanos[i] = System.nanoTime() - start;
        session.release();
      }
    }
    Arrays.sort(nanos);
    return nanos[EMPTY_CALLS / 2] / 1e9;
  }

  /** How the time of a workload grows with the batch. */
  Growth growth(Workload workload) throws IOException, EngineException {
    return Growth.of(batch -> load(Growth.network(), workload, batch));
  }

  /** What the engine attains at most, in 10^9 a second of what the kind counts. */
  double ceiling(Ceiling.Kind kind, Cell cell) throws IOException, EngineException {
    Precision precision = Precision.of(cell.precision());
    return new CeilingRate(graph -> checked(cell, load(graph, Workload.FORWARD, 1, precision)))
        .of(kind, Device.of(cell.device()), cell.threads(), precision);
  }

  private static Session checked(Cell cell, Session session) throws EngineException {
    ForkSession.requireThreads(cell, session.settings());
    return session;
  }

  private Session load(Graph graph, Workload workload, int batch)
      throws IOException, EngineException {
    return load(graph, workload, batch, Precision.FP32);
  }

  private Session load(Graph graph, Workload workload, int batch, Precision precision)
      throws IOException, EngineException {
    Weights weights = Weights.seeded(graph, SEED);
    Path folder = Files.createTempDirectory("convmark-trial-");
    Path onnx = folder.resolve("network.onnx");
    try {
      OnnxExport.of(weights, ElementType.of(precision.word())).to(onnx);
      return runtime.load(
          new LoadRequest(
              NetworkData.of(weights),
              onnx,
              workload,
              new LoadRequest.Setting(batch, precision),
              Training.withoutDropout(0)));
    } finally {
      // an engine has read the file when its session is there
      Files.deleteIfExists(onnx);
      Files.delete(folder);
    }
  }
}
