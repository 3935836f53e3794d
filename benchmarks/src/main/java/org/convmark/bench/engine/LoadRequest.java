package org.convmark.bench.engine;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.convmark.result.Workload;

/**
 * What a session is to run.
 *
 * @param network the graph with the values of its parameters and input
 * @param onnx the same as an ONNX file, for engines that read one
 * @param workload what a call does
 * @param setting batch, precision and layout
 * @param training how, if the workload trains
 */
public record LoadRequest(
    NetworkData network, Path onnx, Workload workload, Setting setting, Training training) {

  /**
   * How the network is run.
   *
   * @param batch images of a call
   * @param precision that it is held and computed in
   * @param layout that engines with a choice are to hold it in; empty for the faster one of each
   */
  public record Setting(int batch, Precision precision, Optional<Layout> layout) {

    /** In the layout in which each engine is fastest. */
    public Setting(int batch, Precision precision) {
      this(batch, precision, Optional.empty());
    }
  }

  public LoadRequest {
    if (workload == Workload.FORWARD && !network.graph().auxiliaries().isEmpty()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: expected the form for inference, found auxiliary classifiers, whose work would be"
                  + " timed; pass Graph.inference()",
              network.graph().name()));
    }
  }

  public int batch() {
    return setting.batch();
  }

  public Precision precision() {
    return setting.precision();
  }

  public Optional<Layout> layout() {
    return setting.layout();
  }
}
