/**
 * ONNX files of users, who may be hostile: what a file declares, and its graph where the operators
 * are known. Weights are never loaded, nothing outside the model's folder is touched.
 */
package org.convmark.model.onnx.read;
