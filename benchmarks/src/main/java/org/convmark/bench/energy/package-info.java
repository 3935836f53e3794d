/** Counters of energy, and why there is none. What is made of their readings is in results. */
package org.convmark.bench.energy;
