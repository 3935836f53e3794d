package org.convmark.result.compare;

import java.util.random.RandomGenerator;

/**
 * How the times of a suite without any change differ: the mean of every fork of every cell, whose
 * true mean is 1. Cells of a group take turns, fork by fork, and group follows group.
 */
enum SimulatedNoise {
  /** Forks and iterations differ normally. */
  NORMAL("normal"),
  /** Forks and iterations have a floor and a long tail above it: exp(z), with the same spread. */
  LOG_NORMAL("log-normal"),
  /** Each fork comes to one of two levels by chance. */
  BIMODAL("bimodal"),
  /** Iterations of a fork resemble those before them: AR(1). */
  AUTOCORRELATED("autocorrelated"),
  /** The whole machine is faster and slower for a while: AR(1) from turn to turn. */
  DRIFT("drift");

  private static final int GROUP = 5;
  private static final int ITERATIONS = 10;
  private static final double WITHIN = 0.01;
  private static final double LEVELS_APART = 0.06;
  private static final double ITERATIONS_ALIKE = 0.8;
  private static final double DRIFT_SPREAD = 0.02;
  private static final double TURNS_ALIKE = 0.9;
  private static final double LOG_NORMAL_MEAN = Math.exp(0.5);
  private static final double LOG_NORMAL_SPREAD = Math.sqrt((Math.E - 1) * Math.E);

  private final String word;

  SimulatedNoise(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  /**
   * The fork means of all cells, measured once.
   *
   * @param spread standard deviation between forks, beside what the noise adds
   */
  double[][] means(int cells, int forks, double spread, RandomGenerator random) {
    double[][] means = new double[cells][forks];
    double machine = random.nextGaussian();
    for (int group = 0; group < cells; group += GROUP) {
      for (int fork = 0; fork < forks; fork++) {
        machine = after(machine, TURNS_ALIKE, random);
        double level = this == DRIFT ? 1 + DRIFT_SPREAD * machine : 1;
        for (int cell = group; cell < Math.min(cells, group + GROUP); cell++) {
          means[cell][fork] = level * fork(spread, random) * iterations(random);
        }
      }
    }
    return means;
  }

  private double fork(double spread, RandomGenerator random) {
    double level = 1;
    if (this == BIMODAL) {
      level += random.nextBoolean() ? LEVELS_APART / 2 : -LEVELS_APART / 2;
    }
    return level + spread * standard(random);
  }

  private double iterations(RandomGenerator random) {
    double previous = random.nextGaussian();
    double sum = 0;
    for (int i = 0; i < ITERATIONS; i++) {
      previous =
          this == AUTOCORRELATED ? after(previous, ITERATIONS_ALIKE, random) : standard(random);
      sum += 1 + WITHIN * previous;
    }
    return sum / ITERATIONS;
  }

  /** Of mean 0 and standard deviation 1. */
  private double standard(RandomGenerator random) {
    double normal = random.nextGaussian();
    return this == LOG_NORMAL ? (Math.exp(normal) - LOG_NORMAL_MEAN) / LOG_NORMAL_SPREAD : normal;
  }

  /** The next value of AR(1) whose values have the standard deviation 1. */
  private static double after(double previous, double alike, RandomGenerator random) {
    return alike * previous + Math.sqrt(1 - alike * alike) * random.nextGaussian();
  }
}
