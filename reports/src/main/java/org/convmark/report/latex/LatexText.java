package org.convmark.report.latex;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The escaper of LaTeX: ASCII that is set letter for letter and does nothing. What the Computer
 * Modern fonts can't show becomes the name of its code point between angle brackets.
 */
final class LatexText {

  /** Where a line may end without a space; see the definitions of {@link LatexReport}. */
  private static final String SOFT = "\\convmarkbreak ";

  /** Letters of the longest word that every column holds. */
  static final int LONG_WORD = 13;

  private static final int PIECE = 6;

  private static final Map<Integer, String> SIGNS =
      Map.ofEntries(
          Map.entry((int) '\\', "$\\backslash$"),
          Map.entry((int) '{', "$\\{$"),
          Map.entry((int) '}', "$\\}$"),
          Map.entry((int) '$', "{\\char36}"),
          Map.entry((int) '&', "\\&"),
          Map.entry((int) '#', "\\#"),
          Map.entry((int) '%', "\\%"),
          Map.entry((int) '_', "\\_"),
          Map.entry((int) '^', "\\textasciicircum{}"),
          Map.entry((int) '~', "\\textasciitilde{}"),
          Map.entry((int) '<', "$<$"),
          Map.entry((int) '>', "$>$"),
          Map.entry((int) '|', "$|$"),
          Map.entry((int) '"', "{''}"),
          Map.entry((int) '\'', "{'}"),
          Map.entry((int) '`', "{`}"),
          Map.entry((int) '-', "{-}"),
          Map.entry((int) '[', "{[}"),
          Map.entry((int) ']', "{]}"),
          Map.entry((int) '*', "{*}"),
          Map.entry(0x00A0, "~"),
          Map.entry(0x00AB, "$\\ll$"),
          Map.entry(0x00B1, "$\\pm$"),
          Map.entry(0x00B5, "$\\mu$"),
          Map.entry(0x00B7, "$\\cdot$"),
          Map.entry(0x00D7, "$\\times$"),
          Map.entry(0x00DF, "\\ss{}"),
          Map.entry(0x00F8, "\\o{}"),
          Map.entry(0x00D8, "\\O{}"),
          Map.entry(0x0141, "\\L{}"),
          Map.entry(0x0142, "\\l{}"),
          Map.entry(0x0131, "\\i{}"),
          Map.entry(0x2013, "--"),
          Map.entry(0x2014, "---"),
          Map.entry(0x2018, "{`}"),
          Map.entry(0x2019, "{'}"),
          Map.entry(0x201C, "{``}"),
          Map.entry(0x201D, "{''}"),
          Map.entry(0x2026, "\\ldots{}"),
          Map.entry(0x2039, "$\\langle$"),
          Map.entry(0x203A, "$\\rangle$"),
          Map.entry(0x2070 + 6, "$^6$"),
          Map.entry(0x2070 + 9, "$^9$"),
          Map.entry(0x2248, "$\\approx$"),
          Map.entry(0x2264, "$\\leq$"),
          Map.entry(0x2265, "$\\geq$"));

  /** Accents that stand behind their letter in decomposed text. */
  private static final Map<Integer, String> ACCENTS =
      Map.ofEntries(
          Map.entry(0x0300, "\\`"),
          Map.entry(0x0301, "\\'"),
          Map.entry(0x0302, "\\^"),
          Map.entry(0x0303, "\\~"),
          Map.entry(0x0304, "\\="),
          Map.entry(0x0306, "\\u"),
          Map.entry(0x0307, "\\."),
          Map.entry(0x0308, "\\\""),
          Map.entry(0x030A, "\\r"),
          Map.entry(0x030B, "\\H"),
          Map.entry(0x030C, "\\v"),
          Map.entry(0x0327, "\\c"));

  private LatexText() {}

  /** The text on one line. */
  static String of(String raw) {
    return Stream.of(raw.strip().split("\\s+", -1))
        .map(LatexText::word)
        .collect(Collectors.joining(" "));
  }

  /** A word; lines may end inside one that is too long for a column. */
  private static String word(String word) {
    int[] points = word.codePoints().toArray();
    StringBuilder escaped = new StringBuilder();
    int sinceBreak = 0;
    boolean isLong = points.length > LONG_WORD || IntStream.of(points).anyMatch(p -> p > 0xFF);
    for (int i = 0; i < points.length; i++) {
      escaped.append(of(points[i]));
      sinceBreak++;
      boolean ends = !isPlain(points[i]) || sinceBreak == PIECE;
      if (isLong && ends && i + 1 < points.length) {
        escaped.append(SOFT);
        sinceBreak = 0;
      }
    }
    return escaped.toString();
  }

  private static boolean isPlain(int point) {
    return point < 0x7F && Character.isLetterOrDigit(point);
  }

  private static String of(int point) {
    String sign = SIGNS.get(point);
    if (sign != null) {
      return sign;
    }
    return point >= ' ' && point < 0x7F ? Character.toString(point) : accented(point);
  }

  private static String accented(int point) {
    int[] parts =
        Normalizer.normalize(Character.toString(point), Normalizer.Form.NFD).codePoints().toArray();
    boolean letter = parts[0] < 128 && Character.isLetter(parts[0]);
    return parts.length == 2 && letter && ACCENTS.containsKey(parts[1])
        ? ACCENTS.get(parts[1]) + "{" + Character.toString(parts[0]) + "}"
        : unknown(point);
  }

  private static String unknown(int point) {
    return String.format(Locale.ROOT, "$\\langle$U+%04X$\\rangle$", point);
  }

  /** Sentences of a caption, a line each. */
  static String of(List<String> sentences) {
    return sentences.stream().map(LatexText::of).collect(Collectors.joining("\n"));
  }
}
