package org.convmark.result;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The words by which files and the command line name things of which there are a few. */
public final class Words {

  private Words() {}

  /**
   * What a word means.
   *
   * @param what is looked for, such as {@code metric}
   * @param word as it was written
   * @param known all that it may mean
   * @param name the word of each
   * @throws IllegalArgumentException for another word, with all that are known
   */
  public static <T> T meaning(String what, String word, List<T> known, Function<T, String> name) {
    return known.stream()
        .filter(each -> name.apply(each).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        Locale.ROOT,
                        "%s: expected one of %s, found '%s'",
                        what,
                        known.stream().map(name).toList(),
                        word)));
  }
}
