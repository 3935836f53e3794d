package org.convmark.result.finding;

import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.convmark.result.Finding;
import org.convmark.result.Finding.Level;
import org.convmark.result.FindingKind;

/** A device became much warmer or cooler over a run. By itself that changes no figure. */
final class TemperatureChanged implements Analyser {

  private static final String CONDITION = "temperature_celsius";
  private static final int DEGREES = 25;

  @Override
  public List<Finding> findings(Material material) {
    return material.cells().stream()
        .map(each -> each.cell().device())
        .distinct()
        .flatMap(device -> finding(material, device))
        .toList();
  }

  private static Stream<Finding> finding(Material material, String device) {
    List<TimedCell> cells =
        material.cells().stream()
            .filter(each -> each.cell().device().equals(device))
            .filter(each -> Range.of(each, CONDITION).isPresent())
            .toList();
    IntSummaryStatistics celsius =
        cells.stream()
            .map(each -> Range.of(each, CONDITION).orElseThrow())
            .flatMapToInt(range -> IntStream.of(range.low(), range.high()))
            .summaryStatistics();
    if (cells.isEmpty() || celsius.getMax() - celsius.getMin() < DEGREES) {
      return Stream.empty();
    }
    return Stream.of(
        new Finding(
            Level.HINT,
            FindingKind.TEMPERATURE_CHANGED,
            cells.stream().map(each -> each.cell().id()).toList(),
            Objection.text(
                "%s had %d to %d degrees Celsius while its cells were measured",
                device, celsius.getMin(), celsius.getMax()),
            "look for a clock that fell with it; if one did, warm the device up before the run or"
                + " improve its cooling"));
  }
}
