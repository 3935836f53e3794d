package org.convmark.bench.energy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A folder as the kernel shows one, whose counters are set. */
public record Powercap(Path folder) {

  /** Writes a domain such as {@code intel-rapl:0}. */
  public Powercap domain(String domain, String name, long rangeMicrojoules) throws IOException {
    Path made = Files.createDirectories(folder.resolve(domain));
    Files.writeString(made.resolve("name"), name + "\n");
    Files.writeString(made.resolve("max_energy_range_uj"), rangeMicrojoules + "\n");
    return set(domain, 0);
  }

  /** Sets a counter, of which no reader sees a part. */
  public Powercap set(String domain, long microjoules) {
    Path counter = folder.resolve(domain).resolve("energy_uj");
    try {
      Path whole = Files.writeString(folder.resolve(domain + ".next"), microjoules + "\n");
      Files.move(whole, counter, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }
}
