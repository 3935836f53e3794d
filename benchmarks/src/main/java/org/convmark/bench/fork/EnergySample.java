package org.convmark.bench.fork;

import java.util.Optional;
import org.convmark.result.Energy;

/**
 * A reading of a counter just after an iteration.
 *
 * @param source what counts
 * @param joules since the fork has read it first
 * @param seconds since then
 */
public record EnergySample(Energy.Source source, double joules, double seconds) {

  /** The form in which {@link #toString} writes it. */
  static final String PATTERN = "(rapl|nvml) ([0-9.E-]+) J ([0-9.E-]+) s";

  /** A sample of its three fields. */
  static EnergySample of(String source, String joules, String seconds) {
    return new EnergySample(
        Energy.Source.of(source), Double.parseDouble(joules), Double.parseDouble(seconds));
  }

  /**
   * What was counted from this sample on.
   *
   * @param last the later sample
   * @param images that ran between the two
   */
  public Optional<Energy.Window> until(EnergySample last, long images) {
    return Energy.Window.of(last.joules - joules, last.seconds - seconds, images, source);
  }

  @Override
  public String toString() {
    return source.word() + " " + joules + " J " + seconds + " s";
  }
}
