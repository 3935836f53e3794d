package org.convmark.model.onnx.read;

/** Something that the graph has no word for; the message names the operator. */
final class UnknownOperator extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnknownOperator(String message) {
    super(message);
  }
}
