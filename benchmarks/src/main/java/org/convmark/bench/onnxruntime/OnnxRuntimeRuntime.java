package org.convmark.bench.onnxruntime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Locale;
import org.convmark.bench.engine.EngineException;
import org.convmark.bench.engine.EngineRuntime;
import org.convmark.bench.engine.LoadRequest;
import org.convmark.bench.engine.NativeEnvironment;
import org.convmark.bench.engine.Session;
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
    if (request.workload() != Workload.FORWARD) {
      throw new EngineException(
          Status.UNSUPPORTED,
          String.format(
              Locale.ROOT,
              "onnxruntime: has no %s; ONNX Runtime for Java infers only",
              request.workload().word()));
    }
    try (OrtSession.SessionOptions options = options()) {
      OrtSession session = environment.createSession(request.onnx().toString(), options);
      try {
        return new OnnxRuntimeSession(environment, session, request);
      } catch (OrtException | RuntimeException | Error e) {
        session.close();
        throw e;
      }
    } catch (OrtException e) {
      throw new EngineException(
          Status.FAILED,
          String.format(
              Locale.ROOT,
              "onnxruntime: cannot load %s: %s; export it anew with 'convmark export'",
              request.onnx(),
              oneLine(e)),
          e);
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

  private static String oneLine(OrtException e) {
    return String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
  }
}
