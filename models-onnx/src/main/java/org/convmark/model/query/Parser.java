package org.convmark.model.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.convmark.model.query.Lexer.Kind;
import org.convmark.model.query.Lexer.Token;

/**
 * Recursive descent; each method takes the grammar's rule of its name.
 *
 * <pre>
 * comparison = sum [("=" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=") sum]
 * sum        = product {("+" | "-") product}
 * product    = about {("*" | "/") about}
 * about      = primary {"of" (MODEL ["training"] | "training")}
 * primary    = NUMBER | SIZE | TEXT | "(" comparison ")" | "[" comparison {"," comparison} "]" | call
 * call       = NAME "(" [region | selection | comparison] ")"
 * selection  = labels ["in" region] {("before" | "after" | "beyond") labels}
 * labels     = LABEL {"|" LABEL}
 * region     = SCOPE {"|" SCOPE}
 * </pre>
 */
final class Parser {

  private static final int DEEPEST = 50;
  private static final int LONGEST_ECHO = 40;
  private static final String TRAINING = "training";

  private final List<Token> tokens;
  private final Set<String> models = new TreeSet<>();
  private int next;
  private int depth;

  Parser(String query) {
    tokens = Lexer.tokens(query);
  }

  /** The whole query as one expression. */
  Expression expression() {
    Expression whole = comparison();
    require(Kind.END, "an operator or the end");
    return whole;
  }

  /** The comparator in front of the rest; equality if there is none. */
  Comparator leadingComparator() {
    return comparator().orElse(Comparator.EQUAL);
  }

  /** The models that the expression names. */
  Set<String> models() {
    return models;
  }

  private Optional<Comparator> comparator() {
    Optional<Comparator> found =
        peek().kind() == Kind.SIGN ? Comparator.of(peek().text()) : Optional.empty();
    found.ifPresent(sign -> next++);
    return found;
  }

  private Expression comparison() {
    if (++depth > DEEPEST) {
      throw unexpected("at most " + DEEPEST + " nested brackets");
    }
    Expression left = sum();
    Optional<Comparator> sign = comparator();
    if (sign.isPresent()) {
      Expression first = left;
      Expression right = sum();
      left =
          context ->
              new Value.Truth(
                  sign.get().holds(first.in(context), right.in(context), Tolerance.EXACTLY));
    }
    depth--;
    return left;
  }

  private Expression sum() {
    Expression left = product();
    while (peek().is("+") || peek().is("-")) {
      left = Arithmetic.of(take().text(), left, product());
    }
    return left;
  }

  private Expression product() {
    Expression left = about();
    while (peek().is("*") || peek().is("/")) {
      left = Arithmetic.of(take().text(), left, about());
    }
    return left;
  }

  private Expression about() {
    Expression inner = primary();
    while (take("of")) {
      Expression present = inner;
      String model = require(Kind.WORD, "a model or 'training'").text();
      boolean training = model.equals(TRAINING) || take(TRAINING);
      if (model.equals(TRAINING)) {
        inner = context -> present.in(context.inTraining());
      } else {
        models.add(model);
        inner =
            context -> {
              Context other = context.about(model);
              return present.in(training ? other.inTraining() : other);
            };
      }
    }
    return inner;
  }

  private Expression primary() {
    return switch (peek().kind()) {
      case NUMBER -> constant(Value.number(Double.parseDouble(take().text())));
      case SIZE -> constant(Value.Size.parse(take().text()));
      case TEXT -> constant(new Value.Text(take().text()));
      case WORD -> word(take());
      case SIGN, END -> bracket();
    };
  }

  private static Expression constant(Value value) {
    return context -> value;
  }

  private Expression bracket() {
    if (take("[")) {
      return list();
    } else if (!take("(")) {
      throw unexpected("a number, a size, a text, '(', '[' or a function");
    }
    Expression inner = comparison();
    close(")");
    return inner;
  }

  private Expression word(Token token) {
    if (token.text().equals("true") || token.text().equals("false")) {
      return constant(new Value.Truth(token.text().equals("true")));
    }
    return call(token);
  }

  private Expression list() {
    List<Expression> items = new ArrayList<>();
    do {
      items.add(comparison());
    } while (take(","));
    close("]");
    return context -> Value.list(items.stream().map(item -> item.in(context)).toList());
  }

  private Expression call(Token name) {
    if (!names().contains(name.text())) {
      throw new QueryException(
          String.format(
              Locale.ROOT,
              "position %d: no function '%s'%s",
              name.at(),
              StringUtils.abbreviate(name.text(), LONGEST_ECHO),
              nearest(name.text())));
    }
    open();
    Expression call = arguments(name.text());
    close(")");
    return call;
  }

  private Expression arguments(String name) {
    if (Functions.NETWORK.containsKey(name) && peek().is(")")) {
      return context -> Functions.NETWORK.get(name).of(context);
    } else if (Functions.NODES.containsKey(name)) {
      Selection selection = selection();
      return context -> Functions.NODES.get(name).of(context.graph(), selection);
    } else if (Functions.REGION.containsKey(name)) {
      Region region = region();
      return context -> Functions.REGION.get(name).of(context.graph(), region);
    } else if (Functions.VALUE.containsKey(name)) {
      Expression argument = comparison();
      return context -> Functions.VALUE.get(name).of(argument.in(context));
    }
    throw unexpected("')'");
  }

  private Selection selection() {
    Labels labels = labels();
    Optional<Region> region = take("in") ? Optional.of(region()) : Optional.empty();
    List<Relation> relations = new ArrayList<>();
    for (Relation.Place place : Relation.Place.values()) {
      if (take(place.word())) {
        relations.add(new Relation(place, labels()));
      }
    }
    return new Selection(labels, region, relations);
  }

  private Labels labels() {
    List<String> names = new ArrayList<>();
    do {
      Token label = require(Kind.WORD, "an operator such as conv or conv3x3");
      if (!Labels.isKnown(label.text())) {
        throw new QueryException(
            String.format(
                Locale.ROOT,
                "position %d: no operator '%s'; known: %s, and with a kernel, such as conv3x3",
                label.at(),
                label.text(),
                Labels.known()));
      }
      names.add(label.text());
    } while (take("|"));
    return new Labels(names);
  }

  private Region region() {
    List<String> scopes = new ArrayList<>();
    do {
      scopes.add(require(Kind.WORD, "a layer such as conv1 or block1/*").text());
    } while (take("|"));
    return new Region(scopes);
  }

  private static Set<String> names() {
    Set<String> names = new TreeSet<>(Functions.NETWORK.keySet());
    names.addAll(Functions.NODES.keySet());
    names.addAll(Functions.REGION.keySet());
    names.addAll(Functions.VALUE.keySet());
    return names;
  }

  /** Unless nothing is near. */
  private static String nearest(String name) {
    LevenshteinDistance distance = new LevenshteinDistance(name.length() / 2);
    return names().stream()
        .filter(known -> distance.apply(known, name) >= 0)
        .min(java.util.Comparator.comparing(known -> distance.apply(known, name)))
        .map(known -> "; nearest: " + known)
        .orElse("; docs/claims.md lists them");
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take() {
    Token token = peek();
    if (token.kind() != Kind.END) {
      next++;
    }
    return token;
  }

  private boolean take(String text) {
    boolean there = peek().is(text);
    next += there ? 1 : 0;
    return there;
  }

  private void open() {
    if (!take("(")) {
      throw unexpected("'('");
    }
  }

  private void close(String bracket) {
    if (!take(bracket)) {
      throw unexpected("'" + bracket + "'");
    }
  }

  private Token require(Kind kind, String expected) {
    if (peek().kind() != kind) {
      throw unexpected(expected);
    }
    return take();
  }

  private QueryException unexpected(String expected) {
    return new QueryException(
        String.format(
            Locale.ROOT, "position %d: expected %s, found %s", peek().at(), expected, peek()));
  }
}
