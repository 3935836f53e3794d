package org.convmark.report.buying;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.convmark.result.yaml.Problems;
import org.convmark.result.yaml.YamlFile;
import org.convmark.result.yaml.YamlProblems;

/**
 * A user's prices and assumptions.
 *
 * @param source what to call the file; empty if there is none
 * @param currency in which all prices are
 * @param given the keys that the file has; what others stand for is the default
 * @param offers of which the first that matches a device holds
 */
public record DevicesFile(
    String source, String currency, Terms terms, Set<String> given, List<Offer> offers) {

  /** What there is to assume without a file. */
  public static final DevicesFile NONE =
      new DevicesFile("", "USD", Terms.DEFAULT, Set.of(), List.of());

  static final String KIND = "devices";

  public DevicesFile {
    given = Set.copyOf(given);
    offers = List.copyOf(offers);
  }

  /**
   * What a file of YAML says.
   *
   * @throws YamlProblems with everything that is wrong with the file, each with its line
   * @throws IllegalArgumentException if there is no such file, or it is too large
   */
  public static DevicesFile read(Path file) throws IOException {
    String name = Problems.fit(file.toString());
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s %s: expected a file of YAML, found none; docs/devices-example.yaml is one",
              KIND,
              name));
    }
    return DevicesReader.read(YamlFile.bytes(file, KIND, name), name);
  }

  /** The entry for a device of that name, if there is one. */
  Optional<Offer> offer(String deviceName) {
    return offers.stream().filter(offer -> offer.match().matches(deviceName)).findFirst();
  }
}
