package org.convmark.result.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convmark.result.compare.Rules;
import org.convmark.result.compare.Series;
import org.convmark.result.compare.Threshold;
import org.convmark.result.yaml.Problems;
import org.convmark.result.yaml.YamlFile;
import org.convmark.result.yaml.YamlProblems;

/** The rules of a file: thresholds, of which the first that matches holds, and known changes. */
public final class RulesFile implements Rules.Layer {

  static final String KIND = "rules";

  /** From where changes of some series matter. */
  record ThresholdRule(SeriesPattern pattern, Threshold threshold) {}

  /** A change for the worse that is accepted. */
  record Acknowledgement(SeriesPattern pattern, String reason) {}

  private final List<ThresholdRule> thresholds;
  private final List<Acknowledgement> acknowledgements;

  RulesFile(List<ThresholdRule> thresholds, List<Acknowledgement> acknowledgements) {
    this.thresholds = List.copyOf(thresholds);
    this.acknowledgements = List.copyOf(acknowledgements);
  }

  /**
   * The rules that a file of YAML says.
   *
   * @throws YamlProblems with everything that is wrong with the file, each with its line
   * @throws IllegalArgumentException if there is no such file, or it is too large
   */
  public static RulesFile read(Path file) throws IOException {
    String name = Problems.fit(file.toString());
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s %s: expected a file of YAML, found none; docs/compare.md has an example",
              KIND,
              name));
    }
    return RulesReader.read(YamlFile.bytes(file, KIND, name), name);
  }

  @Override
  public Optional<Threshold> threshold(Series series) {
    return thresholds.stream()
        .filter(rule -> rule.pattern().matches(series))
        .map(ThresholdRule::threshold)
        .findFirst();
  }

  @Override
  public Optional<String> acknowledged(Series series) {
    return acknowledgements.stream()
        .filter(known -> known.pattern().matches(series))
        .map(Acknowledgement::reason)
        .findFirst();
  }
}
