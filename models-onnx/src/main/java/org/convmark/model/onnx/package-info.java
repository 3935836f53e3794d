/**
 * ONNX files from weights: streamed in bounded memory, put in place whole or not at all, and reused
 * when they are there already. Knows no engine.
 */
package org.convmark.model.onnx;
