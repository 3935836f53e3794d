package org.convmark.result;

import java.util.Arrays;
import java.util.List;

/**
 * What an engine attains at most on a device, on work made for it: one row of {@code ceilings.csv}.
 * It is a fact of the machine as the engine drives it, and not the data sheet's figure.
 *
 * @param device such as {@code cpu} or {@code cuda:0}
 * @param precision such as {@code fp32}
 * @param threads of one operator
 * @param kind what is bounded
 * @param rate in 10^9 a second of what the kind counts, the mean of fork means; above 0
 * @param forks fresh virtual machines that gave a figure
 * @param engine by which it was measured
 */
public record Ceiling(
    String device,
    String precision,
    int threads,
    Kind kind,
    Estimate rate,
    int forks,
    String engine) {

  /** What bounds a layer: arithmetic or memory. */
  public enum Kind {
    /** 10^9 multiply-accumulates per second. */
    COMPUTE("compute", "gmac_s"),
    /** 10^9 bytes per second that are read or written. */
    BANDWIDTH("bandwidth", "gb_s");

    private final String word;
    private final String unit;

    Kind(String word, String unit) {
      this.word = word;
      this.unit = unit;
    }

    /** The word of CSV files. */
    public String word() {
      return word;
    }

    /** The unit of CSV files. */
    public String unit() {
      return unit;
    }

    /** The kind of that word; another word is an {@link IllegalArgumentException}. */
    public static Kind of(String word) {
      return Words.meaning("kind of ceiling", word, List.of(values()), Kind::word);
    }

    /** The words of all kinds. */
    public static List<String> words() {
      return Arrays.stream(values()).map(Kind::word).toList();
    }
  }
}
