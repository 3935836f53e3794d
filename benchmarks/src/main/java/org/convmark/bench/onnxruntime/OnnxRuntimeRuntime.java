package org.convmark.bench.onnxruntime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Locale;
import org.convmark.bench.engine.EngineException;
import org.convmark.bench.engine.EngineRuntime;
import org.convmark.bench.engine.FileRequest;
import org.convmark.bench.engine.FileSession;
import org.convmark.bench.engine.LoadRequest;
import org.convmark.bench.engine.NativeEnvironment;
import org.convmark.bench.engine.Session;
import org.convmark.model.graph.OnnxPart;
import org.convmark.model.graph.TrainingGraph;
import org.convmark.model.onnx.OnnxModel;
import org.convmark.result.Status;
import org.convmark.result.Workload;

/** ONNX Runtime with its library loaded. */
final class OnnxRuntimeRuntime implements EngineRuntime {

  private final OrtEnvironment environment;
  private final int threads;

  private OnnxRuntimeRuntime(OrtEnvironment environment, int threads) {
    this.environment = environment;
    this.threads = threads;
  }

  static OnnxRuntimeRuntime start(int threads) throws OrtException {
    // otherwise ONNX Runtime reports each session to its makers, in the midst of a measurement
    boolean atOnce = NativeEnvironment.set("ORT_DISABLE_TELEMETRY", "1");
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    if (!atOnce) {
      environment.setTelemetry(false);
    }
    return new OnnxRuntimeRuntime(environment, threads);
  }

  @Override
  public String version() {
    return environment.getVersion();
  }

  @Override
  public Session load(LoadRequest request) throws EngineException {
    try {
      return switch (request.workload()) {
        case FORWARD -> forward(request);
        case BACKWARD -> backward(request, training(request));
        case TRAIN_STEP -> trainStep(request, training(request));
      };
    } catch (OrtException e) {
      throw new EngineException(Status.FAILED, message(request, e), e);
    }
  }

  @Override
  public FileSession open(FileRequest request) throws EngineException {
    try (OrtSession.SessionOptions options = options()) {
      OrtSession session = environment.createSession(request.file().toString(), options);
      try {
        return new FileForwardSession(environment, session, request);
      } catch (OrtException | RuntimeException | Error e) {
        session.close();
        throw e;
      }
    } catch (OrtException e) {
      String reason = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
      throw new EngineException(
          Status.FAILED,
          String.format(Locale.ROOT, "onnxruntime: cannot load %s: %s", request.file(), reason),
          e);
    }
  }

  private static TrainingGraph training(LoadRequest request) {
    return TrainingGraph.of(
        request.network().graph(),
        request.batch(),
        request.training().drops() ? TrainingGraph.Dropping.MASKED : TrainingGraph.Dropping.NONE);
  }

  private Session forward(LoadRequest request) throws OrtException {
    try (OrtSession.SessionOptions options = options()) {
      OrtSession session = environment.createSession(request.onnx().toString(), options);
      try {
        return new ForwardSession(environment, session, request);
      } catch (OrtException | RuntimeException | Error e) {
        session.close();
        throw e;
      }
    }
  }

  private Session backward(LoadRequest request, TrainingGraph training) throws OrtException {
    TrainingInputs inputs = new TrainingInputs(environment, training, request);
    try {
      OnnxPart forward = training.forward();
      OnnxPart backward = training.backward();
      return new BackwardSession(
          inputs,
          training,
          new BackwardSession.Half(forward, session(forward)),
          new BackwardSession.Half(backward, session(backward)));
    } catch (OrtException | RuntimeException | Error e) {
      inputs.close();
      throw e;
    }
  }

  private Session trainStep(LoadRequest request, TrainingGraph training) throws OrtException {
    TrainingInputs inputs = new TrainingInputs(environment, training, request);
    try {
      OnnxPart step = training.step();
      return new TrainStepSession(inputs, training, step, session(step));
    } catch (OrtException | RuntimeException | Error e) {
      inputs.close();
      throw e;
    }
  }

  private OrtSession session(OnnxPart part) throws OrtException {
    try (OrtSession.SessionOptions options = options()) {
      return environment.createSession(OnnxModel.of(part), options);
    }
  }

  private OrtSession.SessionOptions options() throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(threads);
    options.setInterOpNumThreads(1);
    options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
    options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
    return options;
  }

  private static String message(LoadRequest request, OrtException e) {
    String reason = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    return request.workload() == Workload.FORWARD
        ? String.format(
            Locale.ROOT,
            "onnxruntime: cannot load %s: %s; export it anew with 'convmark export'",
            request.onnx(),
            reason)
        : String.format(
            Locale.ROOT,
            "onnxruntime: cannot load the gradient graph of %s: %s; measure %s with another engine",
            request.network().graph().name(),
            reason,
            request.workload().word());
  }
}
