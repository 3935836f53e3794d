package org.convmark.report.latex;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LatexTextTest {

  /** All control sequences that the escaper may write. */
  private static final String KNOWN =
      "\\\\(convmarkbreak"
          + " |backslash|textasciicircum\\{\\}|textasciitilde\\{\\}|char36|langle|rangle"
          + "|ldots\\{\\}|[&#%_{}])";

  @Provide
  Arbitrary<String> hostile() {
    return Arbitraries.of(
            "\\input{/etc/passwd}",
            "%",
            "$",
            "^^",
            "^^5c",
            "{",
            "}",
            "|",
            "`",
            "#",
            "&",
            "~",
            "_",
            "\\",
            "<script>",
            "\"",
            "\n",
            "x",
            "--",
            "\u05d0\u05d1",
            "\ud83d\ude00",
            "\u202e")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 500, seed = "20261127")
  void noCommandButOursIsLeft(@ForAll("hostile") String text) {
    String left =
        LatexText.of(text).replaceAll(KNOWN, "").replaceAll("\\{(\\W|)\\}", "").replace("{}", "");
    assertThat(left).doesNotContainPattern("[\\\\%#&^~_]").matches("[ -~]*");
  }

  @Property(tries = 500, seed = "20261127")
  void groupsAndMathematicsAreClosed(@ForAll("hostile") String text) {
    String left = LatexText.of(text).replaceAll("\\\\[{}]", "");
    assertThat(left.chars().filter(letter -> letter == '$').count() % 2).isZero();
    int depth = 0;
    for (int i = 0; i < left.length(); i++) {
      char letter = left.charAt(i);
      depth += letter == '{' ? 1 : letter == '}' ? -1 : 0;
      assertThat(depth).isNotNegative();
    }
    assertThat(depth).isZero();
  }

  @Test
  void whatTheFontsLackIsNamed() {
    assertThat(LatexText.of("\u05d0")).isEqualTo("$\\langle$U+05D0$\\rangle$");
    assertThat(LatexText.of("\ud83d\ude00")).endsWith("U+1F600$\\rangle$");
    assertThat(LatexText.of("Ren\u00e9")).isEqualTo("Ren\\'{e}");
  }

  @Test
  void plainNamesStayReadable() {
    assertThat(LatexText.of("vgg16/plain")).isEqualTo("vgg16/plain");
  }
}
