package org.convmark.model.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * Every byte of an export, planned before the first is written. Protobuf would need the whole model
 * in memory to know its length; here the frames around the weights are written by hand.
 *
 * @param model the model's file
 * @param graphBytes the length of the graph in it
 * @param data the file of external weights
 */
record Layout(Content model, long graphBytes, Optional<Content> data) {

  private static final long PROTOBUF_LIMIT = Integer.MAX_VALUE;
  private static final int ALIGNMENT = 4096;

  static Layout singleFile(Skeleton skeleton, ModelProto header) {
    Content graph = new Content().bytes(skeleton.graph().toByteString());
    for (Initializer initializer : skeleton.initializers()) {
      ByteString tensor = initializer.tensor().build().toByteString();
      ByteString values = frame(TensorProto.RAW_DATA_FIELD_NUMBER, initializer.bytes());
      long length = tensor.size() + values.size() + initializer.bytes();
      graph
          .bytes(frame(GraphProto.INITIALIZER_FIELD_NUMBER, length).concat(tensor).concat(values))
          .values(initializer);
    }
    Content model = framed(header, graph);
    if (model.size() > PROTOBUF_LIMIT) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: expected less than 2 GiB for a single file, found %d bytes; use --external-data",
              skeleton.graph().getName(),
              model.size()));
    }
    return new Layout(model, graph.size(), Optional.empty());
  }

  /**
   * The data begins with a page that names the export it belongs to, so that a model's file and a
   * data file of two exports are never taken for a pair.
   */
  static Layout externalData(Skeleton skeleton, ModelProto header, DataFile file) {
    GraphProto.Builder graph = skeleton.graph().toBuilder();
    Content data = new Content().bytes(file.mark());
    for (Initializer initializer : skeleton.initializers()) {
      data.bytes(padding(data.size()));
      graph.addInitializer(external(initializer, file.name(), data.size()));
      data.values(initializer);
    }
    ByteString bytes = graph.build().toByteString();
    return new Layout(framed(header, new Content().bytes(bytes)), bytes.size(), Optional.of(data));
  }

  /** In bytes, of both files. */
  long size() {
    return model.size() + data.map(Content::size).orElse(0L);
  }

  private static Content framed(ModelProto header, Content graph) {
    return new Content()
        .bytes(header.toByteString())
        .bytes(frame(ModelProto.GRAPH_FIELD_NUMBER, graph.size()))
        .then(graph);
  }

  /** Tag and length of a field whose bytes follow. */
  private static ByteString frame(int field, long length) {
    ByteString.Output bytes = ByteString.newOutput();
    try {
      CodedOutputStream output = CodedOutputStream.newInstance(bytes);
      output.writeTag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
      output.writeUInt64NoTag(length);
      output.flush();
    } catch (IOException e) {
      throw new AssertionError("memory takes every byte", e);
    }
    return bytes.toByteString();
  }

  private static ByteString padding(long size) {
    int over = (int) (size % ALIGNMENT);
    return ByteString.copyFrom(new byte[over == 0 ? 0 : ALIGNMENT - over]);
  }

  private static TensorProto external(Initializer initializer, String file, long offset) {
    return initializer
        .tensor()
        .setDataLocation(TensorProto.DataLocation.EXTERNAL)
        .addExternalData(entry("location", file))
        .addExternalData(entry("offset", Long.toString(offset)))
        .addExternalData(entry("length", Long.toString(initializer.bytes())))
        .build();
  }

  private static StringStringEntryProto entry(String key, String value) {
    return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
  }
}
