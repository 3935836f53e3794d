package org.convmark.report.buying;

import java.util.Locale;
import java.util.Optional;
import org.convmark.result.Energy;
import org.convmark.result.Estimate;
import org.convmark.result.Measurement;

/**
 * What a device draws while it runs a cell.
 *
 * @param watts joules of an image times images per second, or as given
 * @param imagesPerJoule of the device alone, whatever the building adds
 * @param source where it is from, such as {@code NVML} or {@code TDP}
 */
public record Power(double watts, Estimate imagesPerJoule, String source) {

  /** Watts as a user's file has them: of a data sheet, or of a meter. */
  static final String GIVEN = "TDP";

  /**
   * Of a timed cell: measured where a counter told it, in the offer where not. Images per joule are
   * 1 / (joules an image) where measured, and images per second / watts where given; each takes the
   * interval of the one figure that was measured.
   */
  static Optional<Power> of(Measurement cell, Estimate throughput, Offer offer) {
    Optional<Energy> energy = cell.figures().orElseThrow().energy();
    if (energy.isPresent()) {
      return energy.map(each -> measured(each, throughput));
    }
    return offer.watts().stream()
        .mapToObj(watts -> new Power(watts, Estimates.scaled(throughput, 1 / watts), GIVEN))
        .findFirst();
  }

  /** At the rate of the cell, so that its images take the joules that were counted for them. */
  private static Power measured(Energy energy, Estimate throughput) {
    return new Power(
        energy.joulesPerImage().value() * throughput.value(),
        Estimates.inverse(energy.joulesPerImage(), 1),
        energy.source().word().toUpperCase(Locale.ROOT));
  }

  /** Whether it was counted rather than said. */
  public boolean isMeasured() {
    return !source.equals(GIVEN);
  }
}
