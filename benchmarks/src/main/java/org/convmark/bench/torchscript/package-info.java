/**
 * Writes networks as TorchScript archives, which PyTorch loads without Python: code, pickled module
 * and weights in a zip file. Names no engine's classes.
 */
package org.convmark.bench.torchscript;
