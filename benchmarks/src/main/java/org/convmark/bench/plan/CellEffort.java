package org.convmark.bench.plan;

/**
 * How much evidence some cells of a plan are given, other than the rest.
 *
 * @param cells which
 * @param effort its time of the run is the plan's
 */
public record CellEffort(CellMatcher cells, Effort effort) {}
