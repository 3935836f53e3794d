package org.convmark.model.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a query into words, numbers, sizes, quoted texts and signs. */
final class Lexer {

  /** Longer ones are no statement that a person made. */
  private static final int LONGEST = 2_000;

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<size>\\d{1,6}(?:x\\d{1,6})+)"
              + "|(?<number>\\d{1,15}(?:\\.\\d{1,15})?(?:e\\d{1,2})?)"
              + "|(?<word>[A-Za-z_][A-Za-z0-9_./*]*)"
              + "|'(?<text>[^'\\p{Cntrl}]*)'"
              + "|(?<sign><=|>=|!=|[-+*/=<>()\\[\\],|]))\\s*");

  private Lexer() {}

  /** What a token is. */
  enum Kind {
    SIZE,
    NUMBER,
    WORD,
    TEXT,
    SIGN,
    END
  }

  /**
   * A token.
   *
   * @param at where it begins, from 1
   */
  record Token(Kind kind, String text, int at) {

    boolean is(String sign) {
      return (kind == Kind.SIGN || kind == Kind.WORD) && text.equals(sign);
    }

    @Override
    public String toString() {
      return kind == Kind.END ? "the end" : "'" + text + "'";
    }
  }

  static List<Token> tokens(String query) {
    if (query.length() > LONGEST) {
      throw new QueryException(
          String.format(
              Locale.ROOT, "expected at most %d characters, found %d", LONGEST, query.length()));
    }
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(query);
    int at = 0;
    while (at < query.length()) {
      if (!matcher.region(at, query.length()).lookingAt()) {
        throw new QueryException(
            String.format(
                Locale.ROOT,
                "position %d: no word, number, size or sign of the language begins with '%s'",
                at + 1,
                String.valueOf(query.charAt(at)).replaceAll("\\p{Cntrl}", "?")));
      }
      tokens.add(token(matcher));
      at = matcher.end();
    }
    tokens.add(new Token(Kind.END, "", query.length() + 1));
    return tokens;
  }

  private static Token token(Matcher matcher) {
    for (Kind kind : List.of(Kind.SIZE, Kind.NUMBER, Kind.WORD, Kind.TEXT, Kind.SIGN)) {
      String group = kind.name().toLowerCase(Locale.ROOT);
      if (matcher.group(group) != null) {
        return new Token(kind, matcher.group(group), matcher.start(group) + 1);
      }
    }
    throw new AssertionError(matcher);
  }
}
