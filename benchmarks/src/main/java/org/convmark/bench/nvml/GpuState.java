package org.convmark.bench.nvml;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How a GPU does at a moment; empty where its driver does not tell.
 *
 * @param smClockMhz of its multiprocessors
 * @param memoryClockMhz of its memory
 * @param celsius its temperature
 * @param watts that it draws
 * @param throttle what holds its clocks down
 */
public record GpuState(
    OptionalInt smClockMhz,
    OptionalInt memoryClockMhz,
    OptionalInt celsius,
    OptionalDouble watts,
    ThrottleReasons throttle) {}
