package org.convmark.result;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * One combination that a plan measures.
 *
 * @param model the full {@code architecture/variant}, a user's file as {@code file:PATH}, or a
 *     benchmark of another suite as {@code jmh:NAME}
 * @param engine such as {@code onnxruntime}
 * @param device such as {@code cpu} or {@code cuda:0}
 * @param workload what is timed
 * @param setting batch, precision and threads
 */
public record Cell(String model, String engine, String device, Workload workload, Setting setting) {

  private static final List<String> FOREIGN = List.of("file", "jmh");
  private static final int LONGEST_NAME = 60;

  /**
   * How the network is run.
   *
   * @param batch images at once
   * @param precision such as {@code fp32}
   * @param threads of one operator; every engine is set alike
   */
  public record Setting(int batch, String precision, int threads) {}

  public int batch() {
    return setting.batch();
  }

  public String precision() {
    return setting.precision();
  }

  public int threads() {
    return setting.threads();
  }

  /**
   * A name that is stable between runs and safe in file names. Since a file's path may have any
   * characters, its own is the file's name and a checksum of the path; so is that of a benchmark
   * that is not this suite's.
   */
  public String id() {
    return String.format(
            Locale.ROOT,
            "%s-%s-%s-%s-b%d-%s-t%d",
            foreignId().orElse(model),
            engine,
            device,
            workload.word(),
            batch(),
            precision(),
            threads())
        .replaceAll("[^A-Za-z0-9._-]", ".");
  }

  /** Empty for a network of this suite, whose name is short and of safe characters. */
  private Optional<String> foreignId() {
    return FOREIGN.stream()
        .filter(kind -> model.startsWith(kind + ":"))
        .findFirst()
        .map(this::foreignId);
  }

  private String foreignId(String kind) {
    String name = model.substring(Math.max(model.lastIndexOf('/'), kind.length()) + 1);
    CRC32 path = new CRC32();
    path.update(model.getBytes(StandardCharsets.UTF_8));
    int from = Math.max(0, name.length() - LONGEST_NAME);
    return String.format(Locale.ROOT, "%s-%s-%08x", kind, name.substring(from), path.getValue());
  }
}
