package org.convmark.bench.energy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.convmark.result.Energy;

/**
 * The package domains of all processors together, as Linux shows them
 * (Documentation/power/powercap; AMD's have Intel's names). Domains within a package are in its sum
 * already, and {@code psys} covers other parts of the machine on some of them only.
 */
public final class Rapl implements EnergyCounter {

  /** The system property that names another folder than the kernel's, as a container may have. */
  public static final String FOLDER = "convmark.powercap";

  private static final String KERNEL = "/sys/class/powercap";

  /** Domains of the first level; those below have a number more, as {@code intel-rapl:0:1}. */
  private static final Pattern TOP = Pattern.compile("intel-rapl:\\d{1,4}");

  private static final String PACKAGE = "package";
  private static final String READABLE = "sudo chmod a+r " + KERNEL + "/*/energy_uj";

  private final List<RaplDomain> domains;

  private Rapl(List<RaplDomain> domains) {
    this.domains = List.copyOf(domains);
  }

  /** Where the counters are. */
  public static Path folder() {
    return Path.of(System.getProperty(FOLDER, KERNEL));
  }

  /**
   * The counters below a folder.
   *
   * @throws EnergyException if there are none, or they are not for this user
   */
  static Rapl open(Path folder) throws EnergyException {
    List<RaplDomain> domains = new ArrayList<>();
    try {
      for (Path domain : packages(folder)) {
        domains.add(RaplDomain.open(domain));
      }
    } catch (DirectoryIteratorException e) {
      throw unreadable(e.getCause());
    } catch (IOException e) {
      throw unreadable(e);
    }
    if (domains.isEmpty()) {
      throw new EnergyException(
          "the kernel shows no RAPL counters, as in most virtual machines and containers");
    }
    return new Rapl(domains);
  }

  /** Rights can be given; what else goes wrong is the kernel's. */
  public static EnergyException unreadable(IOException e) {
    return e instanceof AccessDeniedException
        ? new EnergyException("the RAPL counters are not readable by this user", READABLE)
        : new EnergyException("the RAPL counters cannot be read: " + e.getMessage());
  }

  private static List<Path> packages(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> packages = new ArrayList<>();
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(
            folder, entry -> TOP.matcher(entry.getFileName().toString()).matches())) {
      for (Path entry : entries) {
        if (RaplDomain.name(entry).startsWith(PACKAGE)) {
          packages.add(entry);
        }
      }
    }
    return packages.stream().sorted().toList();
  }

  @Override
  public Energy.Source source() {
    return Energy.Source.RAPL;
  }

  @Override
  public String covered() {
    return domains.stream().map(RaplDomain::name).collect(Collectors.joining(", "));
  }

  @Override
  public OptionalDouble joules() {
    double sum = 0;
    try {
      for (RaplDomain domain : domains) {
        sum += domain.joules();
      }
    } catch (IOException e) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(sum);
  }
}
