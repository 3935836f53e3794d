package org.convmark.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.convmark.result.Cell;
import org.convmark.result.Energy;
import org.convmark.result.Estimate;
import org.convmark.result.Interval;
import org.convmark.result.Measurement;
import org.convmark.result.Measurement.Figures;
import org.convmark.result.Provenance;
import org.convmark.result.Run;
import org.convmark.result.Timing;

/** The typical run as other machines would have it. */
public final class SampleMarket {

  /** What files of devices call the second machine's device. */
  public static final String CARD = "Example Card 80G";

  private SampleMarket() {}

  /** Two machines: the typical run, and a card that takes a quarter of its times. */
  public static List<Run> runs() {
    return List.of(SampleRun.typical(), card(CARD));
  }

  /** A card of any name whose power was counted, in the machine {@code m77}. */
  public static Run card(String name) {
    Run run = SampleRun.typical();
    return new Run(
        "card",
        run.environment(),
        run.documentation(),
        run.measurements().stream().map(cell -> onCard(cell, name)).toList(),
        List.of());
  }

  private static Measurement onCard(Measurement measurement, String name) {
    Cell cell = measurement.cell();
    Provenance old = measurement.provenance();
    return new Measurement(
        new Cell(cell.model(), cell.engine(), "cuda:0", cell.workload(), cell.setting()),
        measurement.outcome(),
        measurement.figures().map(SampleMarket::onCard),
        measurement.cost(),
        new Provenance(old.parityError(), old.engine(), name, "m77", old.startedAt()));
  }

  private static Figures onCard(Figures figures) {
    Timing timing = figures.timing();
    double ms = timing.mean().value() / 4;
    return new Figures(
        new Timing(
            timing.counts(),
            new Estimate(ms, Optional.of(new Interval(0.99 * ms, 1.01 * ms))),
            new Timing.Quantiles(
                OptionalDouble.of(ms),
                OptionalDouble.of(1.2 * ms),
                OptionalDouble.of(1.5 * ms),
                ms / 2,
                2 * ms),
            timing.loadMs(),
            timing.firstCallMs()),
        figures.memory(),
        Optional.of(
            new Energy(
                new Estimate(0.3 * ms, Optional.of(new Interval(0.28 * ms, 0.32 * ms))),
                300,
                Energy.Source.NVML)));
  }
}
