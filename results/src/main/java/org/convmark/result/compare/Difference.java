package org.convmark.result.compare;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Something that is not the same on both sides.
 *
 * @param what it is, such as {@code git commit}; may be empty if it goes without saying
 * @param earlier what it was, more than one if runs of the earlier side differ; may be empty
 * @param later what it is
 */
public record Difference(String what, List<String> earlier, List<String> later) {

  public Difference {
    earlier = List.copyOf(earlier);
    later = List.copyOf(later);
  }

  /** Of two collections in any order; empty if they hold the same. */
  static Optional<Difference> of(String what, Collection<?> earlier, Collection<?> later) {
    List<String> then = words(earlier);
    List<String> now = words(later);
    return then.equals(now) ? Optional.empty() : Optional.of(new Difference(what, then, now));
  }

  /** Of two collections which together should hold one value; empty if they do. */
  static Optional<Difference> unlessOne(String what, Collection<?> earlier, Collection<?> later) {
    List<String> then = words(earlier);
    List<String> now = words(later);
    return then.size() == 1 && then.equals(now)
        ? Optional.empty()
        : Optional.of(new Difference(what, then, now));
  }

  private static List<String> words(Collection<?> values) {
    return values.stream().map(String::valueOf).sorted().distinct().toList();
  }

  @Override
  public String toString() {
    return (what.isEmpty() ? "" : what + " ") + shown(earlier) + " then, " + shown(later) + " now";
  }

  private static String shown(List<String> values) {
    return values.isEmpty() ? "not known" : String.join(", ", values);
  }
}
