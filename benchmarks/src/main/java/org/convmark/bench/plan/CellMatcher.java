package org.convmark.bench.plan;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convmark.bench.own.OwnModel;
import org.convmark.bench.plan.Effort.Bounds;
import org.convmark.result.Cell;
import org.convmark.result.yaml.Glob;

/**
 * Chooses cells: those that have, of everything it speaks of, one of what it lists.
 *
 * @param names patterns, in which a star stands for any characters; of a model without a slash that
 *     of all its forms
 * @param counts from the least to the most
 */
public record CellMatcher(Map<Name, List<String>> names, Map<Count, List<Bounds>> counts) {

  /** What of a cell has a name. */
  public enum Name {
    MODEL("model"),
    ENGINE("engine"),
    DEVICE("device"),
    WORKLOAD("workload"),
    PRECISION("precision");

    private final String key;

    Name(String key) {
      this.key = key;
    }

    /** Its key in a file. */
    public String key() {
      return key;
    }

    private String in(Cell cell) {
      return switch (this) {
        case MODEL -> cell.model();
        case ENGINE -> cell.engine();
        case DEVICE -> cell.device();
        case WORKLOAD -> cell.workload().word();
        case PRECISION -> cell.precision();
      };
    }

    static Optional<Name> of(String key) {
      return Arrays.stream(values()).filter(name -> name.key.equals(key)).findFirst();
    }
  }

  /** What of a cell is a number. */
  public enum Count {
    BATCH("batch"),
    THREADS("threads");

    private final String key;

    Count(String key) {
      this.key = key;
    }

    /** Its key in a file. */
    public String key() {
      return key;
    }

    private int in(Cell cell) {
      return this == BATCH ? cell.batch() : cell.threads();
    }

    static Optional<Count> of(String key) {
      return Arrays.stream(values()).filter(count -> count.key.equals(key)).findFirst();
    }
  }

  public CellMatcher {
    names = sorted(Name.class, names);
    counts = sorted(Count.class, counts);
  }

  /** Chooses one cell. */
  static CellMatcher exactly(Cell cell) {
    Map<Name, List<String>> names = new EnumMap<>(Name.class);
    for (Name name : Name.values()) {
      names.put(name, List.of(name.in(cell)));
    }
    Map<Count, List<Bounds>> counts = new EnumMap<>(Count.class);
    for (Count count : Count.values()) {
      counts.put(count, List.of(Bounds.exactly(count.in(cell))));
    }
    return new CellMatcher(names, counts);
  }

  private static <K extends Enum<K>, V> Map<K, List<V>> sorted(Class<K> keys, Map<K, List<V>> map) {
    Map<K, List<V>> sorted = new EnumMap<>(keys);
    map.forEach((key, values) -> sorted.put(key, List.copyOf(values)));
    return Collections.unmodifiableMap(sorted);
  }

  /** Whether the cell is one of those that are meant. */
  public boolean matches(Cell cell) {
    return names.entrySet().stream()
            .allMatch(entry -> hasName(entry.getValue(), entry.getKey().in(cell)))
        && counts.entrySet().stream()
            .allMatch(entry -> hasCount(entry.getValue(), entry.getKey().in(cell)));
  }

  private static boolean hasName(List<String> patterns, String name) {
    return patterns.stream().anyMatch(pattern -> hasName(pattern, name));
  }

  private static boolean hasName(String pattern, String name) {
    boolean anyForm = !pattern.contains("/") && !OwnModel.isNamed(name);
    return new Glob(pattern).matches(anyForm ? name.replaceFirst("/.*", "") : name);
  }

  private static boolean hasCount(List<Bounds> ranges, int count) {
    return ranges.stream().anyMatch(range -> range.least() <= count && count <= range.most());
  }
}
