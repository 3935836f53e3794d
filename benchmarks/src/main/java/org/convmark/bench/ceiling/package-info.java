/**
 * Networks of no paper that show what an engine attains at most, in arithmetic and on memory, and
 * how their calls are timed. Knows engines by their interface only, and starts no processes.
 */
package org.convmark.bench.ceiling;
