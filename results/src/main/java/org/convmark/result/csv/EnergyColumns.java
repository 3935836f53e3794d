package org.convmark.result.csv;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.convmark.result.Energy;
import org.convmark.result.Energy.Window;
import org.convmark.result.Estimate;
import org.convmark.result.Fork;
import org.convmark.result.Interval;
import org.convmark.result.Measurement;
import org.convmark.result.Measurement.Figures;

/** The columns of energy, of cells and of forks; all are empty where it was not measured. */
final class EnergyColumns {

  static final List<Column<Measurement>> OF_CELLS =
      List.of(
          number("energy_j_img", EnergyColumns::energy, e -> e.joulesPerImage().value()),
          bound("energy_j_img_ci95_low", Interval::low),
          bound("energy_j_img_ci95_high", Interval::high),
          number("mean_power_w", EnergyColumns::energy, Energy::meanWatts),
          source(m -> energy(m).map(Energy::source)));

  static final List<Column<Fork>> OF_FORKS =
      List.of(
          number("energy_j", Fork::energy, Window::joules),
          number("energy_seconds", Fork::energy, Window::seconds),
          Column.count(
              "energy_images",
              fork ->
                  fork.energy()
                      .map(window -> OptionalLong.of(window.images()))
                      .orElse(OptionalLong.empty())),
          source(fork -> fork.energy().map(Window::source)));

  private EnergyColumns() {}

  private static Optional<Energy> energy(Measurement measurement) {
    return measurement.figures().flatMap(Figures::energy);
  }

  private static <T, E> Column<T> number(
      String name, Function<T, Optional<E>> energy, ToDoubleFunction<E> figure) {
    return Column.number(
        name,
        row ->
            energy
                .apply(row)
                .map(each -> OptionalDouble.of(figure.applyAsDouble(each)))
                .orElse(OptionalDouble.empty()));
  }

  private static Column<Measurement> bound(String name, ToDoubleFunction<Interval> bound) {
    return Column.anyNumber(
        name,
        row ->
            energy(row)
                .flatMap(energy -> energy.joulesPerImage().interval())
                .map(interval -> OptionalDouble.of(bound.applyAsDouble(interval)))
                .orElse(OptionalDouble.empty()));
  }

  private static <T> Column<T> source(Function<T, Optional<Energy.Source>> source) {
    return Column.text(
        "energy_source", row -> source.apply(row).map(Energy.Source::word).orElse(""));
  }

  static Optional<Energy> ofCell(Row row) throws IOException {
    if (row.text("energy_j_img").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Energy(
            new Estimate(
                row.requiredAbove0("energy_j_img"),
                row.interval("energy_j_img_ci95_low", "energy_j_img_ci95_high")),
            row.requiredAbove0("mean_power_w"),
            source(row)));
  }

  static Optional<Window> ofFork(Row row) throws IOException {
    if (row.text("energy_j").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Window(
            row.requiredAbove0("energy_j"),
            row.requiredAbove0("energy_seconds"),
            row.requiredCount("energy_images", 1),
            source(row)));
  }

  private static Energy.Source source(Row row) throws IOException {
    String word = row.text("energy_source");
    if (!Energy.Source.words().contains(word)) {
      throw row.broken("energy_source", "one of " + Energy.Source.words());
    }
    return Energy.Source.of(word);
  }
}
