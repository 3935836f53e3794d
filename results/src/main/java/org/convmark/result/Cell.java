package org.convmark.result;

import java.util.Locale;

/**
 * One combination that a plan measures.
 *
 * @param model the full {@code architecture/variant}
 * @param engine such as {@code onnxruntime}
 * @param device such as {@code cpu} or {@code cuda:0}
 * @param workload what is timed
 * @param setting batch, precision and threads
 */
public record Cell(String model, String engine, String device, Workload workload, Setting setting) {

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

  /** A name that is stable between runs and safe in file names. */
  public String id() {
    return String.format(
            Locale.ROOT,
            "%s-%s-%s-%s-b%d-%s-t%d",
            model,
            engine,
            device,
            workload.word(),
            batch(),
            precision(),
            threads())
        .replaceAll("[^A-Za-z0-9._-]", ".");
  }
}
