package org.convmark.model.query;

import java.util.Set;
import org.convmark.model.query.Context.Form;

/**
 * A question to a network's graph, such as {@code filters(conv in conv1)} or {@code params() /
 * params() of vgg19/plain}. The language is described in {@code docs/claims.md}.
 */
public final class Query {

  private final String text;
  private final Comparator comparator;
  private final Expression expression;
  private final Set<String> models;

  private Query(String text, Comparator comparator, Parser parser) {
    this.text = text;
    this.comparator = comparator;
    this.expression = parser.expression();
    this.models = Set.copyOf(parser.models());
  }

  /** Reads a question; what is none is a {@link QueryException} that says where. */
  public static Query parse(String text) {
    return new Query(text, Comparator.EQUAL, new Parser(text));
  }

  /**
   * Reads what a question is said to come to: a comparator, or none for equality, and an
   * expression, such as {@code < params() of alexnet}.
   */
  public static Query parseClaimed(String text) {
    Parser parser = new Parser(text);
    return new Query(text, parser.leadingComparator(), parser);
  }

  /** The models that the question names itself. */
  public Set<String> models() {
    return models;
  }

  public Comparator comparator() {
    return comparator;
  }

  /**
   * What it comes to for {@code model}.
   *
   * @throws QueryException if the network lacks what is asked for
   */
  public Value evaluate(Networks networks, String model) {
    return expression.in(new Context(networks, model, Form.INFERENCE));
  }

  @Override
  public String toString() {
    return text;
  }
}
