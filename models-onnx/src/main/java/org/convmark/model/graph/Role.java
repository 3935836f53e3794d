package org.convmark.model.graph;

/** What a parameter is to its operator. */
public enum Role {
  WEIGHT,
  BIAS,
  GAMMA,
  BETA,
  RUNNING_MEAN,
  RUNNING_VARIANCE;

  /** Whether a gradient exists: running statistics are measured, not learned. */
  public boolean isTrainable() {
    return this != RUNNING_MEAN && this != RUNNING_VARIANCE;
  }

  /** The last part of a parameter's name. */
  public String word() {
    return switch (this) {
      case WEIGHT -> "weight";
      case BIAS -> "bias";
      case GAMMA -> "gamma";
      case BETA -> "beta";
      case RUNNING_MEAN -> "running_mean";
      case RUNNING_VARIANCE -> "running_variance";
    };
  }
}
