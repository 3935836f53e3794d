package org.convmark.model.arch;

/**
 * One departure of a variant from the paper.
 *
 * @param node the scope that departs, as in the graph's names
 * @param text what the paper says and what is done here
 */
public record Deviation(String node, String text) {}
