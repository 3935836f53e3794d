package org.convmark.result.csv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.convmark.result.ClaimFact;
import org.convmark.result.Environment;
import org.convmark.result.Finding;
import org.convmark.result.LayerFact;
import org.convmark.result.MaxBatch;
import org.convmark.result.Measurement;
import org.convmark.result.ModelFact;
import org.convmark.result.Parity;
import org.convmark.result.Run;
import org.convmark.result.Sample;

/**
 * The folder of one run: CSV of RFC 4180 in UTF-8, the same bytes in every locale.
 *
 * <p>Each {@code write…} replaces its file as a whole; if it fails, the file is as it was and the
 * {@link IOException} says in one line which file, why and what to do. A figure which no file can
 * hold, such as NaN, is an {@link IllegalArgumentException}.
 */
public final class RunFolder {

  /**
   * How the name of a folder ends that holds fresh forks of a run's open cells. It is a run beside
   * the first, whose files stay as they are, and no run of its own to who counts runs.
   */
  public static final String SECOND_LOOK = "-look2";

  static final String RESULTS = "results.csv";
  static final String SAMPLES = "samples.csv";
  static final String FORKS = "forks.csv";
  static final String PARITY = "parity.csv";
  static final String ENVIRONMENT = "environment.csv";
  static final String MAX_BATCH = "max_batch.csv";
  static final String CEILINGS = "ceilings.csv";
  static final String MODELS = "models.csv";
  static final String CLAIMS = "claims.csv";
  static final String PUBLISHED = "published.csv";
  static final String LAYERS = "layers.csv";
  static final String FINDINGS = "findings.csv";

  /** Every file that a run may have, its tables first. */
  public static final List<String> FILES =
      List.of(
          RESULTS,
          SAMPLES,
          FORKS,
          PARITY,
          ENVIRONMENT,
          FINDINGS,
          MAX_BATCH,
          CEILINGS,
          LAYERS,
          MODELS,
          CLAIMS,
          PUBLISHED,
          "plan.yaml",
          "log.txt");

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

  private final Path path;

  private RunFolder(Path path) {
    this.path = path;
  }

  /**
   * Makes {@code root/runId}.
   *
   * @throws IOException if it exists already or can't be made
   */
  public static RunFolder create(Path root, String runId) throws IOException {
    Path path = root.resolve(checkedName("run id", runId));
    makeRoot(root);
    try {
      Files.createDirectory(path);
    } catch (FileAlreadyExistsException e) {
      // a process that was killed before it wrote anything leaves an empty one
      if (!isEmptyFolder(path)) {
        throw new IOException(OneLine.path(path) + ": exists already; choose another run id", e);
      }
    } catch (FileSystemException e) {
      throw new IOException(OneLine.path(path) + ": can't be made: " + OneLine.reason(e), e);
    }
    return new RunFolder(path);
  }

  private static boolean isEmptyFolder(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (Stream<Path> content = Files.list(path)) {
      return content.findAny().isEmpty();
    }
  }

  private static void makeRoot(Path root) throws IOException {
    try {
      Files.createDirectories(root);
    } catch (FileAlreadyExistsException e) {
      throw new IOException(
          OneLine.path(root) + ": can't be made: a part of this path is a file; choose a folder",
          e);
    } catch (FileSystemException e) {
      throw new IOException(OneLine.path(root) + ": can't be made: " + OneLine.reason(e), e);
    }
  }

  /**
   * An existing folder, with or without files.
   *
   * @throws IllegalArgumentException if there is no such folder
   */
  public static RunFolder open(Path path) {
    if (!Files.isDirectory(path)) {
      throw notARun(path, Files.exists(path) ? "it is a file" : "there is no such folder");
    }
    return new RunFolder(path);
  }

  public Path path() {
    return path;
  }

  /** Writes what a run measured; its results last, without which the folder is no run. */
  public void write(Run run) throws IOException {
    writeEnvironment(run.environment());
    writeSamples(run.samples());
    writeText(FORKS, ForksCsv.TABLE.render(run.forks()));
    writeResults(run.id(), run.measurements());
  }

  /** Writes {@code results.csv}: a row per cell, each cell once. */
  public void writeResults(String runId, List<Measurement> measurements) throws IOException {
    writeText(RESULTS, ResultsCsv.render(runId, measurements));
  }

  /** Writes {@code samples.csv}: a row per timed iteration. */
  public void writeSamples(List<Sample> samples) throws IOException {
    writeText(SAMPLES, SamplesCsv.TABLE.render(samples));
  }

  /** Writes {@code max_batch.csv}: a row per search for the largest batch that fits. */
  public void writeMaxBatches(List<MaxBatch> found) throws IOException {
    writeText(MAX_BATCH, MaxBatchCsv.TABLE.render(found));
  }

  /** Whether the run is a search for the largest batches rather than one that measures. */
  public boolean isMaxBatchSearch() {
    return Files.exists(path.resolve(MAX_BATCH));
  }

  /** Writes {@code environment.csv}: a row per fact. */
  public void writeEnvironment(Environment environment) throws IOException {
    writeText(
        ENVIRONMENT, EnvironmentCsv.TABLE.render(List.copyOf(environment.facts().entrySet())));
  }

  /** Writes {@code models.csv}: a row per model, each model once. */
  public void writeModels(List<ModelFact> models) throws IOException {
    writeText(MODELS, ModelsCsv.TABLE.renderUnique("model", models));
  }

  /** Writes {@code claims.csv}: a row per documented statement, each once. */
  public void writeClaims(List<ClaimFact> claims) throws IOException {
    writeText(CLAIMS, ClaimsCsv.TABLE.renderUnique(ClaimsCsv.KEY, claims));
  }

  /** Writes {@code published.csv}: a row per figure of the papers' and libraries' own tables. */
  public void writePublished(List<ClaimFact> published) throws IOException {
    writeText(PUBLISHED, ClaimsCsv.TABLE.renderUnique(ClaimsCsv.KEY, published));
  }

  /** Writes {@code layers.csv}: a row per node of a measured network that costs something. */
  public void writeLayers(List<LayerFact> layers) throws IOException {
    writeText(LAYERS, LayersCsv.TABLE.render(layers));
  }

  /** Writes {@code findings.csv}: a row per finding, worst first. */
  public void writeFindings(List<Finding> findings) throws IOException {
    writeText(FINDINGS, FindingsCsv.TABLE.render(findings));
  }

  /** Removes {@code findings.csv}, which does not hold once more is measured. */
  public void removeFindings() throws IOException {
    Path file = path.resolve(FINDINGS);
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new IOException(OneLine.path(file) + ": can't be removed: " + OneLine.reason(e), e);
    }
  }

  /** Writes any other file of the run, such as {@code plan.yaml}, in UTF-8. */
  public void writeText(String fileName, String text) throws IOException {
    AtomicFile.write(
        path.resolve(checkedName("file name", fileName)), text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads the run. Only {@code results.csv} must be there; columns may be in any order, unknown
   * ones are skipped.
   *
   * @throws IOException which names the file, line and column that can't be read
   */
  public Run read() throws IOException {
    return new RunReader(path).read();
  }

  /**
   * Reads the run of a {@code results.csv} with what lies beside it. A file of another name is read
   * alone: what lies beside it is of another run.
   *
   * @throws IOException which names the file, line and column that can't be read
   */
  public static Run readFile(Path results) throws IOException {
    Path file = results.toAbsolutePath();
    return file.endsWith(RESULTS) ? open(file.getParent()).read() : RunReader.readAlone(file);
  }

  /**
   * Reads the cells and the facts of the run, and leaves its samples, forks and documents alone.
   *
   * @throws IOException as {@link #read()}
   */
  public Run readRows() throws IOException {
    return new RunReader(path).readRows();
  }

  /** Reads {@code environment.csv}; no facts if there is none. */
  public Environment readEnvironment() throws IOException {
    return new RunReader(path).environment();
  }

  /** Reads {@code parity.csv}: a row per comparison of an engine's outputs, in their order. */
  public List<Parity> readParity() throws IOException {
    return new RunReader(path).parity();
  }

  /** Reads {@code results.csv} alone. */
  List<Measurement> readResults() throws IOException {
    return new RunReader(path).results();
  }

  static IllegalArgumentException notARun(Path path, String why) {
    return new IllegalArgumentException(
        OneLine.path(path)
            + ": is not a run folder: "
            + why
            + "; give the folder of a run, which has a "
            + RESULTS);
  }

  private static String checkedName(String what, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: expected letters, digits and . _ - (at most 200, not first . _ -), found %s",
              what,
              OneLine.value(name)));
    }
    return name;
  }
}
