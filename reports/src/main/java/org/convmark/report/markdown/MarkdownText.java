package org.convmark.report.markdown;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The escaper of Markdown: text is shown letter for letter and does nothing. It follows the GitHub
 * Flavored Markdown specification 0.29, and besides keeps the site from making links, mentions,
 * references and emoji of it.
 */
final class MarkdownText {

  /** Comes between letters that would together mean something; renders to nothing. */
  private static final String NOTHING = "<!-- -->";

  private static final String ALWAYS = "\\`*[]{}|~$#";
  private static final Pattern AUTOMATIC =
      Pattern.compile(
          "@|://|www\\.|\\\\#(?=\\d)|GH-(?=\\d)|:(?=[a-z_+-][a-z0-9_+-]*:)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern OPENING =
      Pattern.compile("^(?:[-+](?=\\s|$)|-(?=-)|=|(\\d{1,9})([.)])(?=\\s|$))");

  private MarkdownText() {}

  /** The text on one line, for anywhere but code. */
  static String of(String raw) {
    StringBuilder escaped = new StringBuilder();
    String text = raw.replaceAll("\\s+", " ").strip();
    for (int i = 0; i < text.length(); i++) {
      escaped.append(of(text, i));
    }
    return opening(AUTOMATIC.matcher(escaped).replaceAll(MarkdownText::parted));
  }

  private static String of(String text, int place) {
    char letter = text.charAt(place);
    return switch (letter) {
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '&' -> "&amp;";
      case '_' -> isInsideWord(text, place) ? "_" : "\\_";
      default -> ALWAYS.indexOf(letter) >= 0 ? "\\" + letter : String.valueOf(letter);
    };
  }

  /** Such an underscore stresses nothing, and names of networks are full of them. */
  private static boolean isInsideWord(String text, int place) {
    return place > 0
        && place + 1 < text.length()
        && isPlain(text.charAt(place - 1))
        && isPlain(text.charAt(place + 1));
  }

  private static boolean isPlain(char letter) {
    return letter < 128 && Character.isLetterOrDigit(letter);
  }

  private static String parted(MatchResult found) {
    String letters = found.group();
    String parted =
        letters.startsWith("www")
            ? letters.substring(0, 3) + NOTHING + "."
            : letters.charAt(0) + NOTHING + letters.substring(1);
    // the backslash belongs to the letter after it
    String kept = letters.equals("\\#") ? "\\#" + NOTHING : parted;
    return Matcher.quoteReplacement(kept);
  }

  /** What would begin a list or a heading if it came first. */
  private static String opening(String escaped) {
    return OPENING
        .matcher(escaped)
        .replaceFirst(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) == null
                        ? "\\" + found.group()
                        : found.group(1) + "\\" + found.group(2)));
  }

  /** A block of code, fenced by more backticks than the text has in a row. */
  static String code(String raw) {
    int longest =
        Pattern.compile("`+")
            .matcher(raw)
            .results()
            .mapToInt(run -> run.group().length())
            .max()
            .orElse(0);
    String fence = "`".repeat(Math.max(3, longest + 1));
    return fence + "\n" + raw.strip() + "\n" + fence + "\n";
  }
}
