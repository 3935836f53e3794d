package org.convmark.bench.run;

import java.time.Duration;
import java.util.Optional;

/** Estimates how long a run still takes: forks take alike, proofs and exports go with them. */
final class Clock {

  private final long start = System.nanoTime();
  private int done;
  private int total;

  Clock(int total) {
    this.total = total;
  }

  void forkDone() {
    done++;
  }

  /** Forks that will not be, since their cell has failed. */
  void drop(int forks) {
    total -= forks;
  }

  int position() {
    return done + 1;
  }

  int total() {
    return total;
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Empty until the first fork has ended. */
  Optional<Duration> left() {
    return done == 0
        ? Optional.empty()
        : Optional.of(elapsed().dividedBy(done).multipliedBy(total - done));
  }
}
