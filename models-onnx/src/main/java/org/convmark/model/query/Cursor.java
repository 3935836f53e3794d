package org.convmark.model.query;

import java.util.List;
import java.util.Locale;
import org.convmark.model.query.Lexer.Kind;
import org.convmark.model.query.Lexer.Token;

/** A place in a query's tokens, which says what it expected where it finds something else. */
final class Cursor {

  private final List<Token> tokens;
  private int next;

  Cursor(String query) {
    tokens = Lexer.tokens(query);
  }

  Token peek() {
    return tokens.get(next);
  }

  Token take() {
    Token token = peek();
    if (token.kind() != Kind.END) {
      next++;
    }
    return token;
  }

  /** Takes the next token if it is this one. */
  boolean take(String text) {
    boolean there = peek().is(text);
    next += there ? 1 : 0;
    return there;
  }

  void require(String bracket) {
    if (!take(bracket)) {
      throw unexpected("'" + bracket + "'");
    }
  }

  Token require(Kind kind, String expected) {
    if (peek().kind() != kind) {
      throw unexpected(expected);
    }
    return take();
  }

  QueryException unexpected(String expected) {
    return new QueryException(
        String.format(
            Locale.ROOT, "position %d: expected %s, found %s", peek().at(), expected, peek()));
  }
}
