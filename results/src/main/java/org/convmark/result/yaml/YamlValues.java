package org.convmark.result.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads single values and lists; what is not what it must be is a problem, and left out. */
public final class YamlValues {

  private static final int LONGEST_SHOWN = 60;
  private static final int MOST_ITEMS = 1000;

  /** Without leading zeros, which versions of YAML read as octal or decimal. */
  private static final Pattern WHOLE = Pattern.compile("[-+]?(?:0|[1-9][0-9]{0,17})");

  private static final Pattern DECIMAL =
      Pattern.compile(
          "[-+]?(?:[0-9]{1,18}(?:\\.[0-9]{0,18})?|\\.[0-9]{1,18})(?:[eE][-+]?[0-9]{1,3})?");

  private final Problems problems;

  /** A reader that adds to {@code problems} what it can't read. */
  public YamlValues(Problems problems) {
    this.problems = problems;
  }

  /** What stands there, for a message. */
  public static String shown(Node node) {
    if (node instanceof SequenceNode) {
      return "a list";
    }
    if (node instanceof MappingNode) {
      return "a block of keys";
    }
    return isNothing(node)
        ? "nothing"
        : "a bare value, '" + cut(((ScalarNode) node).getValue()) + "'";
  }

  /** The beginning of a text that may be long, for a message. */
  public static String cut(String text) {
    return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
  }

  private static boolean isNothing(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  /** The entries of a list; a single value or block is a list of one. */
  public List<Node> items(Node node, String what) {
    List<Node> items = node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
    if (items.isEmpty()) {
      problems.add(node, "%s: expected at least one entry, found none", what);
    }
    if (items.size() > MOST_ITEMS) {
      problems.add(
          node, "%s: expected at most %d entries, found %d", what, MOST_ITEMS, items.size());
      return List.of();
    }
    List<Node> filled = new ArrayList<>();
    for (Node item : items) {
      if (isNothing(item)) {
        problems.add(item, "%s: expected no empty entry, found one", what);
      } else {
        filled.add(item);
      }
    }
    return filled;
  }

  /** Any value but none, as it is written. */
  public Optional<String> text(Node node, String what) {
    if (node instanceof ScalarNode scalar && !isNothing(node)) {
      return Optional.of(scalar.getValue());
    }
    problems.add(
        node,
        isNothing(node) ? "%s: expected no empty entry, found %s" : "%s: expected a word, found %s",
        what,
        shown(node));
    return Optional.empty();
  }

  /**
   * What a text means, if it means anything.
   *
   * @param meaning throws {@link IllegalArgumentException} with what is wrong
   */
  public <T> Optional<T> meaning(Node node, String what, Function<String, T> meaning) {
    return text(node, what)
        .flatMap(
            text -> {
              try {
                return Optional.of(meaning.apply(text));
              } catch (IllegalArgumentException e) {
                problems.add(node, "%s: %s", what, e.getMessage());
                return Optional.empty();
              }
            });
  }

  /** A whole number of at most 18 digits. */
  public Optional<Long> whole(Node node, String what) {
    return number(node, WHOLE, what + ": expected a whole number").map(Long::valueOf);
  }

  /** A whole number within bounds. */
  public Optional<Integer> whole(Node node, String what, int least, int most) {
    return whole(node, what)
        .filter(
            value -> {
              boolean within = least <= value && value <= most;
              if (!within) {
                problems.add(
                    node,
                    "%s: expected %d or more and at most %d, found %d",
                    what,
                    least,
                    most,
                    value);
              }
              return within;
            })
        .map(Long::intValue);
  }

  /** A number from 0 to the most. */
  public Optional<Double> decimal(Node node, String what, double most) {
    return number(node, DECIMAL, what + ": expected a number")
        .map(Double::valueOf)
        .filter(
            value -> {
              boolean within = 0 <= value && value <= most;
              if (!within) {
                problems.add(
                    node, "%s: expected 0 or more and at most %s, found %s", what, most, value);
              }
              return within;
            });
  }

  /** A number within bounds, which a message tells with the unit. */
  public Optional<Double> decimal(Node node, String what, double least, double most, String unit) {
    return number(node, DECIMAL, what + ": expected a number")
        .map(Double::valueOf)
        .filter(
            value -> {
              boolean within = least <= value && value <= most;
              if (!within) {
                problems.add(
                    node,
                    "%s: expected %s to %s %s, found %s",
                    what,
                    plain(least),
                    plain(most),
                    unit,
                    cut(((ScalarNode) node).getValue()));
              }
              return within;
            });
  }

  private static String plain(double bound) {
    return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
  }

  private Optional<String> number(Node node, Pattern form, String expected) {
    if (node instanceof ScalarNode scalar
        && scalar.getScalarStyle() == ScalarStyle.PLAIN
        && form.matcher(scalar.getValue()).matches()) {
      return Optional.of(scalar.getValue());
    }
    problems.add(node, "%s, found %s", expected, shown(node));
    return Optional.empty();
  }

  /** Either of the words {@code true} and {@code false}. */
  public Optional<Boolean> truth(Node node, String what) {
    if (node instanceof ScalarNode scalar
        && scalar.getScalarStyle() == ScalarStyle.PLAIN
        && (scalar.getValue().equals("true") || scalar.getValue().equals("false"))) {
      return Optional.of(scalar.getValue().equals("true"));
    }
    problems.add(node, "%s: expected true or false, found %s", what, shown(node));
    return Optional.empty();
  }
}
