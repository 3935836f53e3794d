package org.convmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every writer gives the same bytes in every locale: those of its golden file. */
class GoldenReportsTest {

  private static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final String ACCEPT = "convmark.accept";

  private final Locale before = Locale.getDefault();

  static Stream<Arguments> writersAndLocales() {
    return Reports.writers().stream()
        .flatMap(
            writer ->
                Stream.of("de-DE", "tr-TR", "ar-EG-u-nu-arab")
                    .map(tag -> Arguments.of(writer, Locale.forLanguageTag(tag))));
  }

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @MethodSource("writersAndLocales")
  void bytesAreThoseOfTheGoldenFile(ReportWriter writer, Locale locale) throws IOException {
    Locale.setDefault(locale);
    StringBuilder out = new StringBuilder();
    writer.render(Report.of(SampleRun.typical()), out);
    String text = withoutScripts(out.toString());
    Path golden = FOLDER.resolve("typical." + writer.extension());
    if (Boolean.getBoolean(ACCEPT)) {
      Files.createDirectories(FOLDER);
      Files.writeString(golden, text);
    }
    List<String> expected = Files.readAllLines(golden);
    assertThat(text.lines().toList())
        .as("accept with mvn test -pl results,reports -Dtest=GoldenReportsTest -D%s=true", ACCEPT)
        .isEqualTo(expected);
  }

  /** What a page inlines is not what it says of the run. */
  private static String withoutScripts(String text) {
    return text.replaceAll("(?s)(<(script|style)[^>]*>).*?</\\2>", "$1</$2>")
        .replaceAll("content=\"default-src[^\"]*\"", "content=\"\"");
  }
}
