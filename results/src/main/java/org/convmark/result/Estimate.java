package org.convmark.result;

import java.util.Optional;

/** A value with its confidence interval, if there is evidence enough for one. */
public record Estimate(double value, Optional<Interval> interval) {}
