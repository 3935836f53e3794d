package org.convmark.report.buying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.convmark.report.buying.Price.Basis;
import org.convmark.result.yaml.Glob;
import org.convmark.result.yaml.YamlProblems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DevicesFileTest {

  private static final OptionalDouble NO = OptionalDouble.empty();

  @TempDir private Path folder;

  private DevicesFile read(String yaml) throws Exception {
    return DevicesFile.read(Files.writeString(folder.resolve("d.yaml"), yaml));
  }

  @Test
  void everyKeyIsRead() throws Exception {
    DevicesFile file =
        read(
            """
            currency: EUR
            electricityPerKwh: 0.32
            utilisation: 0.25
            lifetimeYears: 5
            powerOverhead: 1.4
            devices:
              - {match: '*Card*', name: my card, price: 900, watts: 200, memoryGib: 16}
              - {match: 'Xeon', pricePerHour: 1.5}
            """);
    assertThat(file.currency()).isEqualTo("EUR");
    assertThat(file.terms()).isEqualTo(new Terms(0.32, 0.25, 5, 1.4));
    assertThat(file.offers())
        .containsExactly(
            new Offer(
                new Glob("*Card*"),
                "my card",
                Optional.of(new Price(Basis.BOUGHT, 900)),
                OptionalDouble.of(200),
                OptionalDouble.of(16)),
            new Offer(new Glob("Xeon"), "", Optional.of(new Price(Basis.RENTED, 1.5)), NO, NO));
    assertThat(file.given()).contains("utilisation", "powerOverhead");
  }

  @Test
  void whatTheFileSaysNothingOfIsTheDefaultAndNotGiven() throws Exception {
    DevicesFile file = read("devices: {match: a, price: 1}");
    assertThat(file.terms()).isEqualTo(new Terms(0.15, 0.5, 4, 1));
    assertThat(file.currency()).isEqualTo("USD");
    assertThat(file.given()).containsExactly("devices");
  }

  @Test
  void theFirstEntryThatMatchesHolds() throws Exception {
    DevicesFile file = read("devices: [{match: 'A*', price: 1}, {match: '*', price: 2}]");
    assertThat(file.offer("A100").orElseThrow().price()).contains(new Price(Basis.BOUGHT, 1));
    assertThat(file.offer("B").orElseThrow().price()).contains(new Price(Basis.BOUGHT, 2));
    assertThat(read("devices: {match: A, price: 1}").offer("A100")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | d.yaml:1: the file is empty; expected keys such as 'devices:'",
        "currency: EUR | d.yaml:1: devices: expected the key 'devices', found none",
        "device: [] | unknown key 'device'; nearest: devices",
        "devices: [] | devices: expected at least one entry, found none",
        "devices: {price: 1} | devices: expected the key 'match', found none",
        "devices: {match: a} | devices: expected one of price and pricePerHour, found none",
        "devices: {match: a, price: 1, pricePerHour: 1} | price and pricePerHour, found both",
        "devices: {match: a, prize: 1} | unknown key 'prize'; nearest: price",
        "devices: {match: a, price: -1} | devices: price: expected 0 to 1000000000000 of the currency, found -1",
        "devices: {match: a, price: 1e13} | price: expected 0 to 1000000000000 of the currency, found",
        "devices: {match: a, pricePerHour: 1e7} | pricePerHour: expected 0 to 1000000 of the",
        "devices: {match: a, price: 1 EUR} | price: expected a number, found a bare value, '1 EUR'",
        "devices: {match: a, price: 1, watts: 0} | watts: expected 0.1 to 1000000 W, found 0",
        "devices: {match: a, price: 1, memoryGib: 0} | memoryGib: expected 0.001 to 1000000 GiB",
        "devices: {match: '', price: 1} | match: expected 1 to 200 characters, found 0",
        "devices: {match: a, name: ' ', price: 1} | name: expected 1 to 60 characters, found 0",
        "utilisation: 0 | utilisation: expected 0.001 to 1 as a share of all hours, found 0",
        "utilisation: 50 | utilisation: expected 0.001 to 1 as a share of all hours, found 50",
        "lifetimeYears: 0 | lifetimeYears: expected 0.1 to 50 years, found 0",
        "electricityPerKwh: 1000001 | electricityPerKwh: expected 0 to 1000000 of the currency for 1 kWh",
        "powerOverhead: 0.9 | powerOverhead: expected 1 to 10 watts of the building for each",
        "currency: $ | currency: expected 3 to 8 letters such as USD, found '$'",
        "currency: [EUR] | currency: expected a word, found a list",
      })
  void whatIsWrongIsOneLineThatNamesTheFile(String yaml, String message) {
    assertThatExceptionOfType(YamlProblems.class)
        .isThrownBy(() -> read(yaml.strip()))
        .withMessageStartingWith("devices ")
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n", "org.convmark"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "utilisation: 1",
        "utilisation: 0.001",
        "lifetimeYears: 0.1",
        "lifetimeYears: 50",
        "powerOverhead: 1",
        "powerOverhead: 10",
        "electricityPerKwh: 0",
        "electricityPerKwh: 100",
        "currency: Rappen",
      })
  void everyBoundIsItselfAllowed(String line) throws Exception {
    assertThat(read(line + "\ndevices: {match: a, price: 0, watts: 0.1}").given()).hasSize(2);
  }

  @Test
  void allProblemsAreSaidTogether() {
    assertThatExceptionOfType(YamlProblems.class)
        .isThrownBy(() -> read("utilisation: 2\nx: 1\ndevices:\n- {match: a}\n- {price: b}\n"))
        .satisfies(e -> assertThat(e.lines()).hasSize(5));
  }

  @Test
  void hostileFilesAreRefusedInFewShortLines() {
    String bomb = "a: &a [x, x]\nb: &b [*a, *a]\n" + "c: [*b, *b]\n".repeat(1000);
    String deep = "devices: " + "[".repeat(5000) + "]".repeat(5000);
    String many = "devices:\n" + "- {match: a, price: 1}\n".repeat(2000);
    String large = "#".repeat(1 << 20) + "\ndevices: {match: a, price: 1}";
    for (String yaml : List.of(bomb, deep, many, large, "devices: [\u0000]", "k\u001b: !!x 1")) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> read(yaml))
          .satisfies(e -> assertThat(e.getMessage().length()).isLessThan(100_000))
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\u001b", "\n"));
    }
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> DevicesFile.read(folder.resolve("no\u001b.yaml")))
        .withMessageContaining("no?.yaml: expected a file of YAML, found none");
  }

  @Test
  void theExampleOfTheDocumentationIsOne() throws Exception {
    Path docs = Path.of(System.getProperty("convmark.root"), "docs");
    DevicesFile file = DevicesFile.read(docs.resolve("devices-example.yaml"));
    assertThat(file.offers()).hasSize(3);
    assertThat(file.given()).containsExactlyInAnyOrderElementsOf(DevicesReader.KEYS);
    assertThat(Files.readString(docs.resolve("devices-example.yaml")))
        .startsWith("# Example figures, replace them by your offer.");
  }
}
