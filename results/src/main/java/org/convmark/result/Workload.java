package org.convmark.result;

import java.util.List;
import java.util.Locale;

/** What is timed. */
public enum Workload {
  /** Inference: batch norm with running statistics, dropout off. */
  FORWARD("forward"),
  /** Gradients of all parameters alone; the forward pass before it is not in the sample. */
  BACKWARD("backward"),
  /** Forward pass, gradients and the SGD update. */
  TRAIN_STEP("train-step"),
  /** One call of a benchmark that is not this suite's: it is read from files and never run. */
  CALL("call");

  private final String word;

  Workload(String word) {
    this.word = word;
  }

  /** The word of the command line and of CSV files. */
  public String word() {
    return word;
  }

  /** The words of all workloads, as files may hold them. */
  public static List<String> words() {
    return words(List.of(values()));
  }

  /** The workloads of networks, which are all that this suite runs. */
  public static List<Workload> ofNetworks() {
    return List.of(FORWARD, BACKWARD, TRAIN_STEP);
  }

  /** The workload of a network; another word is an {@link IllegalArgumentException}. */
  public static Workload ofNetwork(String word) {
    if (word.equals(CALL.word)) {
      throw CALL.notRun();
    }
    return of(word, ofNetworks());
  }

  /** For whoever is asked to run what can only be read from files. */
  public IllegalArgumentException notRun() {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "workload '%s': it is of imported results and can't be run; expected one of %s",
            word,
            words(ofNetworks())));
  }

  /** The workload of that word; another word is an {@link IllegalArgumentException}. */
  public static Workload of(String word) {
    return of(word, List.of(values()));
  }

  private static Workload of(String word, List<Workload> known) {
    return Words.meaning("workload", word, known, Workload::word);
  }

  private static List<String> words(List<Workload> workloads) {
    return workloads.stream().map(Workload::word).toList();
  }
}
