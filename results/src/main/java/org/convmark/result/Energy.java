package org.convmark.result;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The energy of a cell's measured iterations, of all that a counter covers from before the first to
 * after the last: the idle gaps between iterations are in it, and so is what a call needs around
 * its timed part, such as the forward pass before a backward pass.
 *
 * @param joulesPerImage mean of the forks that tell it; the interval is Student's t over forks
 * @param meanWatts joules of all such forks over the seconds in which they were counted
 * @param source what counted
 */
public record Energy(Estimate joulesPerImage, double meanWatts, Source source) {

  /** A counter of energy, named for the interface by which it is read. */
  public enum Source {
    /**
     * The package domains of all processors of the machine together (Running Average Power Limit,
     * of Intel and AMD): cores, caches and what else is on the package, thus the work of everybody
     * on the machine; not its memory modules, disks, fans or GPUs.
     */
    RAPL("rapl"),
    /**
     * One whole GPU with its memory ({@code nvmlDeviceGetTotalEnergyConsumption}, in mJ), thus the
     * work of everybody on it; not the host.
     */
    NVML("nvml");

    private final String word;

    Source(String word) {
      this.word = word;
    }

    /** The word of CSV files. */
    public String word() {
      return word;
    }

    /** The source of that word; another word is an {@link IllegalArgumentException}. */
    public static Source of(String word) {
      return Words.meaning("energy source", word, List.of(values()), Source::word);
    }

    /** The words of all sources. */
    public static List<String> words() {
      return Arrays.stream(values()).map(Source::word).toList();
    }
  }

  /**
   * What was counted over the measured iterations of one fork.
   *
   * @param joules above 0
   * @param seconds between the two readings
   * @param images that the measured iterations ran
   * @param source what counted
   */
  public record Window(double joules, double seconds, long images, Source source) {

    /**
     * The shortest window that is kept. RAPL's counters move about every ms, NVML's every 20 to 100
     * ms, so a shorter window could be wrong by more than a tenth.
     */
    public static final double LEAST_SECONDS = 1;

    public Window {
      if (!(joules > 0 && seconds > 0 && images > 0)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "energy window: expected joules, seconds and images above 0, found %s, %s and %d;"
                    + " leave out what was not measured",
                joules,
                seconds,
                images));
      }
    }

    /**
     * Empty if the window is shorter than {@link #LEAST_SECONDS}, or its counter stood still as
     * those of some virtual machines do.
     */
    public static Optional<Window> of(double joules, double seconds, long images, Source source) {
      return seconds >= LEAST_SECONDS && joules > 0 && images > 0
          ? Optional.of(new Window(joules, seconds, images, source))
          : Optional.empty();
    }

    /** Energy of one image in J. */
    public double joulesPerImage() {
      return joules / images;
    }
  }
}
