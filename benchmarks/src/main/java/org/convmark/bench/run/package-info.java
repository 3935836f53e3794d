/**
 * Turns a plan into measured cells: probes engines, proves them equal, starts forks, writes what
 * they measured. Engines run in processes of their own, never in this one.
 */
package org.convmark.bench.run;
