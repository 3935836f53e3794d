package org.convmark.report.chart;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.convmark.report.view.Figure;

/** The formats of pictures. */
public enum ChartFormat {
  /** For papers and slides, of any size. */
  SVG("svg"),
  /** Two pixels a unit; needs a font on the machine. */
  PNG("png");

  private final String word;

  ChartFormat(String word) {
    this.word = word;
  }

  /** The word of the command line, and the ending of files. */
  public String word() {
    return word;
  }

  /** The format of that word; another word is an {@link IllegalArgumentException}. */
  public static ChartFormat of(String word) {
    return Arrays.stream(values())
        .filter(format -> format.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        Locale.ROOT,
                        "chart format: expected one of %s, found '%s'",
                        Arrays.stream(values())
                            .map(ChartFormat::word)
                            .collect(Collectors.joining(", ")),
                        word)));
  }

  /**
   * The figure as a picture.
   *
   * @throws IOException if this machine cannot draw it
   */
  public byte[] draw(Figure figure) throws IOException {
    Picture picture = Picture.of(figure);
    return this == SVG ? SvgCanvas.draw(picture) : PngCanvas.draw(picture);
  }
}
