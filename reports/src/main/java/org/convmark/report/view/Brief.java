package org.convmark.report.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.convmark.result.Measurement;
import org.convmark.result.Phase;
import org.convmark.result.Workload;

/** The sentences at the head of a report. Each says what it rests on. */
final class Brief {

  private Brief() {}

  static List<String> of(RunIndex index) {
    if (index.ok().isEmpty()) {
      return List.of(
          index.all().isEmpty()
              ? "The run holds no cells: there is nothing to report."
              : "No cell was timed, so there is nothing to compare; the reasons are under failures.");
    }
    List<String> sentences = new ArrayList<>();
    fastest(index).ifPresent(sentences::add);
    backward(index).ifPresent(sentences::add);
    sentences.add(agreement(index));
    samples(index).ifPresent(sentences::add);
    sentences.add(precision(index));
    return sentences;
  }

  /** Rows and iterations that do not belong together would else contradict one another unsaid. */
  private static Optional<String> samples(RunIndex index) {
    long lacking =
        index.ok().stream().filter(cell -> measured(index, cell) < iterations(cell)).count();
    return lacking == 0
        ? Optional.empty()
        : Optional.of(
            text(
                "samples.csv lacks iterations of %d of %d timed cells, so ratios of engines, spread"
                    + " and samples rest on less than the rows do, or are missing.",
                lacking, index.ok().size()));
  }

  private static long iterations(Measurement cell) {
    return Figures.timing(cell).counts().iterations();
  }

  private static long measured(RunIndex index, Measurement cell) {
    return index.samples(cell.cell()).stream()
        .filter(sample -> sample.phase() == Phase.MEASURE)
        .count();
  }

  /** How far engines are from one another, without which no time means anything. */
  private static String agreement(RunIndex index) {
    List<Measurement> ok = index.ok();
    OptionalDouble worst =
        ok.stream()
            .map(cell -> cell.provenance().parityError())
            .flatMapToDouble(OptionalDouble::stream)
            .max();
    long compared = ok.stream().filter(cell -> cell.provenance().parityError().isPresent()).count();
    return worst.isEmpty()
        ? "No timed cell was compared with another engine, so nothing shows that it computes what it"
            + " should."
        : text(
            "%d of %d timed cells were compared with the reference engine before they were timed; the"
                + " worst relative error is %s.",
            compared, ok.size(), Numbers.scientific(worst.getAsDouble()));
  }

  private static Optional<String> fastest(RunIndex index) {
    List<Lead> leads =
        index.slices().stream()
            .filter(slice -> slice.workload() == Workload.FORWARD)
            .flatMap(slice -> Lead.of(slice).stream())
            .toList();
    if (leads.isEmpty()) {
      return Optional.of("No model was timed forward on two engines, so none is called faster.");
    }
    Map<String, List<Lead>> byEngine =
        leads.stream()
            .collect(Collectors.groupingBy(Lead::engine, TreeMap::new, Collectors.toList()));
    String each =
        byEngine.entrySet().stream()
            .sorted(Comparator.comparing(entry -> -entry.getValue().size()))
            .map(entry -> share(entry.getKey(), entry.getValue(), leads.size()))
            .collect(Collectors.joining("; "));
    return Optional.of("Forward, the lowest mean latency is that of " + each + ".");
  }

  private static String share(String engine, List<Lead> leads, int all) {
    double low = leads.stream().mapToDouble(Lead::ratio).min().orElseThrow();
    double high = leads.stream().mapToDouble(Lead::ratio).max().orElseThrow();
    return text(
        "%s in %d of %d comparisons, where the next engine takes %s times as long (95 %% intervals: %s)",
        engine,
        leads.size(),
        all,
        Numbers.range(Numbers.ratio(low), Numbers.ratio(high)),
        intervals(leads));
  }

  private static String intervals(List<Lead> leads) {
    Map<Lead.Intervals, Long> counts =
        leads.stream()
            .collect(Collectors.groupingBy(Lead::intervals, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(
            entry ->
                entry.getValue()
                    + switch (entry.getKey()) {
                      case APART -> " apart";
                      case OVERLAP -> " overlapping, order not established";
                      case MISSING -> " not known";
                    })
        .collect(Collectors.joining(", "));
  }

  private static Optional<String> backward(RunIndex index) {
    Map<String, List<Double>> ratios = new TreeMap<>();
    for (WorkloadRow row : WorkloadRow.of(index)) {
      OptionalDouble ratio = row.toForward(Workload.BACKWARD);
      if (ratio.isPresent()) {
        ratios.computeIfAbsent(row.engine(), engine -> new ArrayList<>()).add(ratio.getAsDouble());
      }
    }
    if (ratios.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        ratios.entrySet().stream()
            .map(entry -> entry.getKey() + " " + range(entry.getValue()))
            .collect(
                Collectors.joining(
                    "; ",
                    "The backward pass takes, in multiples of forward by ratio of means: ",
                    ".")));
  }

  private static String range(List<Double> ratios) {
    double low = ratios.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    double high = ratios.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    return text(
        "%s (%d %s)",
        Numbers.range(Numbers.ratio(low), Numbers.ratio(high)),
        ratios.size(),
        ratios.size() == 1 ? "model" : "cells");
  }

  private static String precision(RunIndex index) {
    List<Measurement> ok = index.ok();
    List<Measurement> known =
        ok.stream().filter(cell -> Figures.mean(cell).interval().isPresent()).toList();
    long unsteady =
        ok.stream().filter(cell -> Figures.timing(cell).counts().unsteadyForks() > 0).count();
    String settled =
        unsteady == 0
            ? "every fork's warm-up settled."
            : text(
                "the warm-up of %d of %d cells did not settle in every fork.", unsteady, ok.size());
    if (known.isEmpty()) {
      return "No cell has an interval, so nothing here can be told from noise; " + settled;
    }
    Measurement widest =
        known.stream().max(Comparator.comparingDouble(Brief::halfWidth)).orElseThrow();
    return text(
        "%d of %d timed cells have a 95 %% interval, the widest \u00b1%s of its mean (%s, %s, %s); %s",
        known.size(),
        ok.size(),
        Numbers.percent(halfWidth(widest)),
        widest.cell().model(),
        widest.cell().engine(),
        under(index, widest),
        settled);
  }

  /** The workload, and the conditions unless all cells have the same. */
  private static String under(RunIndex index, Measurement cell) {
    Conditions conditions = Conditions.of(cell.cell());
    return index.distinct(Conditions::of).size() == 1
        ? cell.cell().workload().word()
        : new Slice(conditions, cell.cell().workload(), List.of(cell)).label();
  }

  private static double halfWidth(Measurement cell) {
    double mean = Figures.mean(cell).value();
    return Figures.mean(cell).interval().orElseThrow().relativeHalfWidth(mean);
  }

  private static String text(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
