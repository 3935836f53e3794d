package org.convmark.report.view;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convmark.result.Cell;
import org.convmark.result.Measurement;
import org.convmark.result.Workload;

/**
 * Timed cells that differ in one number alone, such as their batch.
 *
 * @param points at least two, that number rising
 */
record Curve(Line line, List<Measurement> points) {

  /**
   * What the cells share.
   *
   * @param rest the conditions beside the number that varies
   */
  record Line(String model, Workload workload, String engine, String rest) {

    /** What one chart shows together. */
    String subject() {
      String common = model + ", " + workload.word();
      return rest.isEmpty() ? common : common + ", " + rest;
    }

    String name() {
      return rest.isEmpty() ? engine : engine + ", " + rest;
    }
  }

  /** The curves over batches. */
  static List<Curve> overBatches(RunIndex index) {
    return of(
        index,
        Cell::batch,
        rest(index, Cell::threads, threads -> threads + (threads == 1 ? " thread" : " threads")));
  }

  /** The curves over threads. */
  static List<Curve> overThreads(RunIndex index) {
    return of(index, Cell::threads, rest(index, Cell::batch, batch -> "batch " + batch));
  }

  private static List<Curve> of(
      RunIndex index, ToIntFunction<Cell> across, Function<Cell, String> rest) {
    return index.ok().stream()
        .collect(
            Collectors.groupingBy(
                each -> lineOf(each.cell(), rest), LinkedHashMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(entry -> new Curve(entry.getKey(), sorted(entry.getValue(), across)))
        .filter(curve -> curve.points().size() > 1)
        .toList();
  }

  private static Line lineOf(Cell cell, Function<Cell, String> rest) {
    return new Line(cell.model(), cell.workload(), cell.engine(), rest.apply(cell));
  }

  private static List<Measurement> sorted(List<Measurement> cells, ToIntFunction<Cell> across) {
    return cells.stream()
        .sorted(Comparator.comparingInt(each -> across.applyAsInt(each.cell())))
        .toList();
  }

  /** What else tells cells apart, where the run has several of it. */
  private static Function<Cell, String> rest(
      RunIndex index, Function<Cell, Integer> other, IntFunction<String> words) {
    boolean devices = index.distinct(Cell::device).size() > 1;
    boolean precisions = index.distinct(Cell::precision).size() > 1;
    boolean others = index.distinct(other).size() > 1;
    return cell ->
        Stream.of(
                devices ? cell.device() : "",
                precisions ? cell.precision() : "",
                others ? words.apply(other.apply(cell)) : "")
            .filter(each -> !each.isEmpty())
            .collect(Collectors.joining(", "));
  }

  /** The cell with the most images per second. */
  Measurement best() {
    return points.stream()
        .max(Comparator.comparingDouble(each -> each.throughput().orElse(0)))
        .orElseThrow();
  }

  /** The first cell that has nearly the most images per second. */
  Measurement knee(double share) {
    double enough = share * best().throughput().orElseThrow();
    return points.stream()
        .filter(each -> each.throughput().orElse(0) >= enough)
        .findFirst()
        .orElseThrow();
  }
}
