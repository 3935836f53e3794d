package org.convmark.result.csv;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.convmark.result.Cell;
import org.convmark.result.ClaimFact;
import org.convmark.result.Documentation;
import org.convmark.result.Energy;
import org.convmark.result.Environment;
import org.convmark.result.Estimate;
import org.convmark.result.Evidence;
import org.convmark.result.Finding;
import org.convmark.result.FindingKind;
import org.convmark.result.Interval;
import org.convmark.result.Measurement;
import org.convmark.result.Memory;
import org.convmark.result.ModelFact;
import org.convmark.result.NetworkCost;
import org.convmark.result.Outcome;
import org.convmark.result.Phase;
import org.convmark.result.Provenance;
import org.convmark.result.Run;
import org.convmark.result.Sample;
import org.convmark.result.Status;
import org.convmark.result.Timing;
import org.convmark.result.Workload;

/** A run with every kind of row, and text that tries to break its files. */
final class Runs {

  static final String HOSTILE =
      "a,b;\"c\" 'd'\r\ne\nf\rg\ttab\u0000nul =SUM(A1) #x \u05d0\u05d1 \u202eabc \ud83d\ude00 \ufffe \\N ";

  private static final NetworkCost COST = new NetworkCost(25557032, 4089184256L, 11113984, 97.4924);
  private static final Instant START = Instant.parse("2026-11-21T10:15:30.123456789Z");

  private Runs() {}

  static Run full() {
    return new Run(
        "night-1",
        environment(),
        new Documentation(
            List.of(model("resnet50/paper_v1"), model(HOSTILE)),
            List.of(confirmed(), contradicted(), open()),
            List.of(contradicted())),
        List.of(timed(1), singleFork(), failed()),
        new Evidence(samples(), List.of(), List.of(), Optional.of(findings())));
  }

  static List<Finding> findings() {
    return List.of(
        new Finding(
            Finding.Level.ERROR, FindingKind.THREADS_DIFFER, List.of("a-b1", "c-b8"), HOSTILE, "x"),
        new Finding(Finding.Level.HINT, FindingKind.BUSY_MACHINE, List.of(), "load 3", HOSTILE));
  }

  static Measurement timed(int batch) {
    Timing timing =
        new Timing(
            new Timing.Counts(5, 250, 1),
            new Estimate(12.345678901234567, Optional.of(new Interval(-1.5, 26.25))),
            new Timing.Quantiles(
                OptionalDouble.of(12), OptionalDouble.of(1e-7), OptionalDouble.empty(), 0.1, 1e9),
            OptionalDouble.of(0),
            OptionalDouble.empty());
    Memory memory =
        new Memory(
            OptionalDouble.of(80.5),
            OptionalDouble.of(640.25),
            OptionalDouble.of(512),
            OptionalDouble.empty(),
            Optional.of(new Memory.Analytic(100, 150, 0.5, 0)));
    return new Measurement(
        cell("onnxruntime", batch),
        Outcome.OK,
        Optional.of(new Measurement.Figures(timing, memory, Optional.of(energy()))),
        COST,
        provenance("Xeon", OptionalDouble.of(1.25e-7)));
  }

  private static Energy energy() {
    return new Energy(
        new Estimate(1.5, Optional.of(new Interval(-0.25, 3.25))), 61.5, Energy.Source.RAPL);
  }

  private static Measurement singleFork() {
    Timing timing =
        new Timing(
            new Timing.Counts(1, 3, 0),
            new Estimate(2, Optional.empty()),
            new Timing.Quantiles(
                OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), 1, 3),
            OptionalDouble.empty(),
            OptionalDouble.of(7));
    return new Measurement(
        cell("pytorch", 8),
        new Outcome(Status.OK, HOSTILE),
        Optional.of(new Measurement.Figures(timing, Memory.NOT_MEASURED)),
        NetworkCost.NOT_COUNTED,
        provenance(HOSTILE, OptionalDouble.empty()));
  }

  private static Measurement failed() {
    return new Measurement(
        cell(HOSTILE, 1),
        new Outcome(Status.OOM, "first line\nsecond line"),
        Optional.empty(),
        NetworkCost.NOT_COUNTED,
        new Provenance(
            OptionalDouble.empty(), Provenance.Loaded.NOT_LOADED, "", "", Provenance.NOT_STARTED));
  }

  private static Cell cell(String engine, int batch) {
    return new Cell(
        "resnet50/paper_v1", engine, "cpu", Workload.FORWARD, new Cell.Setting(batch, "fp32", 2));
  }

  private static Provenance provenance(String device, OptionalDouble parityError) {
    return new Provenance(
        parityError,
        new Provenance.Loaded("1.29.0", Map.of("threads", "2", "layout", device)),
        device,
        "m0123456789",
        START);
  }

  private static Environment environment() {
    return new Environment(Map.of("cpu_model", "Intel, \"Xeon\"")).with(Map.of(HOSTILE, HOSTILE));
  }

  private static ModelFact model(String name) {
    return new ModelFact(
        name,
        "224x224x3",
        "He et al. 2015, arXiv:1512.03385",
        new ModelFact.Counted(COST, OptionalLong.of(0), OptionalLong.empty()),
        new ModelFact.Documented(
            "~25.6 M", "", OptionalDouble.of(24.7), OptionalDouble.empty(), HOSTILE));
  }

  static ClaimFact confirmed() {
    return new ClaimFact(
        "D2-030",
        new ClaimFact.Source("002.txt", "Notes, unit 3", "106"),
        new ClaimFact.Statement("alexnet/paper_two_gpu_grouped", "params", "", "~60 million", "5%"),
        new ClaimFact.Check(ClaimFact.Verdict.CONFIRMED, "60965224", ""));
  }

  private static ClaimFact contradicted() {
    return new ClaimFact(
        HOSTILE,
        new ClaimFact.Source(HOSTILE, HOSTILE, HOSTILE),
        new ClaimFact.Statement(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE),
        new ClaimFact.Check(ClaimFact.Verdict.CONTRADICTED, HOSTILE, HOSTILE));
  }

  private static ClaimFact open() {
    return new ClaimFact(
        "D2-001",
        new ClaimFact.Source("002.txt", "", ""),
        new ClaimFact.Statement("", "top5_error", "", "15.3", "0.05"),
        new ClaimFact.Check(
            ClaimFact.Verdict.NEEDS_DATA, "", "It takes trained weights and the images."));
  }

  private static List<Sample> samples() {
    return List.of(
        new Sample("c", 1, 1, Phase.WARMUP, 0.000000001),
        new Sample("c", 1, 2, Phase.MEASURE, 12345.678901234),
        new Sample(HOSTILE, 2, 1, Phase.MEASURE, 5e-5));
  }
}
