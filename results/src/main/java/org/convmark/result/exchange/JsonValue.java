package org.convmark.result.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.convmark.result.csv.OneLine;

/**
 * A value within a JSON file of unknown origin.
 *
 * @param path from the root, such as {@code $[0].mode}
 */
record JsonValue(Path file, String path, JsonNode node) {

  private static final int LONGEST_TEXT = 2000;
  private static final int MOST_TEXTS = 100;

  /** The member of that name, which must be there. */
  JsonValue member(String name) throws IOException {
    if (!node.isObject()) {
      throw broken("an object");
    }
    return new JsonValue(file, path + "." + name, node.path(name));
  }

  /** The member of that name, if it is there. */
  Optional<JsonValue> optional(String name) throws IOException {
    JsonValue member = member(name);
    return member.node.isMissingNode() || member.node.isNull()
        ? Optional.empty()
        : Optional.of(member);
  }

  /** The values of a list, made as they are asked for: a list may have millions. */
  List<JsonValue> items() throws IOException {
    if (!node.isArray()) {
      throw broken("a list");
    }
    return new AbstractList<>() {
      @Override
      public JsonValue get(int i) {
        return new JsonValue(file, path + "[" + i + "]", node.get(i));
      }

      @Override
      public int size() {
        return node.size();
      }
    };
  }

  /** The values of a list that is not empty. */
  List<JsonValue> someItems(String expected) throws IOException {
    List<JsonValue> items = items();
    if (items.isEmpty()) {
      throw broken(expected);
    }
    return items;
  }

  /** Text of the length that names have. */
  String text() throws IOException {
    if (!node.isTextual() || node.textValue().isEmpty()) {
      throw broken("text");
    }
    if (node.textValue().length() > LONGEST_TEXT) {
      throw broken("text of at most " + LONGEST_TEXT + " characters");
    }
    return node.textValue();
  }

  /** An object of a few texts, which may be empty. */
  Map<String, String> texts() throws IOException {
    if (!node.isObject() || node.size() > MOST_TEXTS) {
      throw broken("an object of at most " + MOST_TEXTS);
    }
    Map<String, String> texts = new TreeMap<>();
    for (Map.Entry<String, JsonNode> each : node.properties()) {
      String name = path + "." + OneLine.value(each.getKey());
      JsonValue value = new JsonValue(file, name, each.getValue());
      if (each.getKey().length() > LONGEST_TEXT) {
        throw value.broken("a name of at most " + LONGEST_TEXT + " characters");
      }
      boolean isEmpty = value.node.isTextual() && value.node.textValue().isEmpty();
      texts.put(each.getKey(), isEmpty ? "" : value.text());
    }
    return texts;
  }

  /** A finite number of at least 0. */
  double number() throws IOException {
    if (!node.isNumber() || !Double.isFinite(node.doubleValue()) || node.doubleValue() < 0) {
      throw broken("a finite number of at least 0");
    }
    return node.doubleValue();
  }

  int count(int atLeast) throws IOException {
    if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < atLeast) {
      throw broken("a whole number of at least " + atLeast);
    }
    return node.intValue();
  }

  /** What was expected, what is there instead, and where. */
  IOException broken(String expected) {
    return new IOException(
        OneLine.path(file)
            + (": " + path)
            + (": expected " + expected)
            + (", found " + found())
            + "; correct it, or have JMH write the file again (-rf json)");
  }

  private String found() {
    if (node.isMissingNode() || node.isNull()) {
      return "nothing";
    }
    if (node.isArray()) {
      return "a list of " + node.size();
    }
    return node.isObject() ? "an object" : OneLine.value(node.asText());
  }
}
