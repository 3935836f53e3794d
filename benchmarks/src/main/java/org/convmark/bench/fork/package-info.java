/**
 * What runs in a fresh virtual machine whose class path holds one engine: the JMH benchmark, the
 * proof of equality before it, the probe of an engine, the ceilings. Reads a {@link ForkSpec},
 * writes a {@link ForkReport}; knows no plan.
 */
package org.convmark.bench.fork;
