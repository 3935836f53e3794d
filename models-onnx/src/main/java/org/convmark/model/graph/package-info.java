/**
 * The network as data: an immutable graph, its operators with shape rule, parameters, cost and ONNX
 * form, and the fluent builder. Knows no architecture and no engine.
 */
package org.convmark.model.graph;
