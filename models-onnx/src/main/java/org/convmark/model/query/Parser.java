package org.convmark.model.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.lang3.StringUtils;
import org.convmark.model.arch.Nearest;
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

  private final Cursor cursor;
  private final Set<String> models = new TreeSet<>();
  private int depth;

  Parser(String query) {
    cursor = new Cursor(query);
  }

  /** The whole query as one expression. */
  Expression expression() {
    Expression whole = comparison();
    cursor.require(Kind.END, "an operator or the end");
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
        cursor.peek().kind() == Kind.SIGN ? Comparator.of(cursor.peek().text()) : Optional.empty();
    found.ifPresent(sign -> cursor.take());
    return found;
  }

  private Expression comparison() {
    if (++depth > DEEPEST) {
      throw cursor.unexpected("at most " + DEEPEST + " nested brackets");
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
    while (cursor.peek().is("+") || cursor.peek().is("-")) {
      left = Arithmetic.of(cursor.take().text(), left, product());
    }
    return left;
  }

  private Expression product() {
    Expression left = about();
    while (cursor.peek().is("*") || cursor.peek().is("/")) {
      left = Arithmetic.of(cursor.take().text(), left, about());
    }
    return left;
  }

  private Expression about() {
    Expression inner = primary();
    while (cursor.take("of")) {
      Expression present = inner;
      String model = cursor.require(Kind.WORD, "a model or 'training'").text();
      boolean training = model.equals(TRAINING) || cursor.take(TRAINING);
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
    return switch (cursor.peek().kind()) {
      case NUMBER -> constant(Value.number(Double.parseDouble(cursor.take().text())));
      case SIZE -> constant(Value.Size.parse(cursor.take().text()));
      case TEXT -> constant(new Value.Text(cursor.take().text()));
      case WORD -> word(cursor.take());
      case SIGN, END -> bracket();
    };
  }

  private static Expression constant(Value value) {
    return context -> value;
  }

  private Expression bracket() {
    if (cursor.take("[")) {
      return list();
    } else if (!cursor.take("(")) {
      throw cursor.unexpected("a number, a size, a text, '(', '[' or a function");
    }
    Expression inner = comparison();
    cursor.require(")");
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
    } while (cursor.take(","));
    cursor.require("]");
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
    cursor.require("(");
    Expression call = arguments(name.text());
    cursor.require(")");
    return call;
  }

  private Expression arguments(String name) {
    if (Functions.NETWORK.containsKey(name) && cursor.peek().is(")")) {
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
    throw cursor.unexpected("')'");
  }

  private Selection selection() {
    Labels labels = labels();
    Optional<Region> region = cursor.take("in") ? Optional.of(region()) : Optional.empty();
    List<Relation> relations = new ArrayList<>();
    for (Relation.Place place : Relation.Place.values()) {
      if (cursor.take(place.word())) {
        relations.add(new Relation(place, labels()));
      }
    }
    return new Selection(labels, region, relations);
  }

  private Labels labels() {
    List<String> names = new ArrayList<>();
    do {
      Token label = cursor.require(Kind.WORD, "an operator such as conv or conv3x3");
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
    } while (cursor.take("|"));
    return new Labels(names);
  }

  private Region region() {
    List<String> scopes = new ArrayList<>();
    do {
      scopes.add(cursor.require(Kind.WORD, "a layer such as conv1 or block1/*").text());
    } while (cursor.take("|"));
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
    return Nearest.to(name, names().stream(), name.length() / 2)
        .map(known -> "; nearest: " + known)
        .orElse("; docs/claims.md lists them");
  }
}
