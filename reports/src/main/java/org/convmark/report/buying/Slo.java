package org.convmark.report.buying;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.convmark.result.Timing;

/**
 * A limit of latency that a cell must meet to be chosen (service-level objective).
 *
 * @param ms above 0 and at most {@link #MOST_MS}
 */
public record Slo(Of of, double ms) {

  /** An hour. */
  static final double MOST_MS = 3_600_000;

  private static final double MS_PER_SECOND = 1000;
  private static final Pattern FORM =
      Pattern.compile("(\\w{1,9}) ?(?:=|<=) ?([0-9]{1,9}(?:\\.[0-9]{1,9})?) ?(ms|s)");

  /** Which latency of a cell is limited. */
  public enum Of {
    P50,
    P90,
    P99,
    MEAN;

    /** The word of the command line. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** In ms; a percentile is empty where a cell has too few samples for it. */
    public OptionalDouble in(Timing timing) {
      return switch (this) {
        case P50 -> timing.quantiles().p50();
        case P90 -> timing.quantiles().p90();
        case P99 -> timing.quantiles().p99();
        case MEAN -> OptionalDouble.of(timing.mean().value());
      };
    }
  }

  /** Whether a cell is within a limit. */
  public enum Answer {
    MET,
    EXCEEDED,
    /** The cell has too few samples for the percentile. */
    UNKNOWN
  }

  public Slo {
    if (!(ms > 0 && ms <= MOST_MS)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "slo: expected above 0 and at most 3600 s, found %s ms", ms));
    }
  }

  /** The limit that a text such as {@code p99=50ms} says; another is refused. */
  public static Slo of(String text) {
    Matcher found = FORM.matcher(text.strip());
    List<Of> named =
        found.matches()
            ? Stream.of(Of.values()).filter(of -> of.word().equals(found.group(1))).toList()
            : List.of();
    if (named.isEmpty()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "slo: expected p50, p90, p99 or mean with a time in ms or s, found '%s'; such as"
                  + " p99=50ms",
              text));
    }
    double amount = Double.parseDouble(found.group(2));
    return new Slo(named.get(0), found.group(3).equals("s") ? amount * MS_PER_SECOND : amount);
  }

  /** Whether these times are within the limit; nothing is assumed of a missing percentile. */
  public Answer answer(Timing timing) {
    OptionalDouble latency = of.in(timing);
    if (latency.isEmpty()) {
      return Answer.UNKNOWN;
    }
    return latency.getAsDouble() <= ms ? Answer.MET : Answer.EXCEEDED;
  }
}
