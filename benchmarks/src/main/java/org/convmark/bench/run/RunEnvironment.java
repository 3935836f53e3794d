package org.convmark.bench.run;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.convmark.model.onnx.BuildInfo;
import org.convmark.result.Environment;
import org.convmark.result.environment.EnvironmentCapture;
import org.convmark.result.environment.Load;
import org.convmark.result.environment.StealWatch;

/** Takes down what could explain the figures of a run, when it begins or goes on and at its end. */
final class RunEnvironment {

  private static final String AT_THE_END = " at the end";
  private static final String STOLEN = "cpu_steal_percent over the run";

  /** Variables that forks inherit and that change the speed of native code or of Java. */
  private static final Pattern INHERITED =
      Pattern.compile(
          "(OMP|CUDA|CUDNN|CUBLAS|NVIDIA|PYTORCH|KMP|GOMP|MKL|DNNL|ONEDNN|OPENBLAS|MXNET|ORT|MALLOC|GLIBC)_.*"
              + "|LD_PRELOAD|LD_LIBRARY_PATH|JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS");

  private final RunRequest request;
  private final EnvironmentCapture capture = new EnvironmentCapture();
  private final StealWatch steal = new StealWatch();

  RunEnvironment(RunRequest request) {
    this.request = request;
  }

  /** All but the engines, which are asked later. */
  Environment atStart(String runId, Subjects subjects) throws IOException {
    return capture
        .capture()
        .with(Map.of("machine_id", capture.machine().id()))
        .with(GpuFacts.facts())
        .with(EnergyFacts.facts())
        .with(facts(runId))
        .with(subjects.evidence());
  }

  Host host() {
    return new Host(capture.machine(), GpuFacts.gpus());
  }

  private Map<String, String> facts(String runId) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("run_id", runId);
    facts.put("command", request.command());
    facts.put("plan", request.plan().name());
    if (request.maxBatch().isEmpty()) {
      facts.put("cells_planned", String.valueOf(request.plan().cells().size()));
    }
    facts.put("seed", String.valueOf(request.seed()));
    facts.put("convmark_version", BuildInfo.current().version());
    facts.put("git_commit", BuildInfo.current().commit());
    facts.put("fork_jvm_options", String.join(" ", ForkJvm.options()));
    facts.put("started_at", Instant.now().toString());
    new TreeMap<>(System.getenv())
        .forEach(
            (name, value) -> {
              if (INHERITED.matcher(name).matches()) {
                facts.put("env " + name, value);
              }
            });
    return facts;
  }

  /**
   * What is known only at the end.
   *
   * @param begun with what an earlier process of this run has found
   */
  Map<String, String> atEnd(Environment begun) {
    Environment after = capture.capture();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("finished_at", Instant.now().toString());
    for (String drifting : List.of(Load.FACT, "memory_available_mib")) {
      facts.put(drifting + AT_THE_END, after.get(drifting));
    }
    facts.put(STOLEN, stolen(begun.get(STOLEN)));
    facts.putAll(GpuFacts.closingFacts());
    return facts;
  }

  /** Of a run that was resumed the worst of its parts. */
  private String stolen(String earlier) {
    OptionalDouble now = steal.percent();
    double before = earlier.isEmpty() ? 0 : Double.parseDouble(earlier);
    return now.isEmpty()
        ? earlier
        : String.format(Locale.ROOT, "%.2f", Math.max(before, now.getAsDouble()));
  }
}
