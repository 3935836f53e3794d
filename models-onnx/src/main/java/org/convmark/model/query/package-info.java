/**
 * The language in which a statement about a network is put to its graph: parsed, checked, computed.
 * Knows networks, and nothing of who states what.
 */
package org.convmark.model.query;
