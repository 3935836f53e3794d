package org.convmark.result.yaml;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * The text of a file as a tree of nodes that know their lines. Nothing of it becomes a Java object,
 * and what could grow without bound, such as aliases of aliases, is refused before there is a tree.
 */
public final class YamlText {

  private static final int DEEPEST = 20;

  private final Problems problems;

  /** A reader that adds to {@code problems} what it can't read. */
  public YamlText(Problems problems) {
    this.problems = problems;
  }

  /**
   * The root of the only document, a block of keys; empty if there is a problem.
   *
   * @param key that such files have, for the message if there is none
   */
  public Optional<Node> root(byte[] bytes, String key) {
    int before = problems.count();
    Optional<Node> root = Optional.empty();
    try {
      String text = decoded(bytes);
      checkEvents(text);
      if (problems.count() == before) {
        root = block(yaml().compose(new StringReader(text)), key);
      }
    } catch (CharacterCodingException e) {
      problems.addLine(0, "expected text in UTF-8, found other bytes; save it as UTF-8");
    } catch (MarkedYAMLException e) {
      problems.addLine(line(e.getProblemMark()), "no YAML: " + e.getProblem());
    } catch (YAMLException e) {
      problems.addLine(0, "no YAML: " + e.getMessage());
    }
    return root;
  }

  private Optional<Node> block(Node root, String key) {
    if (root == null) {
      problems.addLine(1, "the file is empty; expected keys such as '" + key + ":'");
    } else if (!(root instanceof MappingNode)) {
      problems.add(root, "expected keys such as '%s:', found %s", key, YamlValues.shown(root));
    } else {
      return Optional.of(root);
    }
    return Optional.empty();
  }

  private static String decoded(byte[] bytes) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(DEEPEST);
    return new Yaml(options);
  }

  private void checkEvents(String text) {
    int documents = 0;
    for (Event event : yaml().parse(new StringReader(text))) {
      int line = line(event.getStartMark());
      if (event instanceof AliasEvent alias) {
        problems.addLine(
            line, "alias *" + alias.getAnchor() + ": aliases are not read; write the value out");
      }
      if (isTagged(event)) {
        problems.addLine(line, "tags such as !!str are not read; leave it out");
      }
      if (event instanceof DocumentStartEvent && ++documents > 1) {
        problems.addLine(
            line,
            "expected one document, found another; give each " + problems.kind() + " its own file");
      }
    }
  }

  private static boolean isTagged(Event event) {
    return (event instanceof ScalarEvent scalar && scalar.getTag() != null)
        || (event instanceof CollectionStartEvent start && start.getTag() != null);
  }

  private static int line(Mark mark) {
    return mark == null ? 0 : mark.getLine() + 1;
  }
}
