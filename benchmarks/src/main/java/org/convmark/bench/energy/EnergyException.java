package org.convmark.bench.energy;

import java.util.Optional;

/** Energy that can't be counted; the message says why. */
public final class EnergyException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String remedy;

  EnergyException(String message) {
    this(message, null);
  }

  EnergyException(String message, String remedy) {
    super(message);
    this.remedy = remedy;
  }

  /** The command that mends it; empty where none does. */
  public Optional<String> remedy() {
    return Optional.ofNullable(remedy);
  }
}
