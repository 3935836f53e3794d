package org.convmark.result.exchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.convmark.result.Cell;
import org.convmark.result.Environment;
import org.convmark.result.Fork;
import org.convmark.result.Measurement;
import org.convmark.result.Run;

/**
 * What JMH 1.37 writes with {@code -rf json}: an object per benchmark. A cell is a single shot
 * benchmark, whose class is the architecture and whose method the workload; all else of it is a
 * parameter. An imported benchmark is written as what it was.
 */
final class JmhJson {

  private static final String SCHEMA = "1.37";
  private static final String SINGLE_SHOT_TIME = "single-shot";

  /** Of the forks' figures, those that JMH's files have a place for: secondary metrics. */
  private static final List<Quantity> SECONDARY =
      List.of(Quantity.LOAD, Quantity.FIRST_CALL, Quantity.MEMORY, Quantity.DEVICE_MEMORY);

  private final Run run;
  private final ForkTimes times;
  private final List<Quantity> wanted;

  private JmhJson(Run run, List<Quantity> wanted) {
    this.run = run;
    this.times = new ForkTimes(run);
    this.wanted = wanted;
  }

  static String text(Run run, List<Quantity> quantities) {
    JmhJson json = new JmhJson(run, quantities.isEmpty() ? SECONDARY : quantities);
    ArrayNode all = Json.list();
    run.measurements().stream()
        .filter(Measurement::isOk)
        .filter(row -> !json.times.measured(row.cell()).isEmpty())
        .forEach(row -> all.add(json.benchmark(row)));
    return Json.text(Exported.some(run, all));
  }

  private ObjectNode benchmark(Measurement row) {
    Cell cell = row.cell();
    BenchmarkName name = BenchmarkName.ofModel(cell.model()).orElseGet(() -> name(cell));
    List<double[]> forks = times.measured(cell);
    ObjectNode json = Json.object();
    json.put("jmhVersion", version(row)).put("benchmark", name.benchmark());
    json.put("mode", name.mode().word()).put("threads", cell.threads()).put("forks", forks.size());
    virtualMachine(json);
    json.put("warmupIterations", times.warmUp(cell)).put("warmupTime", SINGLE_SHOT_TIME);
    json.put("warmupBatchSize", 1);
    json.put("measurementIterations", forks.stream().mapToInt(fork -> fork.length).max().orElse(0));
    json.put("measurementTime", SINGLE_SHOT_TIME).put("measurementBatchSize", batchSize(row));
    if (!name.parameters().isEmpty()) {
      ObjectNode parameters = json.putObject("params");
      name.parameters().forEach(parameters::put);
    }
    json.set("primaryMetric", JmhMetric.primary(row, name.mode(), forks));
    json.set("secondaryMetrics", secondary(row));
    return json;
  }

  private static String version(Measurement row) {
    String version = row.provenance().engine().version();
    return row.cell().model().startsWith(BenchmarkName.PREFIX) && !version.isEmpty()
        ? version
        : SCHEMA;
  }

  private static int batchSize(Measurement row) {
    String size = row.provenance().engine().settings().getOrDefault("batch_size", "1");
    return size.matches("[0-9]{1,9}") ? Integer.parseInt(size) : 1;
  }

  /** Viewers take what stands before the last two dots for the package. */
  private static BenchmarkName name(Cell cell) {
    String architecture = cell.model().split("/", 2)[0].replaceAll("[^A-Za-z0-9_]", "_");
    return BenchmarkName.of(
        "convmark." + architecture + "." + cell.workload().word().replace('-', '_'),
        Map.of(
            "model", cell.model(),
            "engine", cell.engine(),
            "device", cell.device(),
            "batch", String.valueOf(cell.batch()),
            "precision", cell.precision()),
        JmhMode.SINGLE_SHOT);
  }

  private void virtualMachine(ObjectNode json) {
    Environment facts = run.environment();
    json.put("jvm", facts.get("jvm"));
    ArrayNode options = json.putArray("jvmArgs");
    String all = facts.get("fork_jvm_options");
    for (String option : all.isEmpty() ? new String[0] : all.split(" ")) {
      options.add(option);
    }
    String version = facts.get("jvm_version");
    json.put("jdkVersion", facts.get("jdk_version")).put("vmName", facts.get("jvm_name"));
    json.put("vmVersion", version.isEmpty() ? facts.get("jdk_version") : version);
  }

  private ObjectNode secondary(Measurement row) {
    ObjectNode all = Json.object();
    for (Quantity quantity : SECONDARY) {
      if (wanted.contains(quantity)) {
        quantity
            .of(row)
            .ifPresent(
                value -> {
                  List<double[]> forks =
                      times.forks(row.cell()).stream().map(ofFork(quantity)).toList();
                  all.set(quantity.word(), JmhMetric.secondary(quantity, value.value(), forks));
                });
      }
    }
    return all;
  }

  /** A fork's own figure, if it told one: in ms or MiB. */
  private static Function<Fork, double[]> ofFork(Quantity quantity) {
    return fork ->
        switch (quantity) {
          case LOAD -> fork.times().loadMs().stream().toArray();
          case FIRST_CALL -> fork.times().firstCallMs().stream().toArray();
          case MEMORY -> fork.memory().hostPeak().stream().toArray();
          case DEVICE_MEMORY -> fork.memory().devicePeak().stream().toArray();
          default -> new double[0];
        };
  }
}
