package org.convmark.model.onnx;

/** Where an exported model keeps its weights. */
public enum Form {
  /** In the model's file, which must stay below 2 GiB. */
  SINGLE_FILE,
  /** In a second file of any size, {@code NAME.onnx.data}, each array aligned to 4096 bytes. */
  EXTERNAL_DATA
}
