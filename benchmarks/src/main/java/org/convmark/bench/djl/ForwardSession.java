package org.convmark.bench.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import org.convmark.bench.engine.LoadRequest;

/** Inference. */
final class ForwardSession extends DjlSession {

  private NDArray logits;

  ForwardSession(Dialect dialect, LoadRequest request) {
    super(dialect, request);
  }

  @Override
  public void prepare() {
    // whether gradients are recorded is a property of the thread, and true in a new one
    dialect.stopRecording();
    super.prepare();
  }

  @Override
  public void run() {
    logits = block.forward(callInput()).head();
    dialect.synchronise();
  }

  @Override
  public float[] logits() {
    try (NDArray values = logits.toType(DataType.FLOAT32, true)) {
      return values.toFloatArray();
    }
  }
}
