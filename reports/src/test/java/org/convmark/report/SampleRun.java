package org.convmark.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.convmark.result.Ceiling;
import org.convmark.result.Cell;
import org.convmark.result.Documentation;
import org.convmark.result.Environment;
import org.convmark.result.Estimate;
import org.convmark.result.Evidence;
import org.convmark.result.Finding;
import org.convmark.result.FindingKind;
import org.convmark.result.Interval;
import org.convmark.result.Measurement;
import org.convmark.result.ModelFact;
import org.convmark.result.NetworkCost;
import org.convmark.result.Outcome;
import org.convmark.result.Provenance;
import org.convmark.result.Run;
import org.convmark.result.Sample;
import org.convmark.result.Status;
import org.convmark.result.Workload;

/** Runs as they come from a plan, with seeded times of a plausible size. */
public final class SampleRun {

  public static final String HOSTILE =
      "</script><script>alert(1)</script>\"'`${7*7}{{x}}<img src=x onerror=alert(1)>&amp;\u202Egnp";

  public static final String HOSTILE_FINDING = "found of ";
  public static final String HOSTILE_REMEDY = "remedy of ";

  private static final Instant START = Instant.parse("2026-11-20T09:30:00Z");
  private static final Cell.Setting SETTING = new Cell.Setting(1, "fp32", 4);

  private SampleRun() {}

  /** Four models on three engines; one cell is unavailable, one failed parity. */
  public static Run typical() {
    List<Measurement> cells = new ArrayList<>();
    List<Sample> samples = new ArrayList<>();
    List<ModelFact> models = models();
    double[] scale = {14.2, 118.0, 24.6, 47.5};
    for (int i = 0; i < models.size(); i++) {
      ModelFact model = models.get(i);
      double base = scale[i];
      timed(cells, samples, cell(model, "onnxruntime", Workload.FORWARD), base);
      timed(cells, samples, cell(model, "pytorch", Workload.FORWARD), base * (1.03 + 0.13 * i));
      if (i == 2) {
        cells.add(
            failed(
                cell(model, "mxnet", Workload.FORWARD),
                Status.PARITY_FAILED,
                "relative error 3.1e-02 is over the tolerance 1.0e-03: the pooling that rounds up"
                    + " differs; see the log of this cell",
                OptionalDouble.of(3.1e-2)));
      } else {
        timed(cells, samples, cell(model, "mxnet", Workload.FORWARD), base * (1.5 + 0.2 * i));
      }
      for (Workload workload : List.of(Workload.BACKWARD, Workload.TRAIN_STEP)) {
        double factor = workload == Workload.BACKWARD ? 2.05 + 0.06 * i : 3.2 + 0.08 * i;
        timed(cells, samples, cell(model, "pytorch", workload), base * 1.2 * factor);
        if (i == 3 && workload == Workload.BACKWARD) {
          cells.add(
              failed(
                  cell(model, "mxnet", workload),
                  Status.UNAVAILABLE,
                  "libmxnet.so is not there: add mxnet-native-mkl to the class path",
                  OptionalDouble.empty()));
        } else {
          timed(cells, samples, cell(model, "mxnet", workload), base * 1.7 * factor);
        }
      }
    }
    return new Run(
        "2026-11-20-quick-m3f9a1c2",
        environment(),
        SampleDocumentation.typical(),
        cells,
        new Evidence(samples, List.of(), List.of(), ceilings(4), Optional.empty()));
  }

  /** Two models on two engines with batches of 1, 4 and 16 images and with 1, 2 and 4 threads. */
  public static Run scaling() {
    List<Measurement> cells = new ArrayList<>();
    List<Sample> samples = new ArrayList<>();
    for (ModelFact model : models().subList(0, 2)) {
      for (String engine : List.of("onnxruntime", "pytorch")) {
        for (int batch : List.of(1, 4, 16)) {
          Cell.Setting setting = new Cell.Setting(batch, "fp32", 4);
          Cell cell = new Cell(model.model(), engine, "cpu", Workload.FORWARD, setting);
          timed(cells, samples, cell, 10 + 6.0 * batch);
        }
        for (int threads : List.of(1, 2)) {
          Cell.Setting setting = new Cell.Setting(1, "fp32", threads);
          Cell cell = new Cell(model.model(), engine, "cpu", Workload.FORWARD, setting);
          timed(cells, samples, cell, 6 + 40.0 / threads);
        }
      }
    }
    return new Run(
        "2026-11-21-scaling-m3f9a1c2",
        environment(),
        SampleDocumentation.typical(),
        cells,
        new Evidence(samples, List.of(), List.of(), ceilings(4), Optional.empty()));
  }

  private static List<Ceiling> ceilings(int threads) {
    return List.of(
        new Ceiling(
            "cpu",
            "fp32",
            threads,
            Ceiling.Kind.COMPUTE,
            new Estimate(160, Optional.of(new Interval(152, 168))),
            3,
            "onnxruntime"),
        new Ceiling(
            "cpu",
            "fp32",
            threads,
            Ceiling.Kind.BANDWIDTH,
            new Estimate(24.5, Optional.empty()),
            1,
            "onnxruntime"));
  }

  /** One model whose every text tries to be something else. */
  public static Run hostile() {
    String name = HOSTILE + "\u05d0\u05d1" + "x".repeat(200) + "\ud800";
    ModelFact like = models().get(0);
    ModelFact model =
        new ModelFact(
            name,
            HOSTILE,
            HOSTILE,
            like.counted(),
            new ModelFact.Documented(
                HOSTILE, HOSTILE, OptionalDouble.empty(), OptionalDouble.empty(), HOSTILE));
    List<Measurement> cells = new ArrayList<>();
    List<Sample> samples = new ArrayList<>();
    timed(cells, samples, new Cell(name, HOSTILE, HOSTILE, Workload.FORWARD, SETTING), 10);
    timed(cells, samples, new Cell(name, "other", HOSTILE, Workload.FORWARD, SETTING), 11);
    cells.add(
        failed(
            new Cell(name, HOSTILE, HOSTILE, Workload.BACKWARD, SETTING),
            Status.FAILED,
            HOSTILE,
            OptionalDouble.of(Double.NaN)));
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("command", HOSTILE);
    facts.put(HOSTILE, HOSTILE);
    List<Finding> findings =
        List.of(
            new Finding(
                Finding.Level.ERROR,
                FindingKind.POWERSAVE,
                List.of(HOSTILE, HOSTILE),
                HOSTILE_FINDING + HOSTILE,
                HOSTILE_REMEDY + HOSTILE));
    return new Run(
        HOSTILE,
        new Environment(facts),
        SampleDocumentation.hostile(model),
        cells,
        new Evidence(samples, List.of(), List.of(), Optional.of(findings)));
  }

  /** A plan of which nothing could be timed. */
  public static Run nothingTimed() {
    List<Measurement> cells =
        models().stream()
            .map(
                model ->
                    failed(
                        cell(model, "mxnet", Workload.FORWARD),
                        Status.UNAVAILABLE,
                        "no native library",
                        OptionalDouble.empty()))
            .toList();
    return new Run(
        "nothing-timed",
        environment(),
        new Documentation(models(), List.of(), List.of()),
        cells,
        List.of());
  }

  public static Run empty() {
    return new Run("empty", new Environment(Map.of()), Documentation.NONE, List.of(), List.of());
  }

  private static Cell cell(ModelFact model, String engine, Workload workload) {
    return new Cell(model.model(), engine, "cpu", workload, SETTING);
  }

  private static void timed(
      List<Measurement> cells, List<Sample> samples, Cell cell, double meanMs) {
    List<Sample> own = SampleTimes.of(cell, meanMs);
    samples.addAll(own);
    cells.add(
        new Measurement(
            cell,
            Outcome.OK,
            Optional.of(SampleTimes.figures(cell, own)),
            costOf(cell.model()),
            provenance(cell, OptionalDouble.of(meanMs * 3e-9))));
  }

  private static Measurement failed(
      Cell cell, Status status, String message, OptionalDouble parity) {
    return new Measurement(
        cell,
        new Outcome(status, message),
        Optional.empty(),
        costOf(cell.model()),
        provenance(cell, parity));
  }

  private static Provenance provenance(Cell cell, OptionalDouble parity) {
    String version =
        Map.of("onnxruntime", "1.29.0", "pytorch", "2.7.1").getOrDefault(cell.engine(), "1.9.1");
    return new Provenance(
        parity,
        new Provenance.Loaded(version, Map.of("threads", "2")),
        "Intel(R) Xeon(R) Platinum 8481C CPU @ 2.70GHz",
        "m3f9a1c2",
        START);
  }

  private static NetworkCost costOf(String model) {
    return models().stream()
        .filter(fact -> fact.model().equals(model))
        .findFirst()
        .orElse(models().get(0))
        .cost();
  }

  private static List<ModelFact> models() {
    return SampleDocumentation.measured();
  }

  private static Environment environment() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("command", "convmark run --plan quick --threads 4 --name 2026-11-20-quick-m3f9a1c2");
    facts.put("plan", "quick");
    facts.put("seed", "20261120");
    facts.put("cpu.model", "Intel(R) Xeon(R) Platinum 8481C CPU @ 2.70GHz");
    facts.put("cpu.flags", "sse4_2 avx avx2 fma avx512f avx512vnni amx_tile amx_bf16 ".repeat(4));
    facts.put("cpu.governor", "performance");
    facts.put("os.kernel", "Linux 6.1.0-18-amd64");
    facts.put("jdk", "OpenJDK 17.0.15+6");
    facts.put("git.commit", "325a25c0d1");
    facts.put("gpu", "");
    return new Environment(facts);
  }
}
