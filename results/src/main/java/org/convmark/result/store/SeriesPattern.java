package org.convmark.result.store;

import java.util.Locale;
import java.util.regex.Pattern;
import org.convmark.result.Cell;

/**
 * A glob over {@code model/engine/device/workload/batch/precision/threads}, such as {@code
 * resnet50/*}{@code /pytorch}. A star stands for anything within a part, two for anything, a
 * question mark for one character; what is left out at the end may be anything.
 */
public final class SeriesPattern {

  /** Every series. */
  public static final SeriesPattern ALL = new SeriesPattern(Pattern.compile(".*", Pattern.DOTALL));

  private static final int LONGEST = 500;
  private static final Pattern TOKEN = Pattern.compile("\\*\\*|\\*|\\?|[^*?]+", Pattern.DOTALL);

  private final Pattern pattern;

  private SeriesPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /** Of a glob; one that is empty or endless is an {@link IllegalArgumentException}. */
  public static SeriesPattern of(String glob) {
    if (glob.isEmpty() || glob.length() > LONGEST) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "--series: expected a pattern of 1 to %d characters such as 'resnet50/*/pytorch',"
                  + " found %d",
              LONGEST,
              glob.length()));
    }
    String regex =
        TOKEN
            .matcher(glob.replaceAll("\\*{3,}", "**"))
            .results()
            .map(token -> regex(token.group()))
            .reduce("", String::concat);
    return new SeriesPattern(Pattern.compile(regex + "(/.*)?", Pattern.DOTALL));
  }

  private static String regex(String token) {
    return switch (token) {
      case "**" -> ".*";
      case "*" -> "[^/]*";
      case "?" -> "[^/]";
      default -> Pattern.quote(token);
    };
  }

  /** Whether the series of a cell is meant. */
  public boolean matches(Cell cell) {
    return pattern.matcher(path(cell)).matches();
  }

  private static String path(Cell cell) {
    return String.join(
        "/",
        cell.model(),
        cell.engine(),
        cell.device(),
        cell.workload().word(),
        "b" + cell.batch(),
        cell.precision(),
        "t" + cell.threads());
  }
}
