package org.convmark.bench.energy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One domain of RAPL. Its counter starts anew after {@code max_energy_range_uj}, which takes
 * minutes; once is noticed if it is read more often than that.
 */
final class RaplDomain {

  private static final double JOULES_PER_MICROJOULE = 1e-6;

  private final String name;
  private final Path counter;
  private final long range;
  private long last;
  private long sum;

  private RaplDomain(String name, Path counter, long range, long last) {
    this.name = name;
    this.counter = counter;
    this.range = range;
    this.last = last;
  }

  static RaplDomain open(Path folder) throws IOException {
    Path counter = folder.resolve("energy_uj");
    return new RaplDomain(
        name(folder), counter, number(folder.resolve("max_energy_range_uj")), number(counter));
  }

  /** Such as {@code package-0}. */
  static String name(Path folder) throws IOException {
    return Files.readString(folder.resolve("name")).strip();
  }

  String name() {
    return name;
  }

  /** Since it was opened. */
  double joules() throws IOException {
    long now = number(counter);
    sum += now < last ? now - last + range : now - last;
    last = now;
    return sum * JOULES_PER_MICROJOULE;
  }

  private static long number(Path file) throws IOException {
    String text = Files.readString(file).strip();
    if (!text.matches("\\d{1,18}")) {
      throw new IOException(file + ": expected a count of microjoules, found '" + text + "'");
    }
    return Long.parseLong(text);
  }
}
