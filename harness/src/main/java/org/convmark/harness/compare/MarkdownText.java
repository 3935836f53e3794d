package org.convmark.harness.compare;

/**
 * Foreign text for Markdown: as code, within which nobody is mentioned and nothing becomes a link,
 * with every character that could be markup or HTML as a character reference.
 */
final class MarkdownText {

  private static final String PLAIN = " .,;/%+=…";

  private MarkdownText() {}

  static String code(String text) {
    return text.isEmpty() ? "" : "<code>" + escaped(text) + "</code>";
  }

  static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    PlainText.of(text)
        .codePoints()
        .forEach(
            c -> {
              if (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0) {
                out.appendCodePoint(c);
              } else {
                out.append("&#").append(c).append(';');
              }
            });
    return out.toString();
  }
}
