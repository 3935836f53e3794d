package org.convmark.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.convmark.bench.engine.Device;
import org.convmark.bench.engine.Engine;
import org.convmark.bench.engine.Precision;
import org.convmark.bench.run.EngineJars;
import org.convmark.bench.run.Probe;
import org.convmark.result.Status;
import org.convmark.result.Workload;

/**
 * An engine on a device as {@code doctor} tells it.
 *
 * @param availability as a process of its own has found it
 */
record DoctorEngines(Engine engine, Device device, Probe.Availability availability) {

  static DoctorEngines ask(Engine engine, Device device) throws IOException {
    return new DoctorEngines(engine, device, Probe.once(engine, device));
  }

  boolean isReady() {
    return availability.outcome().status() == Status.OK;
  }

  /** Engine, device, status, version, time of an empty call, workloads, and what to do. */
  List<Object> row() {
    return List.of(
        engine.name(),
        device,
        isReady() ? "ready" : availability.outcome().status(),
        availability.version(),
        microseconds(availability.emptyCallSeconds()),
        workloads(),
        availability.outcome().message());
  }

  private static String microseconds(OptionalDouble seconds) {
    return seconds.isPresent()
        ? String.format(Locale.ROOT, "%.1f", seconds.getAsDouble() * 1e6)
        : "";
  }

  private String workloads() {
    return engine.workloads().stream()
        .filter(workload -> engine.obstacle(workload, device, Precision.FP32).isEmpty())
        .sorted()
        .map(Workload::word)
        .collect(Collectors.joining(" "));
  }

  /** Where its native libraries were loaded from: a check for each folder and jar. */
  List<DoctorCheck> libraries() throws IOException {
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (Path library : availability.libraries()) {
      names
          .computeIfAbsent(origin(library), unused -> new ArrayList<>())
          .add(String.valueOf(library.getFileName()));
    }
    // the system maps them in no order that would stay
    return names.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            from ->
                DoctorCheck.ok(
                    "library",
                    engine.name() + " on " + device,
                    from.getKey() + ": " + sorted(from.getValue())))
        .toList();
  }

  private static String sorted(List<String> names) {
    return names.stream().sorted().collect(Collectors.joining(" "));
  }

  private String origin(Path library) throws IOException {
    String folder =
        Files.exists(library)
            ? String.valueOf(library.getParent())
            : "a temporary folder of each process";
    return folder
        + EngineJars.holding(engine, library).map(jar -> ", from " + jar).orElse(", of the system");
  }
}
