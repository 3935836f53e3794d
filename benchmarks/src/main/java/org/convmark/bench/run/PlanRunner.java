package org.convmark.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.convmark.bench.own.OwnModel;
import org.convmark.bench.plan.Plan;
import org.convmark.bench.plan.PlanFile;
import org.convmark.model.arch.Architectures;
import org.convmark.model.arch.Variant;
import org.convmark.model.claim.ClaimFile;
import org.convmark.model.query.Networks;
import org.convmark.result.Cell;
import org.convmark.result.Environment;
import org.convmark.result.Measurement;
import org.convmark.result.csv.RunFolder;
import org.convmark.result.csv.RunJournal;
import org.convmark.result.environment.Load;
import org.convmark.result.finding.Analysers;

/** Runs a plan into a folder. */
public final class PlanRunner {

  private static final String LOG = "log.txt";
  private static final String PLAN = "plan.yaml";

  private final RunRequest request;
  private final RunFolder folder;
  private final Subjects subjects;
  private final RunEnvironment environment;

  private PlanRunner(RunRequest request, RunFolder folder) throws IOException {
    this.request = request;
    this.folder = folder;
    this.subjects = Subjects.of(request.plan());
    this.environment = new RunEnvironment(request);
  }

  /** What to do if a run is resumed on another machine or with other versions. */
  public enum OnChange {
    REFUSE,
    MARK
  }

  /** Which cells of a run that is resumed are measured. */
  public enum Left {
    WITHOUT_ROW,
    WITHOUT_FIGURES
  }

  /**
   * How a run goes on.
   *
   * @param onChange of machine or versions
   * @param left what is measured
   */
  public record Resumption(OnChange onChange, Left left) {

    static final Resumption NONE = new Resumption(OnChange.REFUSE, Left.WITHOUT_ROW);

    private void allow(String runId, List<String> differences) {
      if (!differences.isEmpty() && onChange == OnChange.REFUSE) {
        throw ResumeCheck.refusal(runId, differences);
      }
    }
  }

  /**
   * Reads the files of users that the plan names, and starts nothing.
   *
   * @throws IllegalArgumentException in one line, if one is not what it must be, or an input or a
   *     batch of the plan contradicts it
   * @throws IOException if one is there but cannot be read
   */
  public static void check(Plan plan) throws IOException {
    Subjects.of(plan);
  }

  /**
   * Measures every cell of the plan. What goes wrong with a cell becomes its row.
   *
   * @param folder a new run's folder
   * @return the rows in the order in which they were complete
   * @throws IOException if the folder, an export or a fork's files cannot be written
   */
  public static List<Measurement> run(RunRequest request, RunFolder folder) throws IOException {
    if (request.maxBatch().isPresent()) {
      folder.writeMaxBatches(List.of());
    }
    // before anything else, so that whatever happens next can be gone on from
    folder.writeText(PLAN, PlanFile.write(request.plan()));
    if (request.maxBatch().isEmpty()) {
      // a guess is worth a line, and must not refuse a plan
      Forecast.shortages(request.plan(), request.exports()).ifPresent(request.listener()::note);
    }
    return new PlanRunner(request, folder).run(Resumption.NONE);
  }

  /** The plan that a run's folder keeps, to go on with it. */
  public static Plan planOf(RunFolder folder) throws IOException {
    if (folder.isMaxBatchSearch()) {
      throw new IllegalArgumentException(
          folder.path()
              + ": is a search for the largest batch, which does not go on; begin a new run");
    }
    Path plan = folder.path().resolve(PLAN);
    if (!Files.isRegularFile(plan)) {
      throw new IllegalArgumentException(
          folder.path() + ": there is no " + PLAN + " to go on with; begin a new run");
    }
    return PlanFile.load(plan.toString());
  }

  /**
   * Goes on with a run after its last complete cell.
   *
   * @param request with the plan that the folder keeps
   * @return all rows, those from before among them
   * @throws IllegalArgumentException if machine or versions have changed and that is refused
   * @throws IOException as {@link #run}, and if another process writes to the folder
   */
  public static List<Measurement> resume(RunRequest request, RunFolder folder, Resumption how)
      throws IOException {
    return new PlanRunner(request, folder).run(how);
  }

  private List<Measurement> run(Resumption how) throws IOException {
    try (RunJournal journal = RunJournal.open(folder);
        Workspace workspace = new Workspace(folder.path().resolve(LOG))) {
      if (isComplete(journal, how)) {
        request.listener().note("all cells are complete: nothing is left to measure");
        return journal.rows();
      }
      Environment earlier = folder.readEnvironment();
      TimeSheet time = new TimeSheet(earlier);
      Environment now = environment.atStart(runId(), subjects);
      Load.of(now).filter(Load::isBusy).map(PlanRunner::busy).ifPresent(request.listener()::note);
      Host host = environment.host();
      Site site = time.time(Activity.PROBE, () -> Site.of(host, request.plan(), workspace));
      now = now.with(site.facts());
      List<String> differences = List.of();
      Environment begun = now;
      if (earlier.facts().isEmpty() && journal.rows().isEmpty()) {
        writeDocumentation();
      } else {
        differences = ResumeCheck.differences(earlier, now);
        how.allow(runId(), differences);
        begun = earlier.with(ResumeCheck.resumed(earlier, differences));
      }
      folder.writeEnvironment(begun);
      if (!differences.isEmpty()) {
        journal.forgetParity();
        journal.forgetCeilings();
      }
      if (how.left() == Left.WITHOUT_FIGURES) {
        journal.forget(row -> !row.isOk());
      }
      RunFacts facts = new RunFacts(folder, begun, time);
      if (request.measuresCeilings()) {
        measureCeilings(new CeilingRunner(request, site, journal, workspace), time);
      }
      Site marked = site.marking(ResumeCheck.mark(differences));
      measure(new RunContext(request, workspace, journal, facts, marked));
      facts.write(journal, environment.atEnd(begun));
      folder.writeFindings(Analysers.findings(folder.read()));
      return journal.rows();
    }
  }

  private String runId() {
    return folder.path().toAbsolutePath().normalize().getFileName().toString();
  }

  private boolean isComplete(RunJournal journal, Resumption how) {
    Set<Cell> done = new HashSet<>();
    journal.rows().stream()
        .filter(row -> row.isOk() || how.left() == Left.WITHOUT_ROW)
        .forEach(row -> done.add(row.cell()));
    return request.maxBatch().isEmpty() && done.containsAll(request.plan().cells());
  }

  private static void measureCeilings(CeilingRunner runner, TimeSheet time) throws IOException {
    time.time(
        Activity.CEILINGS,
        () -> {
          runner.run();
          return runner;
        });
  }

  private void measure(RunContext context) throws IOException {
    folder.removeFindings();
    if (request.maxBatch().isPresent()) {
      new MaxBatchRunner(subjects, context, request.maxBatch().getAsInt()).run(folder);
    } else {
      measureCells(context);
    }
  }

  private void measureCells(RunContext context) throws IOException {
    boolean began = false;
    for (List<Cell> group : groups(context.cellsLeft())) {
      // one group at the least, or a run that is resumed again and again would never end
      if (began && context.secondsLeft() <= 0) {
        request.listener().note(outOfTime(context));
        return;
      }
      began = true;
      new GroupRunner(subjects.of(group.get(0).model()), context).run(group);
    }
  }

  private String outOfTime(RunContext context) {
    return String.format(
        Locale.ROOT,
        "the time of the run is spent: %d of %d cells are not measured; go on with --resume %s",
        context.cellsLeft().size(),
        context.planned().size(),
        folder.path());
  }

  /**
   * All networks, so that a report can set the measured ones among them, what the measured ones
   * cost node by node, and the ledgers.
   */
  private void writeDocumentation() throws IOException {
    Set<Variant> models = new LinkedHashSet<>(Architectures.variants());
    request.plan().scope().models().stream()
        .filter(model -> !OwnModel.isNamed(model))
        .forEach(model -> models.add(Architectures.variant(model)));
    folder.writeModels(
        Stream.concat(models.stream().map(ModelFacts::of), subjects.ownFacts().stream()).toList());
    folder.writeLayers(subjects.layers());
    Networks networks = Networks.built();
    folder.writeClaims(ClaimFacts.of(ClaimFile.DOCUMENTS, networks));
    folder.writePublished(ClaimFacts.of(ClaimFile.PUBLISHED, networks));
  }

  /** A warning if others use the processors: their work would be in the numbers. */
  private static String busy(Load load) {
    return String.format(
        Locale.ROOT,
        "this machine is busy (load %.2f on %.0f processors), which will be in the numbers; stop"
            + " what else runs",
        load.average(),
        load.processors());
  }

  /** Cells of one model, device and setting, which take turns. */
  private static List<List<Cell>> groups(List<Cell> cells) {
    Map<String, List<Cell>> groups = new LinkedHashMap<>();
    for (Cell cell : cells) {
      String key = cell.model() + "|" + cell.device() + "|" + cell.setting();
      groups.computeIfAbsent(key, unused -> new ArrayList<>()).add(cell);
    }
    return List.copyOf(groups.values());
  }
}
