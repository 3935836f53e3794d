package org.convmark.result.rules;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.convmark.result.Workload;
import org.convmark.result.compare.Metric;
import org.convmark.result.compare.Threshold;
import org.convmark.result.rules.RulesFile.Acknowledgement;
import org.convmark.result.rules.RulesFile.ThresholdRule;
import org.convmark.result.yaml.Glob;
import org.convmark.result.yaml.Nearest;
import org.convmark.result.yaml.Problems;
import org.convmark.result.yaml.YamlMap;
import org.convmark.result.yaml.YamlProblems;
import org.convmark.result.yaml.YamlText;
import org.convmark.result.yaml.YamlValues;
import org.yaml.snakeyaml.nodes.Node;

/** Reads rules whole, and collects what is wrong with them. */
final class RulesReader {

  static final String THRESHOLDS = "thresholds";
  static final String ACKNOWLEDGED = "acknowledged";

  /** The keys of the file, and of the entries of its two lists; the JSON schema has the same. */
  static final List<String> KEYS = List.of(THRESHOLDS, ACKNOWLEDGED);

  static final List<String> THRESHOLD_KEYS = and("percent", "reason");
  static final List<String> ACKNOWLEDGED_KEYS = and("commit", "reason");

  private static final double MOST_PERCENT = 1000;
  private static final double PERCENT = 100;
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,64}");
  private static final int LONGEST_REASON = 200;

  private final Problems problems;
  private final YamlValues values;
  private final String source;

  private RulesReader(Problems problems, String source) {
    this.problems = problems;
    this.values = new YamlValues(problems);
    this.source = source;
  }

  private static List<String> and(String... more) {
    return Stream.concat(SeriesKey.words().stream(), Stream.of(more)).toList();
  }

  /**
   * The rules that a file says.
   *
   * @param source what to call the file
   * @throws YamlProblems with all that is wrong
   */
  static RulesFile read(byte[] yaml, String source) {
    Problems problems = new Problems(RulesFile.KIND, source);
    Optional<RulesFile> rules =
        new YamlText(problems)
            .root(yaml, THRESHOLDS)
            .flatMap(root -> YamlMap.of(root, RulesFile.KIND, KEYS, problems))
            .map(map -> new RulesReader(problems, source).rules(map));
    problems.throwIfAny();
    return rules.orElseThrow();
  }

  private RulesFile rules(YamlMap map) {
    List<ThresholdRule> thresholds = new ArrayList<>();
    for (Node item : items(map, THRESHOLDS)) {
      YamlMap.of(item, THRESHOLDS, THRESHOLD_KEYS, problems)
          .flatMap(this::threshold)
          .ifPresent(thresholds::add);
    }
    List<Acknowledgement> acknowledgements = new ArrayList<>();
    for (Node item : items(map, ACKNOWLEDGED)) {
      YamlMap.of(item, ACKNOWLEDGED, ACKNOWLEDGED_KEYS, problems)
          .flatMap(this::acknowledgement)
          .ifPresent(acknowledgements::add);
    }
    return new RulesFile(thresholds, acknowledgements);
  }

  private List<Node> items(YamlMap map, String key) {
    return map.get(key).map(node -> values.items(node, key)).orElse(List.of());
  }

  private Optional<ThresholdRule> threshold(YamlMap map) {
    SeriesPattern pattern = pattern(map, THRESHOLDS, RulesReader::hasThreshold);
    Optional<Double> percent =
        required(map, THRESHOLDS, "percent")
            .flatMap(node -> values.decimal(node, THRESHOLDS + ": percent", MOST_PERCENT));
    String reason =
        map.get("reason")
            .flatMap(node -> values.meaning(node, THRESHOLDS + ": reason", RulesReader::reason))
            .map(text -> text + " (" + place(map) + ")")
            .orElse(place(map));
    return percent.map(each -> new ThresholdRule(pattern, new Threshold(each / PERCENT, reason)));
  }

  private String place(YamlMap map) {
    String name = source.substring(source.lastIndexOf('/') + 1);
    return name + ":" + (map.node().getStartMark().getLine() + 1);
  }

  private Optional<Acknowledgement> acknowledgement(YamlMap map) {
    SeriesPattern pattern = pattern(map, ACKNOWLEDGED, UnaryOperator.identity());
    Optional<String> commit =
        required(map, ACKNOWLEDGED, "commit")
            .flatMap(node -> values.meaning(node, ACKNOWLEDGED + ": commit", RulesReader::commit));
    Optional<String> reason =
        required(map, ACKNOWLEDGED, "reason")
            .flatMap(node -> values.meaning(node, ACKNOWLEDGED + ": reason", RulesReader::reason));
    return commit.flatMap(
        hash -> reason.map(why -> new Acknowledgement(pattern, why + " (commit " + hash + ")")));
  }

  private Optional<Node> required(YamlMap map, String what, String key) {
    if (map.get(key).isEmpty()) {
      problems.add(map.node(), "%s: expected the key '%s', found none", what, key);
    }
    return map.get(key);
  }

  /**
   * What an entry matches.
   *
   * @param metric refuses metrics that the entry can't be about
   */
  private SeriesPattern pattern(YamlMap map, String what, UnaryOperator<String> metric) {
    Map<SeriesKey, List<String>> patterns = new EnumMap<>(SeriesKey.class);
    map.entries()
        .forEach(
            (word, node) ->
                SeriesKey.of(word)
                    .ifPresent(
                        key -> {
                          UnaryOperator<String> known =
                              text ->
                                  key == SeriesKey.METRIC
                                      ? metric.apply(known(key, text))
                                      : known(key, text);
                          patterns.put(key, patterns(node, what + ": " + word, known));
                        }));
    if (patterns.isEmpty()) {
      problems.add(
          map.node(), "%s: expected one of %s", what, String.join(", ", SeriesKey.words()));
    }
    return new SeriesPattern(patterns);
  }

  private List<String> patterns(Node node, String what, UnaryOperator<String> known) {
    List<String> patterns = new ArrayList<>();
    for (Node item : values.items(node, what)) {
      values.meaning(item, what, known).ifPresent(patterns::add);
    }
    return patterns;
  }

  /** The pattern, if it can be known that something has such a name. */
  private static String known(SeriesKey key, String text) {
    return switch (key) {
      case WORKLOAD -> oneOf(Workload.words(), text);
      case METRIC -> oneOf(Metric.words(), text);
      case BATCH, THREADS -> number(text);
      case MODEL, ENGINE, DEVICE, PRECISION -> text;
    };
  }

  private static String oneOf(List<String> known, String text) {
    if (known.stream().noneMatch(new Glob(text)::matches)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "'%s' is unknown%s; expected one of %s",
              YamlValues.cut(text),
              Nearest.hint(YamlValues.cut(text), known),
              String.join(", ", known)));
    }
    return text;
  }

  private static String number(String text) {
    if (!text.matches("[0-9*]{1,10}")) {
      throw new IllegalArgumentException(
          "expected a whole number or a pattern of one, found '" + YamlValues.cut(text) + "'");
    }
    return text;
  }

  private static String hasThreshold(String pattern) {
    Glob glob = new Glob(pattern);
    if (Stream.of(Metric.values())
        .filter(metric -> glob.matches(metric.word()))
        .allMatch(Metric::isExact)) {
      throw new IllegalArgumentException(
          "'" + YamlValues.cut(pattern) + "' is compared by equality and has no threshold");
    }
    return pattern;
  }

  private static String commit(String text) {
    if (!COMMIT.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "expected 7 or more digits of a commit's hash, found '" + YamlValues.cut(text) + "'");
    }
    return text;
  }

  private static String reason(String text) {
    String reason = text.strip();
    if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "expected 1 to %d characters, found %d",
              LONGEST_REASON,
              reason.length()));
    }
    return reason;
  }
}
