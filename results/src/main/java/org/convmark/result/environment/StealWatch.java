package org.convmark.result.environment;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/** How much of the processors' time other systems on the same hardware take, from a moment on. */
public final class StealWatch {

  private final SystemFiles files;
  private final Optional<CpuTicks> begin;

  /** Begins to watch. */
  public StealWatch() {
    this(new SystemFiles(Path.of("/")));
  }

  StealWatch(SystemFiles files) {
    this.files = files;
    this.begin = CpuTicks.now(files);
  }

  /** In percent of all processors' time since it began; empty where the kernel does not tell. */
  public OptionalDouble percent() {
    return CpuTicks.now(files)
        .flatMap(now -> begin.map(now::since))
        .filter(passed -> passed.total() > 0)
        .map(passed -> OptionalDouble.of(passed.stealPercent()))
        .orElse(OptionalDouble.empty());
  }
}
