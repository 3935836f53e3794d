package org.convmark.report.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTextTest {

  @Provide
  Arbitrary<String> hostile() {
    return Arbitraries.of(
            "<script>",
            "&",
            "|",
            "`",
            "*",
            "_",
            "[x](y)",
            "~~",
            "$",
            "{",
            "}",
            "\\",
            "#12",
            "@me",
            "www.a",
            "http://a",
            "\n",
            "- ",
            "1. ",
            "x",
            "\u05d0",
            "\ud83d\ude00",
            ":tada:",
            "<!--")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 500, seed = "20261127")
  void nothingIsLeftThatMeansAnything(@ForAll("hostile") String text) {
    String left = MarkdownText.of(text).replace("<!-- -->", "\u0000").replaceAll("\\\\.", "");
    assertThat(left)
        .doesNotContainPattern("[<>|`*~$#{}\\[\\]\\\\\\n]")
        .doesNotContainPattern("@[A-Za-z]|www\\.|://|:tada:");
    assertThat(MarkdownText.of(text)).doesNotContainPattern("^(- |\\d\\. )");
  }

  @Property(tries = 500, seed = "20261127")
  void everyLetterIsStillThere(@ForAll("hostile") String text) {
    String shown =
        MarkdownText.of(text)
            .replace("<!-- -->", "")
            .replaceAll("\\\\([^A-Za-z0-9\\s])", "$1")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&");
    assertThat(shown).isEqualTo(text.replaceAll("\\s+", " ").strip());
  }

  @Property(tries = 200, seed = "20261127")
  void codeCanNotLeaveItsFence(@ForAll("hostile") String text) {
    String[] lines = MarkdownText.code(text).split("\n", -1);
    String fence = lines[0];
    assertThat(lines[lines.length - 2]).isEqualTo(fence);
    assertThat(List.of(lines).subList(1, lines.length - 2)).noneMatch(line -> line.contains(fence));
  }

  @ParameterizedTest
  @CsvSource({"vgg16/plain,vgg16/plain", "no_aux,no_aux", "14.39,14.39", "+4.0 %,+4.0 %"})
  void plainNamesAndFiguresStayReadable(String text, String expected) {
    assertThat(MarkdownText.of(text)).isEqualTo(expected);
  }

  @Test
  void listsDoNotBegin() {
    assertThat(MarkdownText.of("- a")).isEqualTo("\\- a");
    assertThat(MarkdownText.of("1. a")).isEqualTo("1\\. a");
  }
}
