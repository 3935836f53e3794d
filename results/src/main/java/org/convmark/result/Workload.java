package org.convmark.result;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is timed. */
public enum Workload {
  /** Inference: batch norm with running statistics, dropout off. */
  FORWARD("forward"),
  /** Gradients of all parameters alone; the forward pass before it is not in the sample. */
  BACKWARD("backward"),
  /** Forward pass, gradients and the SGD update. */
  TRAIN_STEP("train-step");

  private final String word;

  Workload(String word) {
    this.word = word;
  }

  /** The word of the command line and of CSV files. */
  public String word() {
    return word;
  }

  /** The words of all workloads. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Workload::word).toList();
  }

  /** The workload of that word; another word is an {@link IllegalArgumentException}. */
  public static Workload of(String word) {
    return Arrays.stream(values())
        .filter(workload -> workload.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        Locale.ROOT, "workload: expected one of %s, found '%s'", words(), word)));
  }
}
