package org.convmark.result.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convmark.result.ClaimFact;
import org.convmark.result.Documentation;
import org.convmark.result.Environment;
import org.convmark.result.Evidence;
import org.convmark.result.Finding;
import org.convmark.result.Measurement;
import org.convmark.result.Parity;
import org.convmark.result.Run;

/** Puts the files of a folder together to a run. */
final class RunReader {

  private final Path folder;
  private String runId = "";

  RunReader(Path folder) {
    this.folder = folder;
  }

  List<Measurement> results() throws IOException {
    Path results = folder.resolve(RunFolder.RESULTS);
    if (isMissing(results)) {
      throw RunFolder.notARun(folder, "it has no " + RunFolder.RESULTS);
    }
    runId = folderName();
    return measurements(results);
  }

  /** The rows of a file and nothing else. */
  static Run readAlone(Path results) throws IOException {
    RunReader reader = new RunReader(results.getParent());
    List<Measurement> measurements = reader.measurements(results);
    return new Run(
        reader.runId,
        new Environment(Map.of()),
        new Documentation(List.of(), List.of(), List.of()),
        measurements,
        new Evidence(List.of(), List.of()));
  }

  Run read() throws IOException {
    List<Measurement> measurements = results();
    return new Run(
        runId,
        environment(),
        documentation(),
        measurements,
        new Evidence(
            optional(RunFolder.SAMPLES, SamplesCsv.TABLE.header(), SamplesCsv::read),
            optional(RunFolder.FORKS, ForksCsv.REQUIRED, ForksCsv::read),
            optional(RunFolder.MAX_BATCH, MaxBatchCsv.TABLE.header(), MaxBatchCsv::read),
            optional(RunFolder.CEILINGS, CeilingsCsv.TABLE.header(), CeilingsCsv::read),
            findings()));
  }

  Run readRows() throws IOException {
    List<Measurement> measurements = results();
    return new Run(
        runId,
        environment(),
        new Documentation(List.of(), List.of(), List.of()),
        measurements,
        List.of());
  }

  private Optional<List<Finding>> findings() throws IOException {
    return isMissing(folder.resolve(RunFolder.FINDINGS))
        ? Optional.empty()
        : Optional.of(optional(RunFolder.FINDINGS, FindingsCsv.TABLE.header(), FindingsCsv::read));
  }

  /** The id of a run without cells, which has no row to tell it. */
  private String folderName() {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? "" : name.toString();
  }

  private List<Measurement> measurements(Path results) throws IOException {
    Map<String, Long> runs = new HashMap<>();
    CsvFile.Parser<Measurement> parser = once("cell_id", MeasurementReader::read);
    return new CsvFile(results)
        .read(
            MeasurementReader.REQUIRED,
            row -> {
              String id = row.key("run_id");
              runs.put(id, row.line());
              if (runs.size() > 1) {
                throw row.broken("run_id", "one run, " + OneLine.value(runId) + ",");
              }
              runId = id;
              return parser.parse(row);
            });
  }

  private Documentation documentation() throws IOException {
    return new Documentation(
        optional(RunFolder.MODELS, List.of("model"), once("model", ModelsCsv::read)),
        claims(RunFolder.CLAIMS),
        claims(RunFolder.PUBLISHED),
        optional(RunFolder.LAYERS, LayersCsv.TABLE.header(), LayersCsv::read));
  }

  private List<ClaimFact> claims(String name) throws IOException {
    return optional(name, ClaimsCsv.REQUIRED, once(ClaimsCsv.KEY, ClaimsCsv::read));
  }

  List<Parity> parity() throws IOException {
    return optional(RunFolder.PARITY, ParityCsv.TABLE.header(), ParityCsv::read);
  }

  Environment environment() throws IOException {
    Map<String, String> facts = new LinkedHashMap<>();
    optional(RunFolder.ENVIRONMENT, List.of("key"), once("key", EnvironmentCsv::read))
        .forEach(fact -> facts.put(fact.getKey(), fact.getValue()));
    return new Environment(facts);
  }

  private <T> List<T> optional(String name, List<String> required, CsvFile.Parser<T> parser)
      throws IOException {
    Path file = folder.resolve(name);
    return isMissing(file) ? List.of() : new CsvFile(file).read(required, parser);
  }

  private static boolean isMissing(Path file) {
    return Files.notExists(file, LinkOption.NOFOLLOW_LINKS);
  }

  /** The same parser, where no two rows may have the same text in the column {@code key}. */
  private static <T> CsvFile.Parser<T> once(String key, CsvFile.Parser<T> parser) {
    Map<String, Long> lines = new HashMap<>();
    return row -> {
      Long first = lines.putIfAbsent(row.key(key), row.line());
      if (first != null) {
        String again = OneLine.value(row.text(key)) + " again after line " + first;
        throw row.broken(key, "each value once", again);
      }
      return parser.parse(row);
    };
  }
}
