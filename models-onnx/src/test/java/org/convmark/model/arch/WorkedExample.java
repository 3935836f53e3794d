package org.convmark.model.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the document on adding an architecture prints, and the two files with its lines in them. */
final class WorkedExample {

  private static final String DOCUMENT = "docs/adding-an-architecture.md";
  private static final Path ROOT = root();
  private static final Path ARCHITECTURES = Path.of("org/convmark/model/arch");
  private static final Path MAIN = ROOT.resolve("models-onnx/src/main");

  private WorkedExample() {}

  /** {@code Architectures.java} with the documented line. */
  static String list() throws IOException {
    Path list = MAIN.resolve("java").resolve(ARCHITECTURES).resolve("Architectures.java");
    return withLine(list, block("java", 1), place(0));
  }

  /** {@code architectures.csv} with the documented row. */
  static String table() throws IOException {
    Path table = MAIN.resolve("resources").resolve(ARCHITECTURES).resolve("architectures.csv");
    return withLine(table, block("csv", 0), place(1));
  }

  /** The file with that line above the place; as it is for whoever has put the line there. */
  private static String withLine(Path file, String line, String place) throws IOException {
    assertThat(line).as("one line").containsOnlyOnce("\n");
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).as(file.toString()).filteredOn(other -> other.contains(place)).hasSize(1);
    String text = Files.readString(file);
    if (text.contains(line)) {
      return text;
    }
    return lines.stream()
        .map(other -> (other.contains(place) ? line : "") + other + "\n")
        .collect(Collectors.joining());
  }

  /** Where the document puts the line or the row. */
  private static String place(int index) throws IOException {
    return found("above `([^`]+)`").get(index);
  }

  /** A fenced block of the document, counted among those in its language. */
  static String block(String language, int index) throws IOException {
    return found("(?ms)^```" + language + "\n(.*?)^```$").get(index);
  }

  private static List<String> found(String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(ROOT.resolve(DOCUMENT)))
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  private static Path root() {
    return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
        .filter(path -> Files.isRegularFile(path.resolve(DOCUMENT)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(DOCUMENT + ": not found above the module's folder"));
  }
}
