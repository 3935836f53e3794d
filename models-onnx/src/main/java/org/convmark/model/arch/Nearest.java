package org.convmark.model.arch;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What somebody may have meant who wrote a name that there is not. */
public final class Nearest {

  private Nearest() {}

  /** The known name that takes the fewest letters to change, the first of several. */
  public static Optional<String> to(String wanted, Stream<String> known) {
    return known.min(Comparator.comparing(name -> distance(name, wanted)));
  }

  /** The same, if no more than {@code most} letters are to change. */
  public static Optional<String> to(String wanted, Stream<String> known, int most) {
    return to(wanted, known).filter(name -> distance(name, wanted) <= most);
  }

  private static int distance(String name, String wanted) {
    return LevenshteinDistance.getDefaultInstance().apply(name, wanted);
  }
}
