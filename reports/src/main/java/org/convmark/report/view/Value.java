package org.convmark.report.view;

import java.util.List;
import java.util.OptionalDouble;

/** One place of a table. */
public record Value(String text, Tone tone) {

  static final Value NONE = missing("\u2013");

  public Value {
    text = Text.visible(text);
  }

  /** The text, cut where a line may break: names are long, and hold no spaces. */
  public List<String> parts() {
    return List.of(text.split("(?<=/)"));
  }

  static Value of(String text) {
    return new Value(text, Tone.PLAIN);
  }

  static Value of(double number) {
    return of(Numbers.figure(number));
  }

  static Value of(OptionalDouble number, Value otherwise) {
    return number.isPresent() ? of(number.getAsDouble()) : otherwise;
  }

  static Value of(OptionalDouble number) {
    return of(number, NONE);
  }

  /** Text, or a dash if there is none. */
  static Value orNone(String text) {
    return text.isBlank() ? NONE : of(text);
  }

  static Value missing(String why) {
    return new Value(why, Tone.MUTED);
  }
}
