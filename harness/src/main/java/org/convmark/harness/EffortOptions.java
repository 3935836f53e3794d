package org.convmark.harness;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convmark.bench.plan.CellEffort;
import org.convmark.bench.plan.Effort;
import org.convmark.bench.plan.Effort.Bounds;
import org.convmark.bench.plan.Effort.Limits;
import picocli.CommandLine.Option;

/** The options that replace what a plan says of the evidence, for all of its cells. */
final class EffortOptions {

  private static final Pattern FORKS = Pattern.compile("([0-9]{1,9})(?:\\.\\.([0-9]{1,9}))?");

  @Option(
      names = "--forks",
      paramLabel = "N|A..B",
      description = "Forks of each cell: so many, or between A and B until the target is met.")
  private String forks;

  @Option(
      names = "--target-percent",
      paramLabel = "P",
      description = {
        "Half of the interval's width in percent of the mean at which forks are enough;",
        "0: all forks are run."
      })
  private Double targetPercent;

  @Option(
      names = "--fork-seconds",
      paramLabel = "S",
      description = "Warm-up and measurement of a fork together.")
  private Double forkSeconds;

  @Option(
      names = "--cell-seconds",
      paramLabel = "S",
      description = "After which a cell gets no further fork; 0: no limit.")
  private Double cellSeconds;

  @Option(
      names = "--run-seconds",
      paramLabel = "S",
      description = "After which no further cell begins; 0: no limit.")
  private Double runSeconds;

  /** Reads {@code 5} and {@code 5..20}. */
  private static Bounds bounds(String word) {
    Matcher form = FORKS.matcher(word);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "--forks: expected a number such as 5, or 5..20, found '%s'", word));
    }
    int least = Integer.parseInt(form.group(1));
    String most = form.group(2);
    try {
      return new Bounds(least, most == null ? least : Integer.parseInt(most));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--forks: " + e.getMessage(), e);
    }
  }

  /** The effort with what was given. */
  Effort of(Effort plan, PlanProblems problems) {
    Effort effort = plan;
    if (forks != null) {
      effort = problems.with(effort, each -> each.withForks(bounds(forks)));
    }
    if (targetPercent != null) {
      effort = problems.with(effort, each -> each.withTargetPercent(targetPercent));
    }
    effort = effort.withTime(time(effort.time(), problems));
    problems.addAll(effort.shortages());
    return effort;
  }

  private Limits time(Limits plan, PlanProblems problems) {
    Limits time =
        problems.with(
            plan,
            each ->
                new Limits(
                    orElse(forkSeconds, each.forkSeconds()),
                    each.cellSeconds(),
                    each.runSeconds()));
    time =
        problems.with(
            time,
            each ->
                new Limits(
                    each.forkSeconds(),
                    orElse(cellSeconds, each.cellSeconds()),
                    each.runSeconds()));
    return problems.with(
        time,
        each ->
            new Limits(
                each.forkSeconds(), each.cellSeconds(), orElse(runSeconds, each.runSeconds())));
  }

  List<CellEffort> of(List<CellEffort> exceptions, PlanProblems problems) {
    return exceptions.stream()
        .map(exception -> new CellEffort(exception.cells(), of(exception.effort(), problems)))
        .toList();
  }

  private static double orElse(Double given, double fallback) {
    return given == null ? fallback : given;
  }
}
