package org.convmark.bench.onnxruntime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.convmark.bench.engine.Device;
import org.convmark.bench.engine.Engine;
import org.convmark.bench.engine.EngineException;
import org.convmark.bench.engine.EngineRuntime;
import org.convmark.bench.engine.FileRequest;
import org.convmark.bench.engine.FileSession;
import org.convmark.bench.engine.LoadRequest;
import org.convmark.bench.engine.NativeEnvironment;
import org.convmark.bench.engine.NativeThreads;
import org.convmark.bench.engine.Session;
import org.convmark.model.graph.OnnxPart;
import org.convmark.model.graph.TrainingGraph;
import org.convmark.model.onnx.OnnxModel;
import org.convmark.result.Status;
import org.convmark.result.Workload;

/** ONNX Runtime with its library loaded. */
final class OnnxRuntimeRuntime implements EngineRuntime {

  private final OrtEnvironment environment;
  private final Provider provider;
  private final int threads;

  private OnnxRuntimeRuntime(OrtEnvironment environment, Provider provider, int threads) {
    this.environment = environment;
    this.provider = provider;
    this.threads = threads;
  }

  static OnnxRuntimeRuntime start(Engine engine, Device device, int threads)
      throws EngineException, IOException, OrtException {
    // otherwise ONNX Runtime reports each session to its makers, in the midst of a measurement
    boolean atOnce = NativeEnvironment.set("ORT_DISABLE_TELEMETRY", "1");
    OwnLibraries.unpackOnce();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    if (!atOnce) {
      environment.setTelemetry(false);
    }
    return new OnnxRuntimeRuntime(environment, Provider.of(engine, device), threads);
  }

  @Override
  public String version() {
    return environment.getVersion();
  }

  @Override
  public Map<String, String> settings() {
    return provider.settings();
  }

  @Override
  public Session load(LoadRequest request) throws EngineException {
    try {
      return switch (request.workload()) {
        case FORWARD -> forward(request);
        case BACKWARD -> backward(request, training(request));
        case TRAIN_STEP -> trainStep(request, training(request));
        case CALL -> throw request.workload().notRun();
      };
    } catch (OrtException e) {
      String what = request.network().graph().name() + "'s " + request.workload().word();
      throw Provider.isFallback(e)
          ? fallback(what, e)
          : new EngineException(Status.FAILED, message(request, e), e);
    }
  }

  @Override
  public FileSession open(FileRequest request) throws EngineException {
    try (OrtSession.SessionOptions options = options()) {
      Counted counted =
          counted(() -> environment.createSession(request.file().toString(), options));
      OrtSession session = counted.session();
      try {
        return new FileForwardSession(environment, session, request, counted.settings());
      } catch (OrtException | RuntimeException | Error e) {
        session.close();
        throw e;
      }
    } catch (OrtException e) {
      if (Provider.isFallback(e)) {
        throw fallback(request.file().toString(), e);
      }
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
      Counted counted =
          counted(() -> environment.createSession(request.onnx().toString(), options));
      OrtSession session = counted.session();
      try {
        return new ForwardSession(environment, session, request, counted.settings());
      } catch (OrtException | RuntimeException | Error e) {
        session.close();
        throw e;
      }
    }
  }

  private Session backward(LoadRequest request, TrainingGraph training) throws OrtException {
    TrainingInputs inputs = new TrainingInputs(environment, training, request);
    try {
      return backward(training, inputs);
    } catch (OrtException | RuntimeException | Error e) {
      inputs.close();
      throw e;
    }
  }

  private Session backward(TrainingGraph training, TrainingInputs inputs) throws OrtException {
    OnnxPart forward = training.forward();
    OnnxPart backward = training.backward();
    Counted first = session(forward);
    try {
      Counted timed = session(backward);
      return new BackwardSession(
          inputs,
          training,
          new BackwardSession.Half(forward, first.session()),
          new BackwardSession.Half(backward, timed.session()),
          timed.settings());
    } catch (OrtException | RuntimeException | Error e) {
      first.session().close();
      throw e;
    }
  }

  private Session trainStep(LoadRequest request, TrainingGraph training) throws OrtException {
    TrainingInputs inputs = new TrainingInputs(environment, training, request);
    try {
      OnnxPart step = training.step();
      Counted counted = session(step);
      return new TrainStepSession(inputs, training, step, counted.session(), counted.settings());
    } catch (OrtException | RuntimeException | Error e) {
      inputs.close();
      throw e;
    }
  }

  private Counted session(OnnxPart part) throws OrtException {
    try (OrtSession.SessionOptions options = options()) {
      return counted(() -> environment.createSession(OnnxModel.of(part), options));
    }
  }

  private interface Creation {
    OrtSession create() throws OrtException;
  }

  /** A session with what it computes with. */
  private record Counted(OrtSession session, Map<String, String> settings) {}

  /**
   * ONNX Runtime tells no threads, but starts a session's own with it: all but the caller's. On a
   * GPU the driver starts some of its own too, so they can't be told apart there.
   */
  private Counted counted(Creation creation) throws OrtException {
    OptionalInt before = NativeThreads.ofThisName();
    OrtSession session = creation.create();
    OptionalInt after = NativeThreads.ofThisName();
    OptionalInt threads =
        provider.device() == Device.Kind.CPU && before.isPresent() && after.isPresent()
            ? OptionalInt.of(1 + after.getAsInt() - before.getAsInt())
            : OptionalInt.empty();
    return new Counted(session, Session.threads(threads));
  }

  private OrtSession.SessionOptions options() throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(threads);
    options.setInterOpNumThreads(1);
    options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
    options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
    provider.configure(options);
    return options;
  }

  private static EngineException fallback(String what, OrtException e) {
    return new EngineException(
        Status.UNSUPPORTED,
        String.format(
            Locale.ROOT,
            "onnxruntime: has no operators on this device for all of %s, and would run some on the"
                + " processor; measure it with another engine or with --device cpu",
            what),
        e);
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
