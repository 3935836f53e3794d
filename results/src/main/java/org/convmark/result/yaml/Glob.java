package org.convmark.result.yaml;

/**
 * A pattern in which a star stands for any characters, or none. Takes time in proportion to pattern
 * and name at worst, unlike a regular expression with several stars.
 */
public record Glob(String pattern) {

  /** Whether a text has a star. */
  public static boolean isPattern(String text) {
    return text.indexOf('*') >= 0;
  }

  /** Whether the pattern stands for the whole name. */
  public boolean matches(String name) {
    int at = 0;
    int star = -1;
    int resume = 0;
    for (int i = 0; i < name.length(); ) {
      if (at < pattern.length() && pattern.charAt(at) == '*') {
        star = at++;
        resume = i;
      } else if (at < pattern.length() && pattern.charAt(at) == name.charAt(i)) {
        at++;
        i++;
      } else if (star >= 0) {
        at = star + 1;
        i = ++resume;
      } else {
        return false;
      }
    }
    return pattern.substring(at).chars().allMatch(letter -> letter == '*');
  }
}
