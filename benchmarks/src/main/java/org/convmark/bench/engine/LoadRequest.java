package org.convmark.bench.engine;

import java.nio.file.Path;
import org.convmark.result.Workload;

/**
 * What a session is to run.
 *
 * @param network the graph with the values of its parameters and input
 * @param onnx the same as an ONNX file, for engines that read one
 * @param workload what a call does
 * @param batch images of a call
 * @param dropout whether training drops values
 */
public record LoadRequest(
    NetworkData network, Path onnx, Workload workload, int batch, DropoutMode dropout) {

  /** Engines draw different dropout masks, so gradients compare only without. */
  public enum DropoutMode {
    RANDOM,
    OFF
  }
}
