package org.convmark.result;

import java.util.OptionalDouble;

/**
 * How an engine's outputs compared with the reference engine's: one row of {@code parity.csv}. It
 * holds for the cells of other batches too, and that of a backward pass for the train step.
 *
 * @param cell that was run once for the comparison
 * @param outcome OK, or why cells like it are not timed
 * @param error relative error; empty if nothing was compared
 * @param engine what the loaded library told of itself
 * @param callSeconds of a whole call; negative if it came to none
 */
public record Parity(
    Cell cell,
    Outcome outcome,
    OptionalDouble error,
    Provenance.Loaded engine,
    double callSeconds) {}
