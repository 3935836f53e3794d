package org.convmark.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convmark.result.Run;
import org.convmark.result.csv.RunFolder;
import org.convmark.result.exchange.ExchangeFormat;
import org.convmark.result.exchange.Quantity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterchangeTest {

  private static final Path DOCUMENTATION = Path.of("../docs/interchange.md");

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private Path base;
  private Path again;
  private Path slower;

  private int convmark(Object... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Convmark.execute(
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        Stream.of(arguments).map(String::valueOf).toArray(String[]::new));
  }

  @BeforeEach
  void writeFiles() throws IOException {
    base = jmh("base.json", 1, 1.0);
    again = jmh("again.json", 2, 1.0);
    slower = jmh("slower.json", 3, 1.2);
  }

  /** Two benchmarks in two modes with ten forks, of which {@code b} takes that much longer. */
  private Path jmh(String name, long seed, double factor) throws IOException {
    Random random = new Random(seed);
    List<String> benchmarks = new ArrayList<>();
    for (String method : List.of("a", "b")) {
      double seconds = method.equals("b") ? 0.05 * factor : 0.002;
      benchmarks.add(benchmark(method, "avgt", "us/op", forks(random, seconds * 1e6, 1)));
      benchmarks.add(benchmark(method, "thrpt", "ops/s", forks(random, seconds, -1)));
    }
    return Files.writeString(folder.resolve(name), "[" + String.join(",\n", benchmarks) + "]");
  }

  private static String forks(Random random, double mean, int power) {
    return random
        .doubles(10)
        .mapToObj(
            each ->
                String.format(Locale.ROOT, "[%s]", Math.pow(mean * (0.995 + each / 100), power)))
        .collect(Collectors.joining(","));
  }

  private static String benchmark(String method, String mode, String unit, String forks) {
    return String.format(
        Locale.ROOT,
        "{\"benchmark\": \"org.example.Two.%s\", \"mode\": \"%s\", \"threads\": 4, \"params\":"
            + " {\"n\": \"10\"}, \"primaryMetric\": {\"scoreUnit\": \"%s\", \"rawData\": [%s]}}",
        method,
        mode,
        unit,
        forks);
  }

  private List<String> verdicts() throws IOException {
    List<String> verdicts = new ArrayList<>();
    for (JsonNode row : new ObjectMapper().readTree(out.toString())) {
      verdicts.add(row.get("verdict").asText());
    }
    return verdicts;
  }

  @Test
  void importedRunsPassWhereNothingChangedAndFailWhereSomethingGotSlower() throws IOException {
    for (Path file : List.of(base, again, slower)) {
      assertThat(convmark("import", file, "--out", folder.resolve("runs")))
          .isEqualTo(ExitCode.DONE);
      assertThat(out.toString()).contains("4 cells");
    }
    Path runs = folder.resolve("runs");
    assertThat(convmark("compare", runs.resolve("base"), runs.resolve("again"), "--format", "json"))
        .isEqualTo(ExitCode.DONE);
    assertThat(verdicts()).containsOnly("EQUIVALENT");
    assertThat(out.toString()).contains("the machine is unknown");
    assertThat(
            convmark("compare", runs.resolve("base"), runs.resolve("slower"), "--format", "json"))
        .isEqualTo(ExitCode.FAILED);
    assertThat(verdicts()).containsExactly("EQUIVALENT", "EQUIVALENT", "REGRESSED", "REGRESSED");
  }

  @Test
  void filesOfJmhAreComparedWithoutBeingImported() throws IOException {
    assertThat(convmark("compare", base, slower, "--format", "json")).isEqualTo(ExitCode.FAILED);
    assertThat(verdicts()).containsExactly("EQUIVALENT", "EQUIVALENT", "REGRESSED", "REGRESSED");
    assertThat(convmark("compare", base + "," + again, slower)).isEqualTo(ExitCode.FAILED);
    assertThat(convmark("compare", base + "," + again, again)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("twice; its forks are evidence once");
  }

  @Test
  void anUnknownMachineIsNotComparedWithAKnownOne() {
    Path runs = folder.resolve("runs");
    assertThat(convmark("import", base, "--out", runs, "--this-machine")).isEqualTo(ExitCode.DONE);
    assertThat(convmark("compare", again, runs.resolve("base"))).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("machine differs: unknown then, m").hasLineCount(1);
    assertThat(convmark("import", again, "--out", runs, "--this-machine")).isEqualTo(ExitCode.DONE);
    assertThat(convmark("compare", runs.resolve("base"), runs.resolve("again")))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).doesNotContain("unknown");
  }

  @Test
  void anImportedRunHasAReport() throws IOException {
    assertThat(convmark("import", base, "--out", folder, "--name", "other"))
        .isEqualTo(ExitCode.DONE);
    assertThat(folder.resolve("other"))
        .isDirectoryContaining("glob:**/results.csv")
        .isDirectoryContaining("glob:**/samples.csv")
        .isDirectoryContaining("glob:**/forks.csv")
        .isDirectoryContaining("glob:**/environment.csv");
    assertThat(convmark("report", folder.resolve("other"), "--out", folder))
        .isEqualTo(ExitCode.DONE);
    assertThat(Files.readString(folder.resolve("other.html")))
        .contains("jmh:org.example.Two.a[n=10]:avgt")
        .doesNotContain("cut short");
  }

  @Test
  void aRunIsImportedOnceAndOnlyFromAFile() throws IOException {
    assertThat(convmark("import", base, "--out", folder)).isEqualTo(ExitCode.DONE);
    assertThat(convmark("import", base, "--out", folder)).isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(err.toString()).contains("exists already").hasLineCount(1);
    assertThat(convmark("import", base, "--out", folder, "--name", "../up"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(convmark("import", folder)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("there is no such file").hasLineCount(1);
    Path broken = Files.writeString(folder.resolve("broken.json"), "[{\"mode\": 1}]");
    assertThat(convmark("import", broken, "--out", folder)).isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(err.toString()).contains("broken.json: $[0].mode").hasLineCount(1);
    assertThat(folder.resolve("broken")).doesNotExist();
  }

  private Path small() throws IOException {
    Run run = SmallRun.run();
    RunFolder small = RunFolder.create(folder, "small");
    small.write(run);
    return small.path();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jmh", "bencher", "github-action-benchmark", "openmetrics"})
  void aRunIsPrintedOrWrittenAndFailedCellsAreNamed(String format) throws IOException {
    Path small = small();
    assertThat(convmark("convert", small, "--to", format)).isEqualTo(ExitCode.DONE);
    String printed = out.toString();
    assertThat(printed).contains("resnet18").doesNotContain("mxnet-symbol");
    assertThat(err.toString())
        .contains("left out resnet18", "mxnet-symbol", "UNAVAILABLE")
        .hasLineCount(1);
    Path file = folder.resolve("file.txt");
    assertThat(convmark("convert", small, "--to", format, "--out", file)).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).isEmpty();
    assertThat(file).hasContent(printed);
    assertThat(convmark("convert", small, "--to", format, "--out", folder.resolve("no/file")))
        .isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(err.toString()).contains("its folder is gone");
  }

  @Test
  void whatIsExportedToJmhIsComparedAsTheSame() throws IOException {
    Path small = small();
    Path file = folder.resolve("small.json");
    assertThat(convmark("convert", small, "--to", "jmh", "--out", file)).isEqualTo(ExitCode.DONE);
    Path copy = Files.copy(file, folder.resolve("copy.json"));
    assertThat(convmark("compare", file, copy, "--format", "json")).isEqualTo(ExitCode.DONE);
    JsonNode row = new ObjectMapper().readTree(out.toString()).get(0);
    assertThat(row.get("base_mean").asDouble()).isCloseTo(20, within(0.01));
    assertThat(row.get("base_forks").asInt()).isEqualTo(3);
  }

  @Test
  void aRunWithoutFiguresIsAWrongCall() throws IOException {
    RunFolder failed = RunFolder.create(folder, "failed");
    failed.writeResults("failed", List.of(SmallRun.missing("mxnet", "not here")));
    assertThat(convmark("convert", failed.path(), "--to", "jmh")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .contains("run 'failed': expected at least one cell with figures")
        .hasLineCount(1);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void theDocumentationNamesEveryFormatAndMetric() throws IOException {
    String documentation = Files.readString(DOCUMENTATION);
    assertThat(ExchangeFormat.words())
        .allSatisfy(word -> assertThat(documentation).contains("--to " + word));
    assertThat(Quantity.words())
        .allSatisfy(word -> assertThat(documentation).contains("| `" + word + "` |"));
  }

  /** Each line of a command in the documentation is at least one that the program can parse. */
  @Test
  void theCommandsOfTheDocumentationExist() throws IOException {
    List<String> commands =
        Files.readString(DOCUMENTATION)
            .lines()
            .filter(line -> line.startsWith("convmark "))
            .map(line -> line.replaceFirst("\\s+#.*", "").replaceFirst(" > .*", ""))
            .toList();
    assertThat(commands).hasSizeGreaterThan(5);
    for (String command : commands) {
      List<String> words = new ArrayList<>(List.of(command.split(" +")));
      words.remove(0);
      words.add("--help");
      assertThat(convmark(words.toArray())).as(command + ": " + err).isEqualTo(ExitCode.DONE);
    }
  }
}
