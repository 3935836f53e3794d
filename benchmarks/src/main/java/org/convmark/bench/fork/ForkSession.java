package org.convmark.bench.fork;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.convmark.bench.engine.Device;
import org.convmark.bench.engine.EngineException;
import org.convmark.bench.engine.EngineRuntime;
import org.convmark.bench.engine.Engines;
import org.convmark.bench.engine.FileRequest;
import org.convmark.bench.engine.InputData;
import org.convmark.bench.engine.LoadRequest;
import org.convmark.bench.engine.NetworkData;
import org.convmark.bench.engine.Precision;
import org.convmark.bench.engine.Session;
import org.convmark.bench.engine.Training;
import org.convmark.bench.engine.WorkloadGraph;
import org.convmark.bench.own.OwnModel;
import org.convmark.model.arch.Architectures;
import org.convmark.model.arch.Variant;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Parameter;
import org.convmark.model.weights.Weights;
import org.convmark.result.Cell;
import org.convmark.result.Outcome;
import org.convmark.result.Status;
import org.convmark.result.Workload;

/** A session with the figures of how it came to be ready: load, first call, baseline memory. */
final class ForkSession implements AutoCloseable {

  private static final double NANOS_PER_MS = 1e6;

  private final Optional<Graph> graph;
  private final Session session;
  private final ForkReport report;

  private ForkSession(Optional<Graph> graph, Session session, ForkReport report) {
    this.graph = graph;
    this.session = session;
    this.report = report;
  }

  /** Something on its way to its first call. */
  private interface Loading {

    Session load(EngineRuntime runtime) throws EngineException;

    /** What of the time was no part of loading. */
    long otherNanos();
  }

  /**
   * Loads the cell's network as {@code workload}, or a user's file, and makes its first call.
   *
   * @param dropoutSeed empty if training is to drop nothing
   */
  static ForkSession open(ForkSpec spec, Workload workload, OptionalLong dropoutSeed)
      throws EngineException {
    Cell cell = spec.cell();
    double baseline = ResidentSet.nowMib().orElse(-1);
    EngineRuntime runtime =
        Engines.of(cell.engine()).start(Device.of(cell.device()), cell.threads());
    if (OwnModel.isNamed(cell.model())) {
      return called(cell, Optional.empty(), file(spec.model()), runtime, baseline);
    }
    Variant variant = Architectures.variant(cell.model());
    Graph graph = WorkloadGraph.of(variant, workload);
    TimedData values = new TimedData(Weights.seeded(graph, spec.seed()));
    LoadRequest request =
        new LoadRequest(
            values,
            Path.of(spec.model().path()),
            workload,
            new LoadRequest.Setting(
                cell.batch(), Precision.of(cell.precision()), spec.common().wantedLayout()),
            new Training(variant.labelSmoothing(), dropoutSeed));
    return called(cell, Optional.of(graph), network(request, values), runtime, baseline);
  }

  private static Loading file(ForkSpec.ModelFile model) {
    FileRequest request = FileRequest.seeded(Path.of(model.path()), model.inputs());
    return new Loading() {
      @Override
      public Session load(EngineRuntime runtime) throws EngineException {
        return runtime.open(request);
      }

      @Override
      public long otherNanos() {
        return 0;
      }
    };
  }

  private static Loading network(LoadRequest request, TimedData values) {
    return new Loading() {
      @Override
      public Session load(EngineRuntime runtime) throws EngineException {
        return runtime.load(request);
      }

      @Override
      public long otherNanos() {
        return values.nanos();
      }
    };
  }

  private static ForkSession called(
      Cell cell, Optional<Graph> graph, Loading loading, EngineRuntime runtime, double baseline)
      throws EngineException {
    long start = System.nanoTime();
    Session session = loading.load(runtime);
    double loadMs = (System.nanoTime() - start - loading.otherNanos()) / NANOS_PER_MS;
    // buffers that the engine has copied would count as its memory until they are collected
    System.gc();
    session.prepare();
    start = System.nanoTime();
    session.run();
    double firstCallMs = (System.nanoTime() - start) / NANOS_PER_MS;
    requireThreads(cell, session.settings());
    return new ForkSession(
        graph,
        session,
        new ForkReport(
            Outcome.OK,
            runtime.version(),
            settings(runtime, session),
            new ForkReport.Start(loadMs, firstCallMs, baseline, ResidentSet.peakMib().orElse(-1)),
            -1));
  }

  /** Engines are compared at the same number of threads or not at all. */
  static void requireThreads(Cell cell, Map<String, String> settings) throws EngineException {
    String asked = String.valueOf(cell.threads());
    String found = settings.getOrDefault(Session.THREADS, asked);
    if (!found.equals(asked)) {
      throw new EngineException(
          Status.FAILED,
          String.format(
              Locale.ROOT,
              "%s: expected %s threads of one operator as asked for, found %s in the loaded"
                  + " library; remove what limits them, such as OMP_THREAD_LIMIT in the"
                  + " environment, or ask for --threads %s",
              cell.engine(),
              asked,
              found,
              found));
    }
  }

  private static Map<String, String> settings(EngineRuntime runtime, Session session) {
    Map<String, String> settings = new HashMap<>(runtime.settings());
    settings.putAll(session.settings());
    return settings;
  }

  /** What the session runs, unless that is a user's file. */
  Optional<Graph> graph() {
    return graph;
  }

  /** The session, in the state after its first call: its results can be read. */
  Session session() {
    return session;
  }

  ForkReport report() {
    return report;
  }

  @Override
  public void close() {
    session.close();
  }

  /** What a failure becomes in the report. */
  static Outcome outcomeOf(Throwable error, Cell cell) {
    Device device = Device.of(cell.device());
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      String said = String.valueOf(cause);
      Optional<OutOfMemory> memory = OutOfMemory.meant(said, device);
      if (memory.isPresent()) {
        return memory.get().outcome(said);
      }
    }
    if (error instanceof EngineException known) {
      return new Outcome(known.status(), known.getMessage());
    }
    return new Outcome(Status.FAILED, String.valueOf(error).replaceAll("\\s+", " "));
  }

  /** Values that know how long it took to make them, which is no part of loading. */
  private static final class TimedData implements NetworkData {

    private final Weights weights;
    private long nanos;

    TimedData(Weights weights) {
      this.weights = weights;
    }

    long nanos() {
      return nanos;
    }

    @Override
    public Graph graph() {
      return weights.graph();
    }

    @Override
    public ByteBuffer direct(Parameter parameter) {
      long start = System.nanoTime();
      ByteBuffer values = weights.direct(parameter);
      nanos += System.nanoTime() - start;
      return values;
    }

    @Override
    public void fill(Parameter parameter, long offset, FloatBuffer target) {
      long start = System.nanoTime();
      weights.fill(parameter, offset, target);
      nanos += System.nanoTime() - start;
    }

    @Override
    public FloatBuffer images(int batch) {
      long start = System.nanoTime();
      FloatBuffer images = InputData.images(weights.graph().input(), batch);
      nanos += System.nanoTime() - start;
      return images;
    }
  }
}
