package org.convmark.result.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.convmark.result.Documentation;
import org.convmark.result.Environment;
import org.convmark.result.Evidence;
import org.convmark.result.Fork;
import org.convmark.result.Machine;
import org.convmark.result.Measurement;
import org.convmark.result.Run;
import org.convmark.result.Sample;
import org.convmark.result.csv.OneLine;

/** Reads the results of JMH ({@code -rf json}) as a run: a cell per benchmark. */
public final class JmhImport {

  private static final int MOST_SAMPLES = 1_000_000;
  private static final String MACHINE_ID = "machine_id";
  private static final String FORMULA_SIGNS = "=+-@";

  /** What JMH tells of each benchmark's virtual machine, and as which fact it is kept. */
  private static final Map<String, String> FACTS = new LinkedHashMap<>();

  static {
    FACTS.put("jmhVersion", "jmh_version");
    FACTS.put("jvm", "jvm");
    FACTS.put("jdkVersion", "jdk_version");
    FACTS.put("vmName", "jvm_name");
    FACTS.put("vmVersion", "jvm_version");
  }

  private JmhImport() {}

  /**
   * Reads a file, as of a machine of which nothing is known.
   *
   * @param runId of the run that it becomes
   * @throws IOException which names the file and the place in it that can't be read
   */
  public static Run read(Path file, String runId) throws IOException {
    return read(file, runId, new Environment(Map.of(MACHINE_ID, Machine.UNKNOWN_ID)));
  }

  /**
   * Reads a file.
   *
   * @param runId of the run that it becomes
   * @param machine facts of the machine that measured, its {@code machine_id} among them
   * @throws IOException which names the file and the place in it that can't be read
   */
  public static Run read(Path file, String runId, Environment machine) throws IOException {
    List<JsonValue> entries =
        JsonFile.read(file).someItems("a list of benchmarks with at least one");
    // JMH writes no date; its file's own is the best that there is
    Instant written = Files.getLastModifiedTime(file).toInstant();
    JmhBenchmark.Origin origin = new JmhBenchmark.Origin(machine.get(MACHINE_ID), written);
    List<Measurement> rows = new ArrayList<>();
    List<Sample> samples = new ArrayList<>();
    List<Fork> forks = new ArrayList<>();
    Map<String, JsonValue> seen = new HashMap<>();
    for (JsonValue entry : entries) {
      JmhBenchmark benchmark = JmhBenchmark.of(entry, origin);
      JsonValue first = seen.putIfAbsent(benchmark.cell().id(), entry);
      if (first != null) {
        throw entry
            .member("benchmark")
            .broken(
                "each benchmark once with its parameters, mode and threads; after " + first.path());
      }
      rows.add(benchmark.measurement());
      samples.addAll(benchmark.samples());
      if (samples.size() > MOST_SAMPLES) {
        throw entry
            .member("primaryMetric")
            .broken("at most " + MOST_SAMPLES + " iterations in a file");
      }
      forks.addAll(benchmark.forks());
    }
    return new Run(
        runId,
        machine.with(facts(runId, written, entries)),
        Documentation.NONE,
        rows,
        new Evidence(samples, forks));
  }

  private static Map<String, String> facts(String runId, Instant written, List<JsonValue> entries)
      throws IOException {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("run_id", runId);
    facts.put("imported_from", "jmh");
    facts.put("started_at", written.toString());
    facts.put("finished_at", written.toString());
    facts.put("cells_planned", String.valueOf(entries.size()));
    for (Map.Entry<String, String> fact : FACTS.entrySet()) {
      List<String> values = new ArrayList<>();
      for (JsonValue entry : entries) {
        entry.optional(fact.getKey()).ifPresent(value -> values.add(value.node().asText()));
      }
      facts.put(
          fact.getValue(),
          plain(
              values.stream().distinct().map(OneLine::visible).collect(Collectors.joining("; "))));
    }
    return facts;
  }

  /** A spreadsheet takes text that begins with such a sign for a formula. */
  private static String plain(String text) {
    return text.isEmpty() || FORMULA_SIGNS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
  }
}
