package org.convmark.report.buying;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.convmark.report.buying.Price.Basis;
import org.convmark.result.yaml.Glob;
import org.convmark.result.yaml.Problems;
import org.convmark.result.yaml.YamlMap;
import org.convmark.result.yaml.YamlProblems;
import org.convmark.result.yaml.YamlText;
import org.convmark.result.yaml.YamlValues;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a file of devices whole, and collects what is wrong with it. */
final class DevicesReader {

  static final String DEVICES = "devices";
  static final String CURRENCY = "currency";

  /** The keys of the file and of its entries. */
  static final List<String> KEYS =
      List.of(
          CURRENCY,
          Bound.ELECTRICITY.key,
          Bound.UTILISATION.key,
          Bound.LIFETIME.key,
          Bound.OVERHEAD.key,
          DEVICES);

  static final List<String> DEVICE_KEYS =
      List.of("match", "name", Bound.PRICE.key, Bound.RENT.key, Bound.WATTS.key, Bound.MEMORY.key);

  private static final int SHORTEST_CURRENCY = 3;
  private static final int LONGEST_CURRENCY = 8;
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_MATCH = 200;

  /** A number of the file, its unit, and the bounds within which it is believable. */
  private enum Bound {
    ELECTRICITY("electricityPerKwh", "of the currency for 1 kWh", 0, 1e6),
    UTILISATION("utilisation", "as a share of all hours", 0.001, 1),
    LIFETIME("lifetimeYears", "years", 0.1, 50),
    OVERHEAD("powerOverhead", "watts of the building for each of the device", 1, 10),
    PRICE("price", "of the currency", 0, 1e12),
    RENT("pricePerHour", "of the currency for an hour", 0, 1e6),
    WATTS("watts", "W", 0.1, 1e6),
    MEMORY("memoryGib", "GiB", 0.001, 1e6);

    private final String key;
    private final String unit;
    private final double least;
    private final double most;

    Bound(String key, String unit, double least, double most) {
      this.key = key;
      this.unit = unit;
      this.least = least;
      this.most = most;
    }
  }

  private final Problems problems;
  private final YamlValues values;

  private DevicesReader(Problems problems) {
    this.problems = problems;
    this.values = new YamlValues(problems);
  }

  /**
   * What a file says.
   *
   * @param source what to call the file
   * @throws YamlProblems with all that is wrong
   */
  static DevicesFile read(byte[] yaml, String source) {
    Problems problems = new Problems(DevicesFile.KIND, source);
    Optional<DevicesFile> file =
        new YamlText(problems)
            .root(yaml, DEVICES)
            .flatMap(root -> YamlMap.of(root, DevicesFile.KIND, KEYS, problems))
            .map(map -> new DevicesReader(problems).file(map, source));
    problems.throwIfAny();
    return file.orElseThrow();
  }

  private DevicesFile file(YamlMap map, String source) {
    Terms usual = Terms.DEFAULT;
    Terms terms =
        new Terms(
            number(map, "", Bound.ELECTRICITY).orElse(usual.electricity()),
            number(map, "", Bound.UTILISATION).orElse(usual.utilisation()),
            number(map, "", Bound.LIFETIME).orElse(usual.lifetimeYears()),
            number(map, "", Bound.OVERHEAD).orElse(usual.overhead()));
    String currency = text(map, "", CURRENCY, DevicesReader::currency);
    return new DevicesFile(
        source,
        currency.isEmpty() ? DevicesFile.NONE.currency() : currency,
        terms,
        Set.copyOf(map.entries().keySet()),
        offers(map));
  }

  private List<Offer> offers(YamlMap map) {
    Optional<Node> list = required(map, DevicesFile.KIND, DEVICES);
    List<Offer> offers = new ArrayList<>();
    for (Node item : list.map(node -> values.items(node, DEVICES)).orElse(List.of())) {
      YamlMap.of(item, DEVICES, DEVICE_KEYS, problems).map(this::offer).ifPresent(offers::add);
    }
    return offers;
  }

  private Offer offer(YamlMap map) {
    required(map, DEVICES, "match");
    return new Offer(
        new Glob(text(map, DEVICES + ": ", "match", text -> text(text, LONGEST_MATCH))),
        text(map, DEVICES + ": ", "name", text -> text(text.strip(), LONGEST_NAME)),
        price(map),
        number(map, DEVICES + ": ", Bound.WATTS),
        number(map, DEVICES + ": ", Bound.MEMORY));
  }

  private Optional<Price> price(YamlMap map) {
    OptionalDouble once = number(map, DEVICES + ": ", Bound.PRICE);
    OptionalDouble hourly = number(map, DEVICES + ": ", Bound.RENT);
    if (map.get(Bound.PRICE.key).isPresent() == map.get(Bound.RENT.key).isPresent()) {
      problems.add(
          map.node(),
          "%s: expected one of %s and %s, found %s",
          DEVICES,
          Bound.PRICE.key,
          Bound.RENT.key,
          map.get(Bound.PRICE.key).isPresent() ? "both" : "none");
    }
    return once.isPresent()
        ? Optional.of(new Price(Basis.BOUGHT, once.getAsDouble()))
        : hourly.stream().mapToObj(amount -> new Price(Basis.RENTED, amount)).findFirst();
  }

  private Optional<Node> required(YamlMap map, String what, String key) {
    if (map.get(key).isEmpty()) {
      problems.add(map.node(), "%s: expected the key '%s', found none", what, key);
    }
    return map.get(key);
  }

  private OptionalDouble number(YamlMap map, String in, Bound bound) {
    return map.get(bound.key)
        .flatMap(node -> values.decimal(node, in + bound.key, bound.least, bound.most, bound.unit))
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  private String text(YamlMap map, String in, String key, UnaryOperator<String> meaning) {
    return map.get(key).flatMap(node -> values.meaning(node, in + key, meaning)).orElse("");
  }

  private static String text(String text, int longest) {
    if (text.isEmpty() || text.length() > longest) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "expected 1 to %d characters, found %d", longest, text.length()));
    }
    return text;
  }

  private static String currency(String text) {
    if (!text.matches("\\p{L}{" + SHORTEST_CURRENCY + "," + LONGEST_CURRENCY + "}")) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "expected %d to %d letters such as USD, found '%s'",
              SHORTEST_CURRENCY,
              LONGEST_CURRENCY,
              YamlValues.cut(text)));
    }
    return text;
  }
}
