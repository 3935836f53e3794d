package org.convmark.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A headless Chromium, one process and one fresh profile a call. */
final class Browser {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final int LIMIT_SECONDS = 60;

  private final Path program;
  private final Path folder;

  private Browser(Path program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  /** The first that is on the path; without one the test is skipped, and says why. */
  static Browser require(Path folder) {
    Optional<Browser> found = find(folder);
    assumeTrue(
        found.isPresent(), "no chromium, chromium-browser or google-chrome on PATH to look with");
    return found.orElseThrow();
  }

  private static Optional<Browser> find(Path folder) {
    List<Path> places =
        Pattern.compile(Pattern.quote(System.getProperty("path.separator")))
            .splitAsStream(Optional.ofNullable(System.getenv("PATH")).orElse(""))
            .filter(place -> !place.isBlank())
            .map(Path::of)
            .toList();
    return NAMES.stream()
        .flatMap(name -> places.stream().map(place -> place.resolve(name)))
        .filter(Files::isExecutable)
        .findFirst()
        .map(program -> new Browser(program, folder));
  }

  /** The document as it stands after the scripts have run. */
  String dom(Path page, String fragment) throws IOException, InterruptedException {
    return dom(page.toUri() + fragment);
  }

  /** The same of an address. */
  String dom(String address) throws IOException, InterruptedException {
    return Files.readString(run(address, "1280,3000", "--dump-dom"));
  }

  Path screenshot(Path page, String fragment, String size)
      throws IOException, InterruptedException {
    return screenshot(page.toUri() + fragment, size);
  }

  /** A picture of an address, by a reader who prefers what further options say. */
  Path screenshot(String address, String size, String... options)
      throws IOException, InterruptedException {
    Path image = Files.createTempFile(folder, "page", ".png");
    run(
        address,
        size,
        Stream.concat(Stream.of("--screenshot=" + image), Stream.of(options))
            .toArray(String[]::new));
    return image;
  }

  Path pdf(Path page) throws IOException, InterruptedException {
    Path pdf = Files.createTempFile(folder, "page", ".pdf");
    run(page.toUri() + "#theme=dark", "1280,3000", "--print-to-pdf=" + pdf);
    return pdf;
  }

  private Path run(String address, String size, String... what)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "browser", ".out");
    Path err = Files.createTempFile(folder, "browser", ".err");
    List<String> command = new ArrayList<>(List.of(program.toString()));
    Stream.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--user-data-dir=" + Files.createTempDirectory(folder, "profile"),
            "--window-size=" + size,
            "--virtual-time-budget=5000")
        .forEach(command::add);
    command.addAll(List.of(what));
    command.add(address);
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.to(out.toFile()))
            .redirectError(ProcessBuilder.Redirect.to(err.toFile()))
            .start();
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(
            "the browser did not end well: "
                + new String(Files.readAllBytes(err), StandardCharsets.UTF_8));
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return out;
  }
}
