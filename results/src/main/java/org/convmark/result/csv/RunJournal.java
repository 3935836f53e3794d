package org.convmark.result.csv;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.convmark.result.Ceiling;
import org.convmark.result.Evidence;
import org.convmark.result.Fork;
import org.convmark.result.Measurement;
import org.convmark.result.Parity;
import org.convmark.result.Phase;
import org.convmark.result.Run;
import org.convmark.result.Sample;

/**
 * The files of a run to which each complete cell is added: {@code samples.csv} and {@code
 * forks.csv}, then its row in {@code results.csv}. A cell is complete when its row is there.
 * Comparisons of outputs go to {@code parity.csv}, what the machine attains to {@code
 * ceilings.csv}. Holds the folder's lock, which the operating system takes back from a process that
 * dies.
 */
public final class RunJournal implements AutoCloseable {

  private static final String LOCK = ".lock";

  private final RunFolder run;
  private final Path folder;
  private String runId;
  private final FileChannel lockFile;
  private final List<Measurement> rows = new ArrayList<>();
  private final List<Sample> samples = new ArrayList<>();
  private final Map<Phase, Double> seconds = new EnumMap<>(Phase.class);
  private final List<Fork> forks = new ArrayList<>();
  private final List<Parity> parity = new ArrayList<>();
  private final List<Ceiling> ceilings = new ArrayList<>();

  private RunJournal(RunFolder run, String runId, FileChannel lockFile) {
    this.run = run;
    this.folder = run.path();
    this.runId = runId;
    this.lockFile = lockFile;
  }

  /**
   * Begins a run, or goes on with one after its last complete cell; what a killed process left of
   * an incomplete one is cut off.
   *
   * @throws RunInUseException if another process writes to the folder
   * @throws IOException if its files can't be read
   */
  public static RunJournal open(RunFolder run) throws IOException {
    Path folder = run.path();
    String runId = folder.toAbsolutePath().normalize().getFileName().toString();
    RunJournal journal = new RunJournal(run, runId, locked(folder));
    try {
      AtomicFile.removeUnfinished(folder);
      journal.makeMissing();
      journal.goOn();
    } catch (IOException | RuntimeException e) {
      journal.close();
      throw e;
    }
    return journal;
  }

  private static FileChannel locked(Path folder) throws IOException {
    Path file = folder.resolve(LOCK);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw new RunInUseException(folder);
    }
    return channel;
  }

  private void makeMissing() throws IOException {
    makeUnlessThere(RunFolder.SAMPLES, SamplesCsv.TABLE);
    makeUnlessThere(RunFolder.FORKS, ForksCsv.TABLE);
    makeUnlessThere(RunFolder.PARITY, ParityCsv.TABLE);
    makeUnlessThere(RunFolder.RESULTS, ResultsCsv.table(runId));
  }

  private <T> void makeUnlessThere(String file, Table<T> table) throws IOException {
    if (Files.exists(folder.resolve(file))) {
      new GrowingFile(folder.resolve(file)).requireColumns(table);
    } else {
      run.writeText(file, table.render(List.of()));
    }
  }

  private void goOn() throws IOException {
    keepOnly(RunFolder.RESULTS, (index, id) -> true);
    keepOnly(RunFolder.PARITY, (index, model) -> true);
    if (Files.exists(folder.resolve(RunFolder.CEILINGS))) {
      makeUnlessThere(RunFolder.CEILINGS, CeilingsCsv.TABLE);
      keepOnly(RunFolder.CEILINGS, (index, kind) -> true);
    }
    rows.addAll(run.readResults());
    keepEvidenceOfRows();
    parity.addAll(run.readParity());
    Run read = run.read();
    // a folder may have been renamed since, and all rows have one id
    runId = read.id();
    samples.addAll(read.samples());
    forks.addAll(read.forks());
    ceilings.addAll(read.evidence().ceilings());
    count(samples);
  }

  private void keepEvidenceOfRows() throws IOException {
    Set<String> complete = new HashSet<>();
    rows.forEach(row -> complete.add(row.cell().id()));
    keepOnly(RunFolder.SAMPLES, (index, cell) -> complete.contains(cell));
    keepOnly(RunFolder.FORKS, (index, cell) -> complete.contains(cell));
    samples.removeIf(sample -> !complete.contains(sample.cellId()));
    forks.removeIf(fork -> !complete.contains(fork.cellId()));
  }

  /**
   * Drops complete cells, so that they are measured once more: their rows, their evidence, and the
   * comparisons of their models.
   */
  public void forget(Predicate<Measurement> again) throws IOException {
    List<Measurement> all = List.copyOf(rows);
    Set<String> models = new HashSet<>();
    all.stream().filter(again).forEach(row -> models.add(row.cell().model()));
    keepOnly(RunFolder.RESULTS, (index, id) -> !again.test(all.get(index)));
    rows.removeIf(again);
    keepEvidenceOfRows();
    seconds.clear();
    count(samples);
    keepOnly(RunFolder.PARITY, (index, model) -> !models.contains(model));
    parity.removeIf(compared -> models.contains(compared.cell().model()));
  }

  /** Drops all comparisons, which hold for the versions that they were made with. */
  public void forgetParity() throws IOException {
    keepOnly(RunFolder.PARITY, (index, model) -> false);
    parity.clear();
  }

  /** Drops all ceilings, which hold for the versions that they were measured with. */
  public void forgetCeilings() throws IOException {
    if (!ceilings.isEmpty()) {
      Files.delete(folder.resolve(RunFolder.CEILINGS));
      ceilings.clear();
    }
  }

  private void keepOnly(String file, GrowingFile.RowTest test) throws IOException {
    new GrowingFile(folder.resolve(file)).keepOnly(test);
  }

  /** Adds a complete cell, which is on disk when this returns. */
  public void add(Measurement row, Evidence evidence) throws IOException {
    String line = GrowingFile.rows(ResultsCsv.table(runId), List.of(row));
    append(RunFolder.SAMPLES, GrowingFile.rows(SamplesCsv.TABLE, evidence.samples()));
    append(RunFolder.FORKS, GrowingFile.rows(ForksCsv.TABLE, evidence.forks()));
    append(RunFolder.RESULTS, line);
    rows.add(row);
    samples.addAll(evidence.samples());
    count(evidence.samples());
    forks.addAll(evidence.forks());
  }

  /** Adds comparisons, which are on disk when this returns. */
  public void add(List<Parity> compared) throws IOException {
    append(RunFolder.PARITY, GrowingFile.rows(ParityCsv.TABLE, compared));
    parity.addAll(compared);
  }

  /** Adds a ceiling, which is on disk when this returns; a run that measures none has no file. */
  public void add(Ceiling ceiling) throws IOException {
    makeUnlessThere(RunFolder.CEILINGS, CeilingsCsv.TABLE);
    append(RunFolder.CEILINGS, GrowingFile.rows(CeilingsCsv.TABLE, List.of(ceiling)));
    ceilings.add(ceiling);
  }

  /** All ceilings, in the order in which they were measured. */
  public List<Ceiling> ceilings() {
    return List.copyOf(ceilings);
  }

  /** All comparisons, in their order. */
  public List<Parity> parity() {
    return List.copyOf(parity);
  }

  private void append(String file, String rows) throws IOException {
    new GrowingFile(folder.resolve(file)).add(rows);
  }

  /** The complete cells, in the order in which they became so. */
  public List<Measurement> rows() {
    return List.copyOf(rows);
  }

  /** The evidence of the complete cells. */
  public Evidence evidence() {
    return new Evidence(samples, forks);
  }

  /** Inside the timed calls of the complete cells. */
  public double seconds(Phase phase) {
    return seconds.getOrDefault(phase, 0.0);
  }

  private void count(List<Sample> more) {
    more.forEach(sample -> seconds.merge(sample.phase(), sample.seconds(), Double::sum));
  }

  /** Gives the lock back. */
  @Override
  public void close() throws IOException {
    // the file stays: whoever deletes it could let two others lock two files of that name
    lockFile.close();
  }
}
