/** What to run: plans from YAML, and the cells that a plan stands for. Starts nothing. */
package org.convmark.bench.plan;
