package org.convmark.bench.run;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.convmark.result.Environment;

/** Whether a run goes on where it began: figures of two machines or versions are no one table. */
final class ResumeCheck {

  /** What changes figures and does not change by itself. */
  private static final Predicate<String> KEPT =
      Pattern.compile(
              "machine_id|cpu_model|jdk_version|jdk_vendor|kernel|seed|convmark_version|git_commit"
                  + "|container_cpu_limit_cores|cpus_allowed|gpu_driver|gpu_driver_cuda"
                  + "|cuda:\\d+ name|engine .*|env .*|fork_jvm_options|model file:.*")
          .asMatchPredicate();

  private ResumeCheck() {}

  /** The facts that differ, as {@code key: was X, is Y}. */
  static List<String> differences(Environment then, Environment now) {
    if (then.facts().isEmpty()) {
      return List.of("environment.csv: was there, is gone");
    }
    Set<String> keys = new TreeSet<>(then.facts().keySet());
    keys.addAll(now.facts().keySet());
    return keys.stream()
        .filter(KEPT)
        .filter(key -> !compared(key, then).equals(compared(key, now)))
        .map(key -> key + ": was " + shown(then.get(key)) + ", is " + shown(now.get(key)))
        .collect(Collectors.toList());
  }

  /**
   * What the rows of cells say that are measured in spite of differences; empty if there are none.
   */
  static String mark(List<String> differences) {
    return differences.isEmpty()
        ? ""
        : "measured after a change: " + String.join("; ", differences);
  }

  /** The facts that a run gets each time it goes on. */
  static Map<String, String> resumed(Environment earlier, List<String> differences) {
    int times = 1;
    while (!earlier.get("resumed_at " + times).isEmpty()) {
      times++;
    }
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("resumed_at " + times, Instant.now().toString());
    if (!differences.isEmpty()) {
      facts.put("resumed_with " + times, String.join("; ", differences));
    }
    return facts;
  }

  /** Why an engine is not ready is told in words that may change from one start to the next. */
  private static String compared(String key, Environment environment) {
    String value = environment.get(key);
    boolean isVersion = !value.isEmpty() && Character.isDigit(value.charAt(0));
    return key.startsWith("engine ") && !isVersion ? "" : value;
  }

  private static String shown(String value) {
    return value.isEmpty() ? "not set" : "'" + value + "'";
  }

  /** What to say to somebody who goes on in spite of differences without saying so. */
  static IllegalArgumentException refusal(String runId, List<String> differences) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "run %s: expected the machine and versions that it began with, found changes: %s; begin"
                + " a new run, or go on with --force, which marks the cells",
            runId,
            String.join("; ", differences)));
  }
}
