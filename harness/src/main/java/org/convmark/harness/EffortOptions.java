package org.convmark.harness;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convmark.bench.plan.CellEffort;
import org.convmark.bench.plan.Effort;
import org.convmark.bench.plan.Effort.Bounds;
import org.convmark.bench.plan.Effort.Limits;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** The options that replace what a plan says of the evidence, for all of its cells. */
final class EffortOptions {

  @Option(
      names = "--forks",
      paramLabel = "N|A..B",
      converter = ForksConverter.class,
      description = "Forks of each cell: so many, or between A and B until the target is met.")
  private Bounds forks;

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
  static final class ForksConverter implements ITypeConverter<Bounds> {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,4})(?:\\.\\.([0-9]{1,4}))?");

    @Override
    public Bounds convert(String word) {
      Matcher form = FORM.matcher(word);
      if (!form.matches()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "--forks: expected a number such as 5, or 5..20, found '%s'", word));
      }
      String most = form.group(2) == null ? form.group(1) : form.group(2);
      try {
        return new Bounds(Integer.parseInt(form.group(1)), Integer.parseInt(most));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("--forks: " + e.getMessage(), e);
      }
    }
  }

  /** The effort with what was given. */
  Effort of(Effort plan) {
    Limits time =
        new Limits(
            orElse(forkSeconds, plan.time().forkSeconds()),
            orElse(cellSeconds, plan.time().cellSeconds()),
            orElse(runSeconds, plan.time().runSeconds()));
    Effort effort =
        plan.withForks(forks == null ? plan.forks() : forks)
            .withTargetPercent(orElse(targetPercent, plan.targetPercent()))
            .withTime(time);
    if (!effort.shortages().isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", effort.shortages()));
    }
    return effort;
  }

  List<CellEffort> of(List<CellEffort> exceptions) {
    return exceptions.stream()
        .map(exception -> new CellEffort(exception.cells(), of(exception.effort())))
        .toList();
  }

  private static double orElse(Double given, double fallback) {
    return given == null ? fallback : given;
  }
}
