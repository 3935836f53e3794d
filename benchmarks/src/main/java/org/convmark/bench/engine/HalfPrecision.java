package org.convmark.bench.engine;

import java.util.Locale;
import java.util.Optional;
import org.convmark.result.Workload;

/** What engines refuse of the precisions of 16 bits. */
public final class HalfPrecision {

  private static final String NO_SCALED_LOSS =
      "small gradients vanish in it unless the loss is scaled, which this build does not do";

  private HalfPrecision() {}

  /**
   * The refusal of an engine that infers in fp16 and does nothing else in 16 bits.
   *
   * @param bf16 why it has no bf16
   */
  public static Optional<String> obstacle(
      Engine engine, Workload workload, Precision precision, String bf16) {
    return switch (precision) {
      case FP32 -> Optional.empty();
      case FP16 ->
          workload == Workload.FORWARD
              ? Optional.empty()
              : Optional.of(refusal(engine, workload, precision, NO_SCALED_LOSS));
      case BF16 -> Optional.of(refusal(engine, workload, precision, bf16));
    };
  }

  /** A line that gives the reason and says what to ask for instead. */
  public static String refusal(
      Engine engine, Workload workload, Precision precision, String reason) {
    return String.format(
        Locale.ROOT,
        "%s runs no %s in %s: %s; measure it with --precision fp32",
        engine.name(),
        workload.word(),
        precision.word(),
        reason);
  }
}
