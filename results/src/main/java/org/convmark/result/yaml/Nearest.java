package org.convmark.result.yaml;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What somebody may have meant who wrote a name that there is not. */
public final class Nearest {

  private static final int MOST_LETTERS_WRONG = 3;

  private Nearest() {}

  /** What may have been meant, as the end of a sentence; empty if nothing is near. */
  public static String hint(String name, List<String> known) {
    String wanted = name.toLowerCase(Locale.ROOT);
    Optional<String> nearest = known.stream().min(Comparator.comparing(to -> distance(to, wanted)));
    return nearest
        .filter(to -> distance(to, wanted) <= MOST_LETTERS_WRONG)
        .map(to -> "; nearest: " + to)
        .orElse("");
  }

  private static int distance(String name, String wanted) {
    return LevenshteinDistance.getDefaultInstance().apply(name, wanted);
  }
}
