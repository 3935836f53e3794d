package org.convmark.bench.own;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convmark.model.onnx.read.InputType;
import org.convmark.model.onnx.read.OneLine;

/**
 * What a caller says of an input, such as {@code 1x3x224x224} or {@code 1x128:int64}.
 *
 * @param dims each at least 1
 * @param type empty if it is left to the file
 */
public record InputShape(List<Long> dims, Optional<InputType> type) {

  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,10}(?:x[0-9]{1,10}){0,15})(?::([a-z0-9]+))?");

  public InputShape {
    dims = List.copyOf(dims);
  }

  /** The shape that {@code text} says; another text is an {@link IllegalArgumentException}. */
  public static InputShape of(String name, String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw problem(name, text, "expected NAME=SHAPE such as x=1x3x224x224");
    }
    List<Long> dims = Arrays.stream(form.group(1).split("x", -1)).map(Long::valueOf).toList();
    if (dims.stream().anyMatch(dim -> dim < 1 || dim > Integer.MAX_VALUE)) {
      throw problem(name, text, "expected dimensions from 1 to 2147483647");
    }
    return new InputShape(dims, Optional.ofNullable(form.group(2)).map(InputType::of));
  }

  private static IllegalArgumentException problem(String name, String text, String problem) {
    return new IllegalArgumentException(
        String.format(Locale.ROOT, "input %s=%s: %s", OneLine.of(name), OneLine.of(text), problem));
  }
}
