package org.convmark.model.onnx;

import org.convmark.model.graph.OnnxPart;

/** Models without weights, small enough to be handed over in memory. */
public final class OnnxModel {

  private OnnxModel() {}

  /** A part of a training graph as an ONNX file's bytes; parameters are inputs. */
  public static byte[] of(OnnxPart part) {
    return Header.bare().toBuilder()
        .setGraph(new OnnxGraph(ElementType.FLOAT).of(part))
        .build()
        .toByteArray();
  }
}
