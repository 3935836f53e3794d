package org.convmark.result;

/**
 * One timed iteration.
 *
 * @param cellId {@link Cell#id()}
 * @param fork counted from 1
 * @param iteration counted from 1 within its fork, warm-up included
 * @param phase whether it counts
 * @param seconds wall time until the device had finished
 */
public record Sample(String cellId, int fork, int iteration, Phase phase, double seconds) {}
