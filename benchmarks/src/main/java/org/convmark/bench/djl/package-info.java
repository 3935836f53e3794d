/**
 * What the engines that DJL drives have in common: the block that interprets a graph operator by
 * operator, and a session for each workload. Names no engine's classes; those are dialects.
 */
package org.convmark.bench.djl;
