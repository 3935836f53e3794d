/** ONNX Runtime; only here are its classes named. */
package org.convmark.bench.onnxruntime;
