package org.convmark.harness.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class HostileTextTest {

  static final List<String> HOSTILE =
      List.of(
          "<script>alert(1)</script>",
          "a | b \\| c",
          "`tick` ``two`` ~~~",
          "line\r\nbreak\u2028and\u2029more",
          "::error::x",
          "x\n::add-mask::a",
          "##[add-mask]a",
          "]]>",
          "=cmd|' /C calc'!A0",
          "+1+1",
          "-1",
          "@SUM(1)",
          "\t=1",
          "\r=1",
          "%0A::stop-commands::x",
          "[link](javascript:alert(1)) ![](http://x/y.png) @everyone #1",
          "\u202eevil\u202c \u2066x\u2069",
          "\u05e9\u05dc\u05d5\u05dd",
          "\u0000\u0007\u001b[2J\ufffe",
          "\ud800 alone",
          "&lt;b&gt; & \"quoted\" 'too'",
          "x".repeat(200),
          "y".repeat(5000));

  @ParameterizedTest
  @FieldSource("HOSTILE")
  void plainTextIsOneLineWithoutControls(String text) {
    assertThat(PlainText.of(text))
        .hasSizeLessThanOrEqualTo(1001)
        .doesNotContain("##[")
        .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");
  }

  @Test
  void plainTextKeepsWhatIsHarmless() {
    assertThat(PlainText.of("x".repeat(200))).isEqualTo("x".repeat(200));
    assertThat(PlainText.of("\u05e9\u05dc\u05d5\u05dd")).isEqualTo("\u05e9\u05dc\u05d5\u05dd");
    assertThat(PlainText.of("z".repeat(999) + "\ud83d\ude00")).isEqualTo("z".repeat(999) + "…");
  }

  @ParameterizedTest
  @FieldSource("HOSTILE")
  void spreadsheetsFindNoFormula(String text) {
    assertThat(SpreadsheetText.of(text))
        .doesNotContainPattern("^[=+@\\t-]|^\\s*::|[\\r\\n]|##\\[")
        .endsWith(text.replaceAll("\\R+", " ").replace("##[", "# #["));
  }

  @ParameterizedTest
  @FieldSource("HOSTILE")
  void markdownIsOneCodeSpanThatNothingInItEnds(String text) {
    Matcher span = Pattern.compile("(`+)(.+?)(`+)").matcher(MarkdownText.code(text));
    assertThat(span.matches()).isTrue();
    String fence = span.group(1);
    assertThat(span.group(3)).isEqualTo(fence);
    assertThat(span.group(2)).doesNotContain(fence, "|", "\n", "\r").doesNotMatch("`.*|.*`");
  }

  @Test
  void markdownShowsTheTextItself() {
    assertThat(MarkdownText.code("a_b <i>")).isEqualTo("`a_b <i>`");
    assertThat(MarkdownText.code("`a`` \\|")).isEqualTo("``` `a`` \\\u00a6 ```");
    assertThat(MarkdownText.code("")).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("HOSTILE")
  void workflowCommandsStayOne(String text) {
    assertThat(WorkflowText.message(text))
        .doesNotContain("\n", "\r")
        .doesNotContainPattern("%(?!25)");
    assertThat(WorkflowText.property(text)).doesNotContain(":", ",", "\n", "\r");
  }

  @Test
  void workflowTextIsEscapedAsItsRunnerReadsIt() {
    assertThat(WorkflowText.message("100 %0A: a,b")).isEqualTo("100 %250A: a,b");
    assertThat(WorkflowText.property("100 %: a,b")).isEqualTo("100 %25%3A a%2Cb");
  }
}
