package org.convmark.bench.fork;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.convmark.bench.engine.Device;
import org.convmark.result.Outcome;
import org.convmark.result.Status;

/**
 * Which memory ran out. The constants stand in the order in which words are looked for: what a GPU
 * says may have the words of the host too.
 */
public enum OutOfMemory {
  /** A GPU's. */
  DEVICE(
      "device memory",
      "a smaller batch or a GPU with more memory",
      "cuda out of memory|cuda(?: error|\\w* failure \\d+)?: out of memory|cudamalloc"
          + "|cudaerrormemoryallocation|cu(?:dnn|blas|fft)_status_alloc_failed"
          + "|hip out of memory"),
  /** Objects of Java. */
  JAVA_HEAP(
      "Java heap",
      "a smaller batch: forks have a heap of 1 GiB, alike for all engines",
      "java heap space|gc overhead limit|requested array size exceeds"),
  /** Java's buffers outside its heap, which have a bound of their own. */
  DIRECT(
      "direct memory",
      "a smaller batch",
      "cannot reserve \\d+ bytes of direct|direct buffer memory"),
  /** What a container or service is allowed. */
  CONTAINER("container memory", "a smaller batch or a container with a larger limit", ""),
  /** All that the machine has. */
  MACHINE("machine memory", "a smaller batch or a machine with more memory", ""),
  /** An allocation of native code that was refused. */
  NATIVE(
      "native memory",
      "a smaller batch or a machine with more memory",
      "out of memory|can't allocate memory|cannot allocate memory|failed to allocate|bad_alloc"
          + "|alloc_failed|cannot reserve|not enough memory|insufficient memory"
          + "|unable to allocate \\d+ bytes|native memory allocation|unable to create native"
          + "|outofmemoryerror");

  /** What ONNX Runtime says of its own store of memory, on a GPU as on a processor. */
  private static final Pattern EITHER = Pattern.compile("failed to allocate memory for requested");

  private final String words;
  private final String remedy;
  private final Pattern said;

  OutOfMemory(String words, String remedy, String said) {
    this.words = words;
    this.remedy = remedy;
    this.said = Pattern.compile(said.isEmpty() ? "(?!)" : said);
  }

  /**
   * The memory that a message is about; empty if it is about something else.
   *
   * @param device that computed
   */
  public static Optional<OutOfMemory> meant(String message, Device device) {
    String lower = message == null ? "" : message.toLowerCase(Locale.ROOT);
    if (device.kind() == Device.Kind.CUDA && EITHER.matcher(lower).find()) {
      return Optional.of(DEVICE);
    }
    return Arrays.stream(values()).filter(kind -> kind.said.matcher(lower).find()).findFirst();
  }

  /** The outcome, which begins with the kind of memory and ends with what to do. */
  public Outcome outcome(String reason) {
    return new Outcome(
        Status.OOM,
        String.format(
            Locale.ROOT, "%s ran out: %s; try %s", words, reason.replaceAll("\\s+", " "), remedy));
  }

  /** The kind that an outcome begins with, in words; empty if memory did not run out. */
  public static Optional<String> of(Outcome outcome) {
    return List.of(values()).stream()
        .filter(kind -> outcome.status() == Status.OOM)
        .filter(kind -> outcome.message().startsWith(kind.words + " "))
        .map(kind -> kind.words)
        .findFirst();
  }
}
